import { describe, expect, it } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { callerId, parameters, respondent } from '../world/fixtures.ts'

const words = createWords(allEnglish)

function check(changes: Readonly<Record<string, unknown>>) {
  const given: Readonly<Record<string, unknown>> = { ...parameters, ...changes }
  const { settings, problems } = checkParameters((name) => given[name], [])
  const told = problems.map(({ parameter, said }) => `${parameter} ${words(said.key, said.values)}`)
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
      expect(told[0]).toMatch(new RegExp(`^${name} is ".*": write it with \\+ and the country code`))
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

  it('are refused where one of several is bad, and all bad ones are told', () => {
    const { settings, told } = check({ to_number: `${respondent}|0711|Maria` })
    expect(settings).toBeUndefined()
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('"0711"')
    expect(told[1]).toContain('"Maria"')
  })
})

describe('a hidden number', () => {
  it('is in no problem that is told', () => {
    const hidden = ['0711222333', '254711222333', 254711222333, '0711222333|0711222334', 'x0711222333']
    for (const to_number of hidden) {
      const { settings, told } = check({ to_number, display_number: 0, ring_seconds: 'x' })
      expect(settings).toBeUndefined()
      expect(told.join()).toContain('to_number is not a full number')
      expect(told.join()).not.toMatch(/711|222|33/)
    }
  })

  it('is hidden too where display_number cannot be understood', () => {
    const { told } = check({ to_number: '0711222333', display_number: 'nope' })
    expect(told).toHaveLength(2)
    expect(told.join()).not.toContain('711')
  })
})
