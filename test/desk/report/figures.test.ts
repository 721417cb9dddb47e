import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeskCall } from '../../../src/desk/interview.ts'
import { figuresOf } from '../../../src/desk/report/figures.ts'
import { rateOf, shareOf } from '../../../src/desk/report/share.ts'
import { anyCall, callWith, dialled, talk } from '../interviews.ts'

/** Both statuses of a call in one word, `completed>busy`; `-` for no leg, and what is not known of one is empty. */
const wordOf = ({ status, leg, isUnrung }: DeskCall) =>
  `${status ?? ''}>${leg?.status ?? (isUnrung ? '-' : '')}`

/** The counts once more, by what the words look like. */
function countByHand(calls: readonly DeskCall[]) {
  const matching = (pattern: RegExp) => calls.filter((call) => pattern.test(wordOf(call)))
  const seconds = (own: readonly DeskCall[], part: 'rung' | 'talked') =>
    own.reduce((sum, { leg }) => sum + (leg?.[part] ?? 0), 0)
  const reached = matching(/>(completed|in-progress)$/)
  const vain = matching(/>(no-answer|canceled)$/)
  return {
    there: matching(/>[a-z]|^(completed|in-progress)>/).length,
    away: matching(/^(busy|no-answer|failed|canceled)>-?$/).length,
    thereUnknown: matching(/^(queued|ringing|)>-?$/).length,
    reached: reached.length,
    missed: matching(/>(busy|failed|no-answer|canceled)$/).length,
    reachedUnknown: matching(/>(queued|ringing)$|^(queued|ringing|completed|in-progress|)>$/).length,
    vain: vain.length,
    vainSeconds: seconds(vain, 'rung'),
    talk: seconds(reached, 'talked'),
  }
}

describe('the figures of calls', () => {
  it('equal an independent count, whatever is known of them', () => {
    fc.assert(
      fc.property(fc.array(anyCall), (calls) => {
        const figures = figuresOf(calls)
        const counts = countByHand(calls)
        expect(figures.enumeratorAnswered).toEqual({
          yes: counts.there,
          no: counts.away,
          unknown: counts.thereUnknown,
        })
        expect(figures.respondentAnswered).toEqual({
          yes: counts.reached,
          no: counts.missed,
          unknown: counts.reachedUnknown,
        })
        expect(figures.inVain).toBe(counts.vain)
        expect(figures.rungInVain.known + figures.rungInVain.unknown).toBe(
          counts.vain + counts.reachedUnknown,
        )
        expect(figures.rungInVain.sum ?? 0).toBe(counts.vainSeconds)
        expect(figures.talked.known + figures.talked.unknown).toBe(counts.reached + counts.reachedUnknown)
        expect(figures.talked.sum ?? 0).toBe(counts.talk)
        expect(figures.talked.sum === undefined).toBe(
          figures.talked.known === 0 && figures.talked.unknown > 0,
        )
      }),
    )
  })

  it('say of an export of 2020, which has status and SID alone, that nothing is known of respondents', () => {
    const calls = [
      callWith({ status: 'completed' }),
      callWith({ status: 'completed' }),
      callWith({ status: 'busy' }),
    ]
    const figures = figuresOf(calls)
    expect(figures.enumeratorAnswered).toEqual({ yes: 2, no: 1, unknown: 0 })
    expect(figures.respondentAnswered).toEqual({ yes: 0, no: 0, unknown: 2 })
    expect(rateOf(figures.respondentAnswered)).toBeUndefined()
    expect(figures.talked).toEqual({
      sum: undefined,
      known: 0,
      unknown: 2,
      median: undefined,
      p10: undefined,
      p90: undefined,
    })
  })

  it('do not take a talk of unknown length for one of no length', () => {
    const calls = [talk(60), talk(120), callWith({ leg: { status: 'completed' } })]
    expect(figuresOf(calls).talked).toMatchObject({ sum: 180, known: 2, unknown: 1, median: 90 })
  })

  it('have talked no time at all where everybody is known not to have answered', () => {
    expect(figuresOf([dialled('busy')]).talked).toMatchObject({
      sum: 0,
      known: 0,
      unknown: 0,
      median: undefined,
    })
  })

  it('count as rung in vain neither who was busy nor a number that could not be reached', () => {
    const calls = (['busy', 'failed', 'no-answer', 'canceled', 'ringing', 'completed'] as const).map(
      (status) => dialled(status, { leg: { status, rung: 10 } }),
    )
    expect(figuresOf(calls).rungInVain).toEqual({ sum: 20, known: 2, unknown: 1 })
  })
})

describe('a share', () => {
  it('leaves out what is not known', () => {
    const share = shareOf([true, false, false, undefined, undefined])
    expect(share).toEqual({ yes: 1, no: 2, unknown: 2 })
    expect(rateOf(share)).toBeCloseTo(1 / 3, 12)
  })
})
