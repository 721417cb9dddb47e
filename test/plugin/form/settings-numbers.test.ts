import { describe, expect, it } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { say } from '../../../src/plugin/words/words.ts'
import { callerId, enumerator, parameters, respondent } from '../world/fixtures.ts'

const words = createWords(allEnglish)
const noPlus =
  'Write + and the country code in front, or give country. Excel takes a + away: format the column as text.'

function check(changes: Readonly<Record<string, unknown>>) {
  const given: Readonly<Record<string, unknown>> = { ...parameters, ...changes }
  const { settings, problems } = checkParameters((name) => given[name], [])
  const told = problems.map(({ parameter, said }) => `${parameter} ${say(words, said)}`)
  return { settings, told }
}

describe('the numbers of a form', () => {
  it.each<[name: string, read: (settings: Settings | undefined) => string | undefined]>([
    ['from_number', (settings) => settings?.enumerator.value],
    ['to_number', (settings) => settings?.respondents[0]?.number],
    ['twilio_number', (settings) => settings?.twilioNumbers[0]],
  ])('are brought into one form in %s', (name, read) => {
    for (const written of ['+254 711-222.444', '00254711222444', ' +254 (711) 222444 ']) {
      expect(read(check({ [name]: written }).settings)).toBe('+254711222444')
    }
  })

  it.each([
    ['a national number', '0711222333'],
    ['what a spreadsheet makes of one', '2.55E+11'],
    ['what a spreadsheet makes of one, as a number', 2.55e11],
    ['TwiML', '+254711222333</Number><Number>+19005550100'],
    ['a word', 'Maria'],
  ])('are refused in each parameter where one is %s', (_what, written) => {
    for (const name of ['from_number', 'to_number', 'twilio_number']) {
      const { settings, told } = check({ [name]: written })
      expect(settings).toBeUndefined()
      expect(told).toHaveLength(1)
      expect(told[0]).toMatch(new RegExp(`^${name} is ".*"\\. [A-Z].+\\.$`))
    }
  })

  it('may be a SIP or client address for the enumerator alone', () => {
    for (const [address, kind] of [
      ['sip:maria@example.com', 'sip'],
      ['client:maria', 'client'],
    ]) {
      expect(check({ from_number: address }).settings?.enumerator).toEqual({ kind, value: address })
      for (const name of ['to_number', 'twilio_number']) {
        expect(check({ [name]: address }).settings).toBeUndefined()
      }
    }
  })

  it('may be several respondents, each with a label of its own', () => {
    const to_number = `${respondent}|+254 711 222 334 | 00254711222335`
    expect(check({ to_number, to_label: 'Maria | Her son' }).settings?.respondents).toEqual([
      { number: respondent, label: 'Maria' },
      { number: '+254711222334', label: 'Her son' },
      { number: '+254711222335', label: '' },
    ])
  })

  it('may be several caller IDs', () => {
    const { settings } = check({ twilio_number: `${callerId}|+1 202 555 0111` })
    expect(settings?.twilioNumbers).toEqual([callerId, '+12025550111'])
  })

  it('may not be several enumerators', () => {
    expect(check({ from_number: '+254700000001|+254700000002' }).settings).toBeUndefined()
  })

  it('are refused where none of several is one, and each is told', () => {
    const { settings, told } = check({ to_number: '0711|Maria' })
    expect(settings).toBeUndefined()
    expect(told).toEqual([
      `to_number is "0711". ${noPlus}`,
      'to_number is "Maria". This has letters: write digits in their place.',
    ])
  })

  it.each([
    ['0711', noPlus],
    ['Maria', 'This has letters: write digits in their place.'],
    [`${respondent}x4`, 'This has an extension, which cannot be dialled: write the number alone.'],
    [`${respondent};+254722333444`, 'This is more than one number: separate several with |.'],
  ])('are called without what is none beside them, which is told: %s', (bad, why) => {
    const { settings, told } = check({ to_number: `${bad}|${respondent}`, to_label: 'Her son|Maria' })
    expect(settings?.respondents).toEqual([
      { number: '', label: 'Her son' },
      { number: respondent, label: 'Maria' },
    ])
    expect(told).toEqual([`to_number has "${bad}", which is left out. ${why}`])
  })

  it.each(['NA', 'N/A', 'n.a.', '-999', '-99', '.', '0', 'none', 'null', '-', '--', '?'])(
    'are called without %s beside them, which many an export has for an empty cell',
    (empty) => {
      const { settings, told } = check({ to_number: `${respondent}|${empty}` })
      expect(settings?.respondents.map(({ number }) => number)).toEqual([respondent, ''])
      expect(told).toEqual([`to_number has "${empty}" in place of a number: it is left out.`])
      expect(check({ to_number: empty }).settings).toBeUndefined()
    },
  )

  it('leave from the caller IDs that are numbers', () => {
    const { settings, told } = check({ twilio_number: `NA|${callerId}|0711` })
    expect(settings?.twilioNumbers).toEqual([callerId])
    expect(told).toHaveLength(2)
  })

  it('are quoted as they can be seen', () => {
    const { told } = check({ from_number: '\u2066254711\u200b222333\u2069\u00a0' })
    expect(told[0]).toBe(`from_number is "254711222333". ${noPlus}`)
  })
})

describe('one number in two parameters', () => {
  it.each([
    ['the enumerator’s', { to_number: enumerator }, 'to_number', enumerator, 'from_number'],
    [
      'the enumerator’s, written otherwise',
      { to_number: '00254 700-000001' },
      'to_number',
      '00254 700-000001',
      'from_number',
    ],
    ['the caller ID', { to_number: callerId }, 'to_number', callerId, 'twilio_number'],
    [
      'the caller ID as the enumerator’s',
      { twilio_number: enumerator },
      'twilio_number',
      enumerator,
      'from_number',
    ],
    [
      'one of Mexico with and without its 1',
      { from_number: '+525512345678', to_number: '+5215512345678' },
      'to_number',
      '+5215512345678',
      'from_number',
    ],
  ])('calls nobody: %s', (_whose, changes, name, value, other) => {
    const { settings, told } = check(changes)
    expect(settings).toBeUndefined()
    expect(told).toEqual([
      `${name} is "${value}". It is the same number as ${other}: write two different numbers.`,
    ])
  })

  it('is left out among several, and only that one', () => {
    const { settings, told } = check({
      to_number: `${enumerator}|${respondent}|${callerId}`,
      twilio_number: `${callerId}|${enumerator}`,
    })
    expect(settings?.respondents.map(({ number }) => number)).toEqual(['', respondent, ''])
    expect(settings?.twilioNumbers).toEqual([callerId])
    expect(told).toHaveLength(3)
  })

  it('does no harm to a message, which does not ring the enumerator', () => {
    expect(check({ action: 'sms', to_number: enumerator }).told).toEqual([])
    expect(check({ action: 'sms', from_number: callerId }).told).toEqual([])
    expect(check({ action: 'sms', to_number: callerId }).settings).toBeUndefined()
  })
})

describe('a sender with letters', () => {
  it('belongs into a messaging service', () => {
    const { settings, told } = check({ action: 'sms', twilio_number: 'SURVEY' })
    expect(settings).toBeUndefined()
    expect(told).toEqual([
      'twilio_number is "SURVEY", a sender with letters: put it into a messaging service, and write messaging_service_sid instead.',
    ])
    const serviceSid = 'MG0123456789abcdef0123456789abcdef'
    const both = check({ action: 'sms', twilio_number: 'SURVEY', messaging_service_sid: serviceSid })
    expect(both.settings?.message.serviceSid).toBe(serviceSid)
    expect(both.told).toHaveLength(1)
  })

  it('is no caller ID', () => {
    expect(check({ twilio_number: 'SURVEY' }).told).toEqual([
      'twilio_number is "SURVEY". This has letters: write digits in their place.',
    ])
  })
})

describe('a hidden number', () => {
  it('is in no problem that is told', () => {
    const hidden = ['0711222333', '254711222333', 254711222333, '0711222333|0711222334', 'x0711222333']
    for (const to_number of hidden) {
      const { settings, told } = check({ to_number, display_number: 0, ring_seconds: 'x' })
      expect(settings).toBeUndefined()
      expect(told.join()).toContain('to_number is no number that can be called.')
      expect(told.join()).not.toMatch(/711|222|33/)
    }
  })

  it('is hidden too where display_number cannot be understood', () => {
    const { told } = check({ to_number: '0711222333', display_number: 'nope' })
    expect(told).toHaveLength(2)
    expect(told.join()).not.toContain('711')
  })

  it('is in no problem beside one that can be called', () => {
    const { settings, told } = check({ to_number: `${respondent}|0722333444x|NA`, display_number: 0 })
    expect(settings?.respondents).toHaveLength(3)
    expect(told).toEqual([
      'to_number has at place 2 what is left out. This has letters: write digits in their place.',
      'to_number has "NA" in place of a number: it is left out.',
    ])
  })
})
