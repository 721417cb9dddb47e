import { describe, expect, it } from 'vitest'
import { rowOf } from '../../../../src/plugin/panel/history/rows.ts'
import { createWords } from '../../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../../src/plugin/words/english/all-english.ts'
import { readAddress } from '../../../../src/twilio/phone-number.ts'
import { callWith, respondent, scriptTwilio, settingsWith } from '../../world/fixtures.ts'

const { clock } = scriptTwilio(() => ({ kind: 'nothing', cause: 'network' }))
const call = callWith({ from: respondent, to: '+12025550110', direction: 'inbound', status: 'completed' })

/** What is noted of the respondent's call that `to` answered, where the field's enumerator is `from_number`. */
function noteOf(from_number: string, to: string): string {
  const enumerator = readAddress(from_number) ?? { kind: 'number', value: '' }
  const leg = callWith({ to, status: 'completed', duration: '60', parent_call_sid: call.sid })
  const world = {
    words: createWords(allEnglish),
    settings: settingsWith({ enumerator }),
    clock,
  }
  return rowOf({ kind: 'in', call, legs: [leg], isRecorded: false }, world).note
}

describe("the row of a respondent's own call", () => {
  it.each([
    ['+254700000001', '+254700000001'],
    ['sip:maria@office.example.com', 'maria@office.example.com'],
    ['sip:maria@office.example.com', 'sip:maria@office.example.com:5061;transport=tls'],
    ['client:maria', 'client:maria'],
    ['client:maria', 'maria'],
  ])('says that the enumerator at %s answered where Twilio writes %s', (from_number, to) => {
    expect(noteOf(from_number, to)).toMatch(/, you answered$/)
  })

  it.each([
    ['+254700000001', '+254700000002'],
    ['sip:maria@office.example.com', 'mario@office.example.com'],
    ['client:maria', '+254700000001'],
  ])('says so of nobody else: not of %s where Twilio writes %s', (from_number, to) => {
    expect(noteOf(from_number, to)).not.toContain('you answered')
  })
})
