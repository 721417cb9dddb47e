import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf } from '../../../src/desk/cases.ts'
import type { DeskCall } from '../../../src/desk/interview.ts'
import {
  classFor,
  finalCode,
  finalDispositions,
  isClassChoices,
  isComplete,
} from '../../../src/desk/report/aapor/final-disposition.ts'
import { anyInterviews, callWith, dialled, interviewWith } from '../interviews.ts'

/** A case of calls with these codes, in this order; `code@2` is a call to its second number. */
function caseOf(codes: string, isDone?: boolean) {
  const calls = codes
    .split(' ')
    .filter((code) => code !== '')
    .map((text, index): DeskCall => {
      const [disposition = '', number = '1'] = text.split('@')
      return callWith({ disposition, number: Number(number), startedAt: index })
    })
  return { id: 'a', calls, isDone }
}

describe('the final disposition of a case', () => {
  it.each([
    ['3.13 3.13 1.1', '1.1', 'an interview'],
    ['1.1 3.13', '1.1', 'an interview, also when somebody called again'],
    ['1.2 2.11', '1.2', 'a partial interview before a refusal'],
    ['2.11 3.13 3.12', '2.11', 'a refusal, though nobody answered later'],
    ['2.11 2.21 3.13', '2.11', 'a refusal that nobody has turned into an interview'],
    ['2.21 3.13', '2.21', 'what was learnt of the person, before that nobody answered'],
    ['2.21 2.33', '2.33', 'the last that was learnt'],
    ['3.12 3.13 3.14', '3.14', 'the last of what tells nothing'],
    ['4.1 3.13', '4.1', 'a wrong number that was called again'],
    ['4.1 3.13@2', '3.13', 'that nobody answered the second number, where the first was wrong'],
    ['3.13@2 4.3', '3.13', 'that nobody answered one number, where another does not work'],
    ['4.1 4.3@2', '4.3', 'not eligible where no number is right'],
    ['4.1 1.1@2', '1.1', 'an interview on another number'],
    ['3.13 7', '3.13', 'a code whose class is known, before one of the team’s own'],
    ['7 8', '8', 'the last of the team’s own codes'],
    ['', '', 'nothing where no call has a code'],
  ])('of %j is %j: %s', (codes, final) => {
    expect(finalCode(caseOf(codes), {})).toBe(final)
  })

  it('is that the number is wrong where it is not known which number was called', () => {
    const calls = [callWith({ disposition: '4.1' }), callWith({ disposition: '3.13', number: 2 })]
    expect(finalCode({ id: 'a', calls, isDone: undefined }, {})).toBe('4.1')
  })

  it('is an interview where a row says so and no call does', () => {
    expect(finalCode(caseOf('2.11 3.13', true), {})).toBe('done')
    expect(finalCode(caseOf('1.1', false), {})).toBe('1.1')
    expect(classFor('done', {})).toBe('I')
  })

  it('of a call without a code is what its phone settles by itself', () => {
    expect(finalCode({ id: 'a', calls: [dialled('busy')], isDone: undefined }, {})).toBe('3.12')
    expect(finalCode({ id: 'a', calls: [dialled('no-answer')], isDone: undefined }, {})).toBe('3.13')
    expect(finalCode({ id: 'a', calls: [dialled('completed')], isDone: undefined }, {})).toBe('')
    expect(finalCode({ id: 'a', calls: [dialled('failed')], isDone: undefined }, {})).toBe('')
  })

  it('follows the classes that the user has chosen', () => {
    const choices = { '7': 'I', '3.13': 'NC', '2.11': '' } as const
    expect(finalCode(caseOf('7 2.11'), choices)).toBe('7')
    expect(finalCode(caseOf('2.11 3.13'), choices)).toBe('3.13')
    expect(['7', '3.13', '2.11', '1.1', 'toString'].map((code) => classFor(code, choices))).toEqual([
      'I',
      'NC',
      undefined,
      'I',
      undefined,
    ])
  })

  it('is counted once for each case', () => {
    fc.assert(
      fc.property(anyInterviews, (interviews) => {
        const cases = casesOf(interviews)
        const finals = finalDispositions(cases, {})
        expect(finals.reduce((sum, one) => sum + one.cases, 0)).toBe(
          new Set(interviews.map(({ caseId }) => caseId)).size,
        )
        // Nothing but what a call or a row says.
        for (const { code } of finals)
          expect([
            '1.1',
            '1.2',
            '2.11',
            '2.12',
            '2.21',
            '2.33',
            '3.12',
            '3.13',
            '4.1',
            '7',
            'done',
            '',
          ]).toContain(code)
      }),
    )
  })

  it('is an interview whenever a call that may have dialled somebody has its code', () => {
    fc.assert(
      fc.property(anyInterviews, (interviews) => {
        for (const one of casesOf(interviews)) {
          const hasInterview = one.calls.some(
            ({ disposition, leg, status, isUnrung }) =>
              disposition === '1.1' &&
              !isUnrung &&
              (leg || !['busy', 'no-answer', 'failed', 'canceled'].includes(status ?? '')),
          )
          expect(finalCode(one, {}) === '1.1').toBe(hasInterview)
        }
      }),
    )
  })
})

describe('whether an interview was completed', () => {
  it('is what its row says, else what its codes say, else not known', () => {
    const done = callWith({ disposition: '1.1' })
    expect(isComplete(interviewWith([done], { isDone: false }), {})).toBe(false)
    expect(isComplete(interviewWith([callWith()], { isDone: true }), {})).toBe(true)
    expect(isComplete(interviewWith([callWith(), done]), {})).toBe(true)
    expect(isComplete(interviewWith([callWith({ disposition: '2.11' })]), {})).toBe(false)
    expect(isComplete(interviewWith([callWith()]), {})).toBeUndefined()
  })
})

describe('choices of classes that were remembered', () => {
  it.each([
    [{}, true],
    [{ '7': 'I', '': '' }, true],
    [{ '7': 'X' }, false],
    [null, false],
    ['I', false],
  ])('are %j: %j', (data, isOne) => {
    expect(isClassChoices(data)).toBe(isOne)
  })
})
