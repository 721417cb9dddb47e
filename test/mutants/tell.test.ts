import { describe, expect, it } from 'vitest'
import { type Fate, type TriedMutant, tell } from './tell.ts'

function mutant(id: number, fate: Fate, change: Partial<TriedMutant> = {}): TriedMutant {
  return {
    id: String(id),
    file: 'src/a.ts',
    line: 2,
    column: 4,
    original: 'a > 1',
    replacement: 'a >= 1',
    fate,
    ...change,
  }
}

const told = (...mutants: TriedMutant[]) => tell(mutants).split('\n')

describe('what is told of mutants', () => {
  it('is where one lives, with the original and the change', () => {
    const block = { column: 11, original: '{\n  go(a)\n}', replacement: '{}' }
    const lines = told(mutant(1, 'not covered', block), mutant(2, 'survived'), mutant(3, 'killed'))
    expect(lines.slice(0, 8)).toEqual([
      'src/a.ts:2',
      '  - a > 1',
      '  + a >= 1',
      '',
      'src/a.ts:2 (no test comes here)',
      '  - { go(a) }',
      '  + {}',
      '',
    ])
  })

  it('is a table of the files, and a total in the last line', () => {
    const other = { file: 'src/other.ts' }
    const lines = told(
      ...[
        mutant(1, 'killed'),
        mutant(2, 'timed out'),
        mutant(3, 'killed', other),
        mutant(4, 'killed', other),
      ],
    )
    expect(lines).toEqual([
      '              killed  survived  timed out  not covered  alive',
      'src/a.ts           1         0          1            0  0.0 %',
      'src/other.ts       2         0          0            0  0.0 %',
      '',
      '4 mutants: 3 killed, 0 survived, 1 timed out, 0 not covered; 0.0 % alive',
    ])
  })

  it('counts those that no test comes by with those that live', () => {
    const lines = told(
      mutant(1, 'killed'),
      mutant(2, 'killed'),
      mutant(3, 'survived'),
      mutant(4, 'not covered'),
    )
    expect(lines.at(-1)).toMatch(/; 50\.0 % alive$/)
  })
})
