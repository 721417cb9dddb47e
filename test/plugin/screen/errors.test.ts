import { describe, expect, it } from 'vitest'
import { describeRefusal, knownCodes } from '../../../src/plugin/screen/errors.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { english } from '../../../src/plugin/words/english/field-words.ts'
import { refusalWith } from '../world/fixtures.ts'

const words = createWords(english)

function told(code: number, message = 'Some words of Twilio'): { title: string; text: string } {
  const { title, text } = describeRefusal(refusalWith(code, message))
  return { title: words(title.key, title.values), text: words(text.key, text.values) }
}

describe('what Twilio refused', () => {
  it.each([
    [4031, /asked not to be called again/],
    [4032, /cannot be read/],
    [10001, /account is not active/],
    [10004, /too busy/],
    [20003, /credentials/],
    [20005, /account is not active/],
    [20008, /test credentials/],
    [20403, /key may not/],
    [20404, /does not know/],
    [20429, /too busy/],
    [21210, /caller ID/],
    [21211, /Your phone number is not valid/],
    [21212, /caller ID/],
    [21213, /caller ID/],
    [21214, /Your phone cannot be reached/],
    [21215, /country/],
    [21216, /blocks this number/],
    [21217, /Your phone number is not valid/],
    [21219, /not verified/],
    [21220, /already over/],
    [70051, /key may not/],
  ])('with code %d is told in plain words', (code, title) => {
    expect(told(code).title).toMatch(title)
    expect(told(code).text).not.toBe('')
    expect(told(code).text).not.toContain('Twilio said')
    expect(knownCodes).toContain(code)
  })

  it('has a sentence in this file for each code of the table', () => {
    expect(knownCodes).toHaveLength(21)
  })

  it('names the parameters to look at', () => {
    expect(told(20003).text).toMatch(/account_sid.*auth_token/)
    expect(told(21211).text).toContain('from_number')
    expect(told(21210).text).toContain('twilio_number')
    expect(told(20404).text).toContain('account_sid')
  })

  it('with a code that is not in the table is told in the words of Twilio', () => {
    const { title, text } = told(99999, 'Something new & <b>odd</b>')
    expect(title).toBe('Twilio did not accept this')
    expect(text).toBe('Twilio said: Something new & <b>odd</b>')
  })

  it('keeps its code', () => {
    expect(describeRefusal(refusalWith(21215)).code).toBe(21215)
    expect(describeRefusal(refusalWith(99999)).code).toBe(99999)
  })
})
