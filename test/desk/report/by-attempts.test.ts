import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf } from '../../../src/desk/cases.ts'
import { byAttempts, lastOutcomeOf } from '../../../src/desk/report/by-attempts.ts'
import { anyInterviews, callWith, dialled, interviewWith, talk } from '../interviews.ts'

describe('cases by the number of attempts', () => {
  it('stand under what came of the last call, whichever row it is in', () => {
    const rows = [
      interviewWith([dialled('no-answer', { startedAt: 2 })], { caseId: 'a' }),
      interviewWith([dialled('busy', { startedAt: 1 })], { caseId: 'a' }),
      interviewWith([talk(60)], { caseId: 'b' }),
    ]
    const figures = byAttempts(casesOf(rows))
    expect(figures.map(({ attempts, cases }) => [attempts, cases])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(figures[0]?.byOutcome).toMatchObject({ answered: 1, 'no-answer': 0 })
    expect(figures[1]?.byOutcome).toMatchObject({ 'no-answer': 1, busy: 0 })
  })

  it('do not count a call that missed the enumerator', () => {
    const rows = [
      interviewWith([dialled('busy', { startedAt: 1 }), callWith({ status: 'no-answer', startedAt: 2 })]),
    ]
    expect(byAttempts(casesOf(rows))[0]).toMatchObject({ attempts: 1, byOutcome: { busy: 1 } })
    expect(byAttempts(casesOf([interviewWith([callWith({ status: 'busy' })])]))[0]).toMatchObject({
      attempts: 0,
      byOutcome: { 'not-dialled': 1 },
    })
  })

  it('hold every case once', () => {
    fc.assert(
      fc.property(anyInterviews, (interviews) => {
        const figures = byAttempts(casesOf(interviews))
        const ids = new Set(interviews.map(({ caseId }) => caseId))
        expect(figures.reduce((sum, { cases }) => sum + cases, 0)).toBe(ids.size)
      }),
    )
  })

  it('know nothing of a call whose leg was not seen', () => {
    expect(lastOutcomeOf(callWith({ status: 'completed' }))).toBe('not-known')
    expect(lastOutcomeOf(dialled('ringing'))).toBe('not-final')
    expect(lastOutcomeOf(dialled('in-progress'))).toBe('answered')
  })
})

describe('a case', () => {
  it('is done if a row says so, and not known to be where none says anything', () => {
    const rows = (answers: readonly (boolean | undefined)[]) =>
      answers.map((isDone) => interviewWith([callWith()], { caseId: 'a', isDone }))
    expect(casesOf(rows([false, true, undefined]))[0]?.isDone).toBe(true)
    expect(casesOf(rows([false, undefined]))[0]?.isDone).toBe(false)
    expect(casesOf(rows([undefined]))[0]?.isDone).toBeUndefined()
  })

  it('has a call that stands in two rows once', () => {
    const call = callWith()
    const rows = [interviewWith([call], { caseId: 'a' }), interviewWith([call, callWith()], { caseId: 'a' })]
    expect(casesOf(rows)[0]?.calls).toHaveLength(2)
  })
})
