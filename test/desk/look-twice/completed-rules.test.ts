import { describe, expect, it } from 'vitest'
import { callWith, dialled, interviewWith, talk } from '../interviews.ts'
import { look, summary } from './looking.ts'

const isDone = true

describe('a completed interview with little talk', () => {
  it('is found below the threshold, all its calls together', () => {
    const short = interviewWith([talk(50), talk(69)], { isDone })
    const enough = interviewWith([talk(50), talk(70)], { isDone })
    expect(summary(look('short-talk', [short, enough]))).toEqual({
      found: [short.key],
      checked: 2,
      unchecked: 0,
    })
    expect(look('short-talk', [short]).findings[0]?.values).toEqual({ seconds: 119, least: 120 })
    expect(look('short-talk', [short], { thresholds: { leastTalk: 119 } }).findings).toEqual([])
  })

  it('has the talk of all rows of its submission', () => {
    const rows = [1, 2].map((n) => interviewWith([talk(70)], { key: `uuid:x/calls[${n}]`, isDone }))
    expect(summary(look('short-talk', rows))).toEqual({ found: [], checked: 1, unchecked: 0 })
  })

  it('is not looked for where the interview is not completed, or not known to be', () => {
    const rows = [interviewWith([talk(1)], { isDone: false }), interviewWith([talk(1)])]
    expect(summary(look('short-talk', rows))).toEqual({ found: [], checked: 0, unchecked: 0 })
  })

  it('cannot be told where a talk’s length is not known, unless the others are long enough', () => {
    const noLength = callWith({ leg: { status: 'completed' } })
    const noLeg = callWith({ status: 'completed' })
    const unknown = [interviewWith([noLength], { isDone }), interviewWith([talk(10), noLeg], { isDone })]
    expect(summary(look('short-talk', unknown))).toEqual({ found: [], checked: 0, unchecked: 2 })
    const long = interviewWith([noLength, noLeg, talk(120)], { isDone })
    expect(summary(look('short-talk', [long]))).toEqual({ found: [], checked: 1, unchecked: 0 })
  })
})

describe('a completed interview that nobody answered', () => {
  it('is found where every call is known and none reached the respondent', () => {
    const row = interviewWith([dialled('busy'), callWith({ status: 'no-answer' })], { isDone })
    expect(look('nobody-answered', [row]).findings).toMatchObject([{ interview: row, values: { calls: 2 } }])
    expect(look('short-talk', [row]).findings).toEqual([])
  })

  it('is not taken for one where a leg was not seen, as in an export of 2020', () => {
    const row = interviewWith([callWith({ status: 'completed' })], { isDone })
    expect(summary(look('nobody-answered', [row]))).toEqual({ found: [], checked: 0, unchecked: 1 })
  })

  it('is not one with a talk', () => {
    const row = interviewWith([callWith(), talk(1)], { isDone })
    expect(summary(look('nobody-answered', [row]))).toEqual({ found: [], checked: 1, unchecked: 0 })
  })
})

describe('a completed interview without a recording', () => {
  it.each(['off', 'deleted'])('is found where the recording by consent is %s', (recording) => {
    const row = interviewWith([talk(60, { recording })], { isDone })
    expect(look('no-recording', [row]).findings).toHaveLength(1)
  })

  it.each(['on', 'paused', 'stopped'])('is not one whose recording is %s', (recording) => {
    const row = interviewWith([talk(60, { recording }), talk(60, { recording: 'off' })], { isDone })
    expect(summary(look('no-recording', [row]))).toEqual({ found: [], checked: 1, unchecked: 0 })
  })

  it('is not looked for where the form never records', () => {
    const row = interviewWith([talk(60, { mayBeRecorded: false })], { isDone })
    expect(summary(look('no-recording', [row]))).toEqual({ found: [], checked: 0, unchecked: 0 })
  })

  it('cannot be told of a form that always records until its recordings were looked for', () => {
    const call = talk(60, { mayBeRecorded: true })
    const row = interviewWith([call], { isDone })
    expect(summary(look('no-recording', [row]))).toEqual({ found: [], checked: 0, unchecked: 1 })
    const none = new Map([[call.sid, { recordings: 0 }]])
    expect(summary(look('no-recording', [row], { sound: none })).found).toEqual([row.key])
    const one = new Map([[call.sid, { recordings: 1 }]])
    expect(summary(look('no-recording', [row], { sound: one })).found).toEqual([])
  })

  it('is told by Twilio rather than by what the field last knew', () => {
    const call = talk(60, { recording: 'on' })
    const sound = new Map([[call.sid, { recordings: 0 }]])
    expect(look('no-recording', [interviewWith([call], { isDone })], { sound }).findings).toHaveLength(1)
  })

  it('is another rule’s where nobody talked', () => {
    const row = interviewWith([dialled('busy', { recording: 'off' })], { isDone })
    expect(look('no-recording', [row]).findings).toEqual([])
  })
})
