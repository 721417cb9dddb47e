import { describe, expect, it } from 'vitest'
import { dialled, interviewWith, talk } from '../interviews.ts'
import { look, summary } from './looking.ts'

describe('a recording that is much shorter than the talk', () => {
  it.each([
    [80, 0],
    [79, 1],
    [95, 0],
    [0, 1],
  ])('of %d of 100 seconds is found %d times', (seconds, times) => {
    const call = talk(100)
    const sound = new Map([[call.sid, { recordings: 1, seconds }]])
    const { findings } = look('short-recording', [interviewWith([call])], { sound })
    expect(findings).toHaveLength(times)
    if (times > 0) expect(findings[0]?.values).toEqual({ seconds, talked: 100, least: 80 })
  })

  it('cannot be told where its length is not known, and is another rule’s where there is none', () => {
    const [first, second, third] = [talk(100), talk(100), talk(100)]
    const sound = new Map([
      [first.sid, { recordings: 1 }],
      [second.sid, { recordings: 0 }],
    ])
    const rows = [interviewWith([first, second, third, dialled('busy')])]
    expect(summary(look('short-recording', rows, { sound }))).toEqual({ found: [], checked: 1, unchecked: 2 })
  })
})

describe('a respondent who is not heard', () => {
  it('is found where somebody has listened', () => {
    const [silent, heard, unknown] = [talk(100), talk(100), talk(100)]
    const sound = new Map([
      [silent.sid, { recordings: 1, isSilent: true }],
      [heard.sid, { recordings: 1, isSilent: false }],
    ])
    const rows = [silent, heard, unknown].map((call) => interviewWith([call]))
    expect(summary(look('silent-respondent', rows, { sound }))).toEqual({
      found: [rows[0]?.key],
      checked: 2,
      unchecked: 1,
    })
  })
})
