import type { CaseClass } from '../../../stored/aapor.ts'
import { ratio } from '../share.ts'
import type { FinalFigures } from './final-disposition.ts'

export type ClassCounts = Readonly<Record<CaseClass, number>>

/** How the cases of unknown eligibility count: all of them, the share `e` of them, or none. */
type Unknown = 'all' | 'e' | 'none'

interface Definition {
  readonly name: string
  readonly over: readonly CaseClass[]
  readonly under: readonly CaseClass[]
  readonly unknown: Unknown
}

const eligible = ['I', 'P', 'R', 'NC', 'O'] as const
const contacted = ['I', 'P', 'R', 'O'] as const
const talkedTo = ['I', 'P', 'R'] as const

/**
 * AAPOR's outcome rates, of the chapter on calculating rates of its Standard Definitions.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
const definitions: readonly Definition[] = [
  { name: 'RR1', over: ['I'], under: eligible, unknown: 'all' },
  { name: 'RR2', over: ['I', 'P'], under: eligible, unknown: 'all' },
  { name: 'RR3', over: ['I'], under: eligible, unknown: 'e' },
  { name: 'RR4', over: ['I', 'P'], under: eligible, unknown: 'e' },
  { name: 'RR5', over: ['I'], under: eligible, unknown: 'none' },
  { name: 'RR6', over: ['I', 'P'], under: eligible, unknown: 'none' },
  { name: 'COOP1', over: ['I'], under: contacted, unknown: 'none' },
  { name: 'COOP2', over: ['I', 'P'], under: contacted, unknown: 'none' },
  { name: 'COOP3', over: ['I'], under: talkedTo, unknown: 'none' },
  { name: 'COOP4', over: ['I', 'P'], under: talkedTo, unknown: 'none' },
  { name: 'REF1', over: ['R'], under: eligible, unknown: 'all' },
  { name: 'REF2', over: ['R'], under: eligible, unknown: 'e' },
  { name: 'REF3', over: ['R'], under: eligible, unknown: 'none' },
  { name: 'CON1', over: contacted, under: eligible, unknown: 'all' },
  { name: 'CON2', over: contacted, under: eligible, unknown: 'e' },
  { name: 'CON3', over: contacted, under: eligible, unknown: 'none' },
]

export interface Rate {
  readonly name: string
  /** `I / (I + P + R + NC + O + UH + UO)`. */
  readonly formula: string
  readonly over: number
  /** Undefined where it needs `e`, which is not known. */
  readonly under: number | undefined
  /** 0 to 1; undefined where there is nothing to divide by. */
  readonly rate: number | undefined
}

/** @param e the share of the cases of unknown eligibility that is eligible, 0 to 1; undefined: not known */
export function outcomeRates(counts: ClassCounts, e: number | undefined): readonly Rate[] {
  return definitions.map((definition) => {
    const over = add(counts, definition.over)
    const unknown = unknownCases(counts, definition.unknown, e)
    const under = unknown === undefined ? undefined : add(counts, definition.under) + unknown
    const rate = under === undefined ? undefined : ratio(over, under)
    return { name: definition.name, formula: formulaOf(definition), over, under, rate }
  })
}

/**
 * The share that is eligible among the cases of which it is known, which is taken for the others: proportional
 * allocation, as CASRO has it. Undefined where it is known of none.
 */
export function estimateE(counts: ClassCounts): number | undefined {
  const known = add(counts, eligible)
  return ratio(known, known + counts.NE)
}

export function countClasses(finals: readonly FinalFigures[]): ClassCounts {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
  for (const { class: own, cases } of finals) if (own) counts[own] += cases
  return counts
}

function unknownCases(counts: ClassCounts, how: Unknown, e: number | undefined): number | undefined {
  const all = counts.UH + counts.UO
  if (how === 'none' || all === 0) return 0
  if (how === 'all') return all
  return e === undefined ? undefined : e * all
}

function add(counts: ClassCounts, classes: readonly CaseClass[]): number {
  return classes.reduce((sum, one) => sum + counts[one], 0)
}

function formulaOf({ over, under, unknown }: Definition): string {
  const above = over.length > 1 ? `(${over.join(' + ')})` : over.join()
  const below = { all: ' + UH + UO', e: ' + e × (UH + UO)', none: '' }[unknown]
  return `${above} / (${under.join(' + ')}${below})`
}
