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
  const rows = ['a', 'b', 'b', 'c'].map((caseId) => interviewWith([callWith()], { caseId }))
  const numbers = new Map(
    rows.map((row, index) => [row.key, ['+254711000001', '+254711000001', '', '+254711000002'][index]]),
  )

  it('is found without telling the number', () => {
    const { findings, unchecked } = look('same-number', rows, { numberOf: ({ key }) => numbers.get(key) })
    expect(findings).toMatchObject([{ interview: rows[0], values: { cases: 2, ids: 'a, b' } }])
    expect(JSON.stringify(findings)).not.toContain('254711')
    expect(unchecked).toBe(1)
  })

  it('cannot be found where no column of numbers was chosen', () => {
    expect(summary(look('same-number', rows))).toEqual({ found: [], checked: 0, unchecked: 4 })
  })
})
