import { describe, expect, it } from 'vitest'
import { describeMessageError, knownMessageCodes } from '../../../src/plugin/message/errors.ts'
import { describeCode, knownCodes } from '../../../src/plugin/screen/errors.ts'
import { tell } from '../../../src/plugin/screen/notices.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { languages } from '../../../src/plugin/words/languages.ts'

const words = createWords(allEnglish)

function told(code: number, message = 'Some words of Twilio') {
  return tell(describeCode(code), words, { code, values: { message } })
}

const supervisor = 'Tell your supervisor:'
const goBack = 'Go back and correct the number, or tell your supervisor.'

describe('what Twilio refused', () => {
  it.each([
    [10001, 'The Twilio account is not active', /out of credit/],
    [20003, 'Twilio refused the key', /account_sid.*auth_token.*api_key.*service_key/],
    [20005, 'The Twilio account is not active', /out of credit/],
    [20008, 'The key is for tests only', /live ones/],
    [20403, 'The key may not do this', /API key.*Twilio console/],
    [20404, 'Twilio does not know this account or call', /account_sid/],
    [21210, 'Twilio refused the number that calls come from', /^twilio_number/],
    [21212, 'Twilio refused the number that calls come from', /^twilio_number/],
    [21213, 'Twilio refused the number that calls come from', /^twilio_number/],
    [21215, 'Calls to this country are not switched on', /Voice Geographic Permissions/],
    [21216, 'Twilio blocks this number', /Twilio support/],
    [21219, 'Your phone number is not verified', /from_number/],
    [70051, 'The key may not do this', /API key.*Twilio console/],
  ])(
    'with code %d is to be told to the supervisor, and what to do is the designer’s',
    (code, what, designer) => {
      const { title, text, code: shown, designer: explained } = told(code)
      expect([title, text, shown]).toEqual([supervisor, `${what} (Twilio\u00a0${code})`, ''])
      expect(explained).toMatch(designer)
      expect(knownCodes).toContain(code)
    },
  )

  it.each([
    [21211, 'Your phone number is not valid', goBack],
    [
      21214,
      'Your phone cannot be reached from Twilio',
      'Go back and correct its number, or use another phone.',
    ],
    [21217, 'Your phone number is not valid', goBack],
  ])('with code %d can be mended by the enumerator in an earlier field', (code, title, text) => {
    expect(told(code)).toMatchObject({
      title,
      text,
      code: `Twilio\u00a0${code}`,
      designer: 'Check from_number.',
    })
    expect(knownCodes).toContain(code)
  })

  it.each([
    [4031, /asked not to be called again/, /Ask your supervisor/],
    [4032, /cannot be read/, /Try again in a minute/],
    [10004, /too busy/, /Wait a minute/],
    [20429, /too busy/, /Wait a minute/],
    [21220, /already over/, /Tap Update status/],
  ])('with code %d is nothing for the designer', (code, title, text) => {
    const notice = told(code)
    expect(notice.title).toMatch(title)
    expect(notice.text).toMatch(text)
    expect(notice).not.toHaveProperty('designer')
    expect(knownCodes).toContain(code)
  })

  it('has a sentence in this file for each code of the table', () => {
    expect(knownCodes).toHaveLength(21)
  })

  it('with a code that is not in the table is told to the designer in the words of Twilio', () => {
    const { title, text, designer } = told(99999, 'Something new & <b>odd</b>')
    expect([title, text]).toEqual([supervisor, 'Twilio did not accept this (Twilio\u00a099999)'])
    expect(designer).toBe('Twilio said: Something new & <b>odd</b>')
  })

  it('by the team’s own Functions has no code to look up', () => {
    expect(told(403, 'your team’s Function refused this').text).toBe('Twilio did not accept this')
  })
})

describe('what the enumerator is told of an error', () => {
  const all = [
    ...knownCodes.map(describeCode),
    ...knownMessageCodes.map(describeMessageError),
    describeCode(1),
  ]
  const tables = { en: allEnglish, ...languages }

  it.each(Object.entries(tables))(
    'names no parameter, no console and no permission in %s',
    (code, tables) => {
      const table: Readonly<Record<string, string>> =
        code === 'en' ? allEnglish : Object.assign({}, ...Object.values(tables))
      const keys = all.flatMap((one) => (one ? [one.title, one.text ?? 'tellSupervisor'] : []))
      const ours = ['unsureDenied', 'legDenied', 'sendUnsureDenied', 'historyDenied', 'messagesDenied']
      const wrong = [...keys, ...ours].filter((key) =>
        /[a-z]_[a-z]|\bAPI\b|console|consola|permissions|\bSID\b|\//i.test(table[key] ?? ''),
      )
      expect(wrong).toEqual([])
    },
  )
})
