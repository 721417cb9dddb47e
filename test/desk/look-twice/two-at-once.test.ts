import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callWith, interviewWith, nineInNairobi, talk } from '../interviews.ts'
import { look, summary } from './looking.ts'

const call = (from: number, to: number) =>
  talk(1, { startedAt: nineInNairobi + from * 1000, endedAt: nineInNairobi + to * 1000 })

describe('an enumerator in two calls at once', () => {
  it('is found where a call begins more than some seconds before an earlier one ends', () => {
    const rows = [
      interviewWith([call(0, 100)]),
      interviewWith([call(94, 200)]),
      interviewWith([call(195, 300)]),
    ]
    const { findings } = look('two-at-once', rows)
    expect(findings).toMatchObject([{ interview: rows[1], values: { seconds: 6, other: rows[0]?.key } }])
    expect(look('two-at-once', rows, { thresholds: { mostOverlap: 4 } }).findings).toHaveLength(2)
  })

  it('is not two enumerators, nor one whose name is not known, nor a call that missed the enumerator', () => {
    const others = ['Amina', 'Juma', '', ''].map((enumerator) =>
      interviewWith([call(0, 100)], { enumerator }),
    )
    expect(summary(look('two-at-once', others))).toEqual({ found: [], checked: 2, unchecked: 2 })
    const missed = callWith({
      status: 'no-answer',
      startedAt: nineInNairobi,
      endedAt: nineInNairobi + 30_000,
    })
    expect(look('two-at-once', [interviewWith([call(0, 100)]), interviewWith([missed])]).findings).toEqual([])
  })

  it('cannot be told of a call without a start or an end', () => {
    const rows = [interviewWith([call(0, 100), callWith({ startedAt: nineInNairobi })])]
    expect(summary(look('two-at-once', rows))).toEqual({ found: [], checked: 1, unchecked: 1 })
  })

  it('is found for each call that any earlier one overlaps, as every pair compared says', () => {
    const spans = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 10, max: 100 })), { maxLength: 25 })
    fc.assert(
      fc.property(spans, (given) => {
        // No two begin in the same second, so that earlier and later are plain.
        const times = [...new Map(given).entries()]
        const rows = times.map(([from, length]) => interviewWith([call(from, from + length)]))
        const late = times.filter(([from, length]) =>
          times.some(
            ([other, otherLength]) => other < from && Math.min(other + otherLength, from + length) - from > 5,
          ),
        )
        expect(look('two-at-once', rows).findings).toHaveLength(late.length)
      }),
    )
  })
})
