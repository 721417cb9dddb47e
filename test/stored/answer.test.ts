import { describe, expect, it } from 'vitest'
import { readAnswer, writeAnswer } from '../../src/stored/answer.ts'
import { callWith, entryWith } from '../plugin/world/fixtures.ts'
import { accountSid, callSid } from '../twilio/call-json.ts'

const root = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${callSid}`
const plain = { record: 'always', details: false } as const
const detailed = { record: 'always', details: true } as const

describe('the answer', () => {
  it('has the four items of 2020, to the letter', () => {
    expect(writeAnswer(callWith(), [], plain)).toBe(`queued|${callSid}|${root}.json|${root}/Recordings.json`)
  })

  it('has the status of the leg of the enumerator', () => {
    const leg = { sid: 'CAleg', status: 'no-answer' } as const
    const call = callWith({ status: 'completed' })
    expect(writeAnswer(call, [entryWith({ leg })], plain)).toMatch(/^completed\|/)
  })

  it('names the recordings where a call may have some', () => {
    const call = callWith()
    expect(writeAnswer(call, [], { record: 'never', details: false })).toBe(`queued|${callSid}|${root}.json|`)
    expect(writeAnswer(call, [], { record: 'consent', details: false })).toMatch(/\/Recordings\.json$/)
  })
})

describe('the answer with details', () => {
  const ended = callWith({
    status: 'completed',
    start_time: 'Thu, 15 Jan 2026 09:00:10 +0000',
    end_time: 'Thu, 15 Jan 2026 12:05:10 +0300',
  })
  const entry = entryWith({
    number: 2,
    leg: { sid: 'CAleg', status: 'completed', rung: 12, talked: 252 },
    disposition: '1.1',
  })
  const items = writeAnswer(ended, [entryWith({ sid: 'CAold' }), entry], detailed).split('|')

  // Forms and exports in the field read these by position: a row here is only ever added at the end.
  it.each([
    [0, 'the status of the leg of the enumerator', 'completed'],
    [1, 'its SID', callSid],
    [2, 'the address of the call', `${root}.json`],
    [3, 'the address of its recordings', `${root}/Recordings.json`],
    [4, 'the status of the leg of the respondent', 'completed'],
    [5, 'its SID', 'CAleg'],
    [6, 'the seconds it rang', '12'],
    [7, 'the seconds people talked', '252'],
    [8, 'the start', '2026-01-15T09:00:10Z'],
    [9, 'the end', '2026-01-15T09:05:10Z'],
    [10, 'the calls placed in this field', '2'],
    [11, 'which of the numbers was dialled', '2'],
    [12, 'the disposition', '1.1'],
    [13, 'nothing yet: a number entered by hand', ''],
  ])('has at position %d %s', (position, _what, item) => {
    expect(items[position]).toBe(item)
  })

  it('has no position more', () => {
    expect(items).toHaveLength(14)
  })

  it('leaves empty what is not known, and keeps every position', () => {
    const early = writeAnswer(callWith(), [entryWith()], detailed).split('|')
    expect(early.slice(4)).toEqual(['', '', '', '', '', '', '1', '1', '', ''])
    expect(writeAnswer(callWith(), [], detailed).split('|')).toHaveLength(14)
  })

  it('tells 0 seconds from not known', () => {
    const leg = { sid: 'CAleg', status: 'busy', rung: 0, talked: 0 } as const
    expect(
      writeAnswer(callWith(), [entryWith({ leg })], detailed)
        .split('|')
        .slice(6, 8),
    ).toEqual(['0', '0'])
  })

  it('keeps the address of recordings empty in its place where none are made', () => {
    const without = writeAnswer(ended, [entry], { record: 'never', details: true }).split('|')
    expect(without[3]).toBe('')
    expect(without[4]).toBe('completed')
  })
})

describe('a stored answer', () => {
  it('gives the status and the SID back', () => {
    expect(readAnswer(`busy|${callSid}|x|y`)).toEqual({ status: 'busy', sid: callSid })
  })

  it.each(['', 'busy', '|||', 'Maria said yes', 'busy|XX0123|x|y'])(
    '%j holds neither a call nor a message',
    (answer) => {
      expect(readAnswer(answer)).toBeUndefined()
    },
  )
})
