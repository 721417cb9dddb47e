import { describe, expect, it } from 'vitest'
import { callWith, interviewWith } from '../interviews.ts'
import { look, summary } from './looking.ts'

describe('a call in several submissions', () => {
  it('is found once, with their KEYs', () => {
    const call = callWith()
    const rows = ['uuid:a', 'uuid:b', 'uuid:c'].map((key) => interviewWith([call, callWith()], { key }))
    const { findings } = look('same-call', rows)
    expect(findings).toMatchObject([
      { interview: rows[0], calls: [call], values: { rows: 3, keys: 'uuid:a, uuid:b, uuid:c' } },
    ])
  })

  it('is not one in two rows of the same submission', () => {
    const call = callWith()
    const rows = ['uuid:a/calls[1]', 'uuid:a'].map((key) => interviewWith([call], { key }))
    expect(summary(look('same-call', rows))).toEqual({ found: [], checked: 1, unchecked: 0 })
  })
})

describe('a number in several cases', () => {
  const numbers = [['254711000009', '254711000001'], ['254711000001'], [], ['254711000002']]
  const rows = ['a', 'b', 'b', 'c'].map((caseId, at) =>
    interviewWith([callWith()], { caseId, numbers: numbers[at] ?? [] }),
  )

  it('is found without telling the number', () => {
    const { findings, unchecked } = look('same-number', rows)
    expect(findings).toMatchObject([{ interview: rows[0], values: { cases: 2, ids: 'a, b' } }])
    expect(JSON.stringify(findings.map(({ values }) => values))).not.toContain('254711')
    expect(unchecked).toBe(1)
  })

  it('is one finding where cases have several in common', () => {
    const both = rows.slice(0, 2).map((row) => ({ ...row, numbers: ['254711000001', '254711000009'] }))
    expect(summary(look('same-number', both)).found).toEqual([rows[0]?.key])
  })

  it('cannot be found where no column of numbers was chosen', () => {
    const unknown = rows.map((row) => ({ ...row, numbers: [] }))
    expect(summary(look('same-number', unknown))).toEqual({ found: [], checked: 0, unchecked: 4 })
  })
})
