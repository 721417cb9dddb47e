import { describe, expect, it, vi } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { say } from '../../../src/plugin/words/words.ts'
import { callerId, enumerator, parameters, respondent } from '../world/fixtures.ts'

const words = createWords(allEnglish)

function check(changes: Readonly<Record<string, unknown>>) {
  const given: Readonly<Record<string, unknown>> = { ...parameters, ...changes }
  const { settings, problems } = checkParameters((name) => given[name], Object.keys(given))
  return { settings, told: problems.map(({ parameter, said }) => `${parameter} ${say(words, said)}`) }
}

describe('the country of a form', () => {
  it.each(['KE', 'ke', ' Ke '])('is taken in any case: %s', (country) => {
    expect(check({ country })).toMatchObject({ settings: { country: 'KE' }, told: [] })
  })

  it.each([undefined, null, '', ' '])('may be left out: %s', (country) => {
    expect(check({ country })).toMatchObject({ settings: { country: '' }, told: [] })
  })

  it.each([
    ['Kenya', 'KE'],
    ['nigeria', 'NG'],
    ['KEN', 'KE'],
    ['254', 'KE'],
    [254, 'KE'],
    ['+225', 'CI'],
    ['UK', 'GB'],
    ['XX', 'KE'],
  ])('is refused by its name where it is none, with the closest: %s', (country, closest) => {
    expect(check({ country })).toEqual({
      settings: undefined,
      told: [`country is "${country}", which is no country. Write its two letters, such as ${closest}.`],
    })
  })

  it('is refused as well on a device that does not know the names of countries', () => {
    vi.stubGlobal('Intl', { ...Intl, DisplayNames: undefined })
    expect(check({ country: 'Nigeria' }).told).toHaveLength(1)
    vi.unstubAllGlobals()
  })

  it('lets the two phones be written as they are dialled there, and the Twilio number not', () => {
    const home = { country: 'KE', from_number: '0700 000 001', to_number: '0711222333' }
    expect(check(home).settings).toMatchObject({
      enumerator: { kind: 'number', value: enumerator },
      respondents: [{ number: respondent }],
      twilioNumbers: [callerId],
    })
    expect(check({ ...home, twilio_number: '0733000000' }).told).toEqual([
      'twilio_number is "0733000000". Write + and the country code in front, or give country. Excel takes a + away: format the column as text.',
    ])
  })

  it('is for messages too, and for each of several numbers', () => {
    const { settings } = check({
      action: 'sms',
      country: 'KE',
      to_number: '0711222333|+12025550123|722333444',
    })
    expect(settings?.respondents.map(({ number }) => number)).toEqual([
      respondent,
      '+12025550123',
      '+254722333444',
    ])
  })

  it('names what is no number there', () => {
    expect(check({ country: 'KE', to_number: '0711' }).told).toEqual([
      'to_number is "0711". No such number is known in KE. Write it with + and the country code.',
    ])
  })

  it('does not let one phone ring itself under two spellings', () => {
    expect(check({ country: 'KE', from_number: '0711222333', to_number: '+254711222333' }).told).toEqual([
      'to_number is "+254711222333". It is the same number as from_number: write two different numbers.',
    ])
  })

  it('does not show a hidden number', () => {
    const { told } = check({ country: 'KE', to_number: '07112223', display_number: 0 })
    expect(told).toEqual([
      'to_number is no number that can be called. No such number is known in KE. Write it with + and the country code.',
    ])
  })
})
