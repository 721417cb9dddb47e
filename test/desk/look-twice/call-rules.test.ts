import { describe, expect, it } from 'vitest'
import { callWith, dialled, interviewWith, nineInNairobi, talk } from '../interviews.ts'
import { look, summary } from './looking.ts'

const hour = 3_600_000
/** Three in the night of Nairobi. */
const midnight = nineInNairobi - 9 * hour

describe('a call whose status is not final', () => {
  it('is found by either leg', () => {
    const rows = [
      interviewWith([callWith({ status: 'ringing' })]),
      interviewWith([dialled('in-progress')]),
      interviewWith([talk(60)]),
      interviewWith([callWith()]),
    ]
    const looked = look('not-final', rows)
    expect(summary(looked)).toEqual({ found: [rows[0]?.key, rows[1]?.key], checked: 3, unchecked: 1 })
    expect(looked.findings.map(({ values }) => values)).toEqual([
      { status: 'ringing', leg: '—' },
      { status: 'completed', leg: 'in-progress' },
    ])
  })
})

describe('a call at night', () => {
  it.each([
    [20, 21, 7, 0],
    [21, 21, 7, 1],
    [3, 21, 7, 1],
    [7, 21, 7, 0],
    [3, 0, 6, 1],
    [6, 0, 6, 0],
    [12, 8, 8, 0],
  ])('at %d, with nights from %d until %d, is found %d times', (at, nightFrom, nightTo, times) => {
    const row = interviewWith([talk(60, { startedAt: midnight + at * hour })])
    expect(look('at-night', [row], { thresholds: { nightFrom, nightTo } }).findings).toHaveLength(times)
  })

  it('says the time by the clocks of the place, and wakes nobody where the enumerator was missed', () => {
    const startedAt = midnight + 22.5 * hour
    const rows = [
      interviewWith([talk(60, { startedAt }), callWith({ status: 'no-answer', startedAt }), callWith()]),
    ]
    const looked = look('at-night', rows)
    expect(looked.findings.map(({ values }) => values)).toEqual([{ time: '2026-03-03 22:30' }])
    expect(looked.unchecked).toBe(1)
  })
})

describe('a number entered by hand', () => {
  it('is number 0, and no number is not known', () => {
    const rows = [0, 1, undefined].map((number) =>
      interviewWith([callWith(number === undefined ? {} : { number })]),
    )
    expect(summary(look('by-hand', rows))).toEqual({ found: [rows[0]?.key], checked: 2, unchecked: 1 })
  })
})
