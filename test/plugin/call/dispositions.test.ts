import { describe, expect, it } from 'vitest'
import { observedDisposition, offeredDispositions } from '../../../src/plugin/call/dispositions.ts'
import type { Outcome } from '../../../src/plugin/call/outcome.ts'
import { builtInDispositions, readDispositions } from '../../../src/plugin/form/disposition-list.ts'

describe('the list of dispositions', () => {
  it('is read from the designer’s own, colons in labels included', () => {
    expect(readDispositions(' 1 : Completed |2:Refused: for good|call_back:Call back')).toEqual([
      { code: '1', label: 'Completed' },
      { code: '2', label: 'Refused: for good' },
      { code: 'call_back', label: 'Call back' },
    ])
  })

  it.each(['Completed', '1:', ':Completed', '1:Completed|', '1:Completed||2:Refused', '1:One|1:Two', ' : '])(
    'is not read from %j',
    (text) => {
      expect(readDispositions(text)).toBeUndefined()
    },
  )

  it('has each built-in code once, in the form of AAPOR', () => {
    const codes = builtInDispositions.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[1-4]\.\d{1,2}$/)
  })
})

describe('the dispositions offered', () => {
  const codes = (outcome: Outcome, chosen?: string) =>
    offeredDispositions(builtInDispositions, outcome, chosen).map(({ code }) => code)

  it('fit what was observed, and an answering machine fits both', () => {
    const talked = codes({ kind: 'talked', seconds: 60 })
    const silent = codes({ kind: 'respondent-no-answer' })
    expect(talked).toContain('1.1')
    expect(talked).not.toContain('3.13')
    expect(silent).toContain('3.13')
    expect(silent).not.toContain('1.1')
    expect(talked.filter((code) => silent.includes(code))).toEqual(['3.14'])
  })

  it('are all of them where nothing could be observed', () => {
    expect(codes({ kind: 'unseen' })).toHaveLength(builtInDispositions.length)
  })

  it('keep what was chosen before', () => {
    expect(codes({ kind: 'respondent-busy' }, '1.1')).toContain('1.1')
  })

  it('are the whole of the designer’s own list', () => {
    const own = readDispositions('1:Completed|2:Refused') ?? []
    expect(offeredDispositions(own, { kind: 'respondent-busy' }, undefined)).toEqual(own)
  })
})

describe('the disposition chosen from what was observed', () => {
  it.each([
    ['respondent-busy', '3.12'],
    ['respondent-no-answer', '3.13'],
    ['respondent-failed', ''],
    ['respondent-canceled', ''],
    ['not-dialled', ''],
    ['unseen', ''],
    ['enumerator-busy', ''],
    ['enumerator-no-answer', ''],
  ] as const)('after %s is "%s"', (kind, code) => {
    expect(observedDisposition({ kind }, builtInDispositions)).toBe(code)
  })

  it('is none after people talked: only the enumerator knows what came of it', () => {
    const outcome: Outcome = { kind: 'talked', seconds: 300 }
    expect(observedDisposition(outcome, builtInDispositions)).toBe('')
  })

  it('is none where the designer’s own list has no such code', () => {
    expect(observedDisposition({ kind: 'respondent-busy' }, [{ code: '1', label: 'Busy' }])).toBe('')
    const own = [{ code: '3.12', label: 'Occupé' }]
    expect(observedDisposition({ kind: 'respondent-busy' }, own)).toBe('3.12')
  })
})
