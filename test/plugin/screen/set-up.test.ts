import { describe, expect, it } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { setUpBox } from '../../../src/plugin/screen/set-up.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { callerId, enumerator, parameters, respondent } from '../world/fixtures.ts'

const words = createWords(allEnglish)

function box(changes: Readonly<Record<string, unknown>>) {
  const given: Readonly<Record<string, unknown>> = { ...parameters, ...changes }
  const { problems } = checkParameters((name) => given[name], Object.keys(given))
  return setUpBox(words, problems)
}

/** What the enumerator reads, line by line. */
function told(changes: Readonly<Record<string, unknown>>): string[] | undefined {
  return box(changes)?.told.map(({ who, number, text }) => [who, number, text].filter(Boolean).join(' | '))
}

const goBack = 'Go back and correct the number, or tell your supervisor.'
const noPlus = 'This number needs + and the country code, such as +254.'
const tellSupervisor = 'Tell your supervisor: | This field is not set up yet'

describe('what the enumerator is told of a form that cannot call', () => {
  it.each([
    ['the own number', { from_number: '0700000001' }, `Your phone | 0700000001 | ${noPlus} ${goBack}`],
    ['the respondent’s', { to_number: '0711222333' }, `Respondent | 0711222333 | ${noPlus} ${goBack}`],
    [
      'one with a name',
      { to_number: '254711222333', to_label: 'Maria' },
      `Maria | 254711222333 | ${noPlus} ${goBack}`,
    ],
    [
      'what Excel made of one',
      { to_number: '2.55E+11' },
      `Respondent | 2.55E+11 | Excel has changed this number: write it again, with + and the country code. ${goBack}`,
    ],
    ['one that was left empty', { to_number: '' }, `Respondent | Enter a number first. ${goBack}`],
    ['the own one, left empty', { from_number: '' }, `Your phone | Enter a number first. ${goBack}`],
    [
      'one that is given twice',
      { to_number: enumerator },
      `Respondent | ${enumerator} | It is the same as another number here. ${goBack}`,
    ],
  ])('of a number is what to do: %s', (_which, changes, line) => {
    expect(told(changes)).toEqual([line])
    expect(box(changes)?.blocks).toBe(true)
  })

  it('of several numbers is which of them', () => {
    expect(told({ to_number: '0711|Maria', to_label: '|Her son' })).toEqual([
      `Number 1 | 0711 | ${noPlus} ${goBack}`,
      `Her son | Maria | This has letters: write digits in their place. ${goBack}`,
    ])
  })

  it.each([
    ['twilio_number', ''],
    ['twilio_number', '0711222333'],
    ['account_sid', ''],
    ['record', 'maybe'],
    ['country', 'XX'],
  ])('of anything else is to tell the supervisor, once: %s=%s', (name, value) => {
    expect(told({ [name]: value, ring_seconds: 'x' })).toEqual([tellSupervisor])
    expect(box({ [name]: value })?.designer.map(({ parameter }) => parameter)).toEqual([name])
  })

  it('is both where both are wrong', () => {
    expect(told({ to_number: '0711222333', auth_token: '' })).toEqual([
      `Respondent | 0711222333 | ${noPlus} ${goBack}`,
      tellSupervisor,
    ])
  })

  it('holds nothing of a hidden number', () => {
    const hidden = JSON.stringify(box({ to_number: '0711222333|0711222334x', display_number: 0 }))
    expect(hidden).toContain(noPlus)
    expect(hidden).not.toMatch(/711|222|33/)
  })

  it('names no parameter, and each line of the designer begins with one', () => {
    const wrong = box({ from_number: '1', to_number: '2', twilio_number: '3', auth_token: '', record: '4' })
    expect(JSON.stringify(wrong?.told)).not.toMatch(/[a-z]_[a-z]/)
    expect(wrong?.designer.map(({ parameter }) => parameter)).toEqual([
      'from_number',
      'to_number',
      'twilio_number',
      'auth_token',
      'record',
    ])
  })
})

describe('what the enumerator is told of a form that can call all the same', () => {
  it('is nothing where only the designer can do something', () => {
    expect(box({ to_lable: 'Maria' })).toMatchObject({ blocks: false, told: [] })
    expect(box({ to_number: `${respondent}|NA` })).toMatchObject({ blocks: false, told: [] })
    expect(box({ twilio_number: `${callerId}|0711` })).toMatchObject({ blocks: false, told: [] })
  })

  it('is which number was left out', () => {
    expect(told({ to_number: `${respondent}|0722333444` })).toEqual([
      `Number 2 | 0722333444 | ${noPlus} ${goBack}`,
    ])
  })

  it('is nothing where all is well', () => {
    expect(box({})).toBeUndefined()
  })
})
