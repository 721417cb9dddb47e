import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the parent process gives to the one in which tests run. */
export interface Plan {
  readonly mutants: readonly Mutant[]
  /** Sources in which every mutant sleeps, by their whole path. */
  readonly sources: Readonly<Record<string, string>>
  /** The files of tests, quickest first, once that is known. */
  readonly order: readonly string[]
}

/** One change of a source in one place. */
export interface Mutant {
  readonly id: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly original: string
  readonly replacement: string
}

/** `cover`: which test comes by which mutants. `try`: each test with each of these. `alone`: all tests with one of them. */
export type Step = 'cover' | 'try' | 'alone'

/** What a process works at, as its environment says it. */
export interface Job {
  readonly folder: string
  readonly step: Step
  /** Which journal it writes. */
  readonly lane: string
}

export function environmentOf({ folder, step, lane }: Job): Record<string, string> {
  return { MUTANTS_FOLDER: folder, MUTANTS_STEP: step, MUTANTS_LANE: lane }
}

export function jobFrom({ env }: NodeJS.Process): Job {
  const { MUTANTS_FOLDER: folder, MUTANTS_STEP: step, MUTANTS_LANE: lane } = env
  const isStep = step === 'cover' || step === 'try' || step === 'alone'
  if (!folder || !isStep || !lane) throw new Error('This is run by `npm run mutants`.')
  return { folder, step, lane }
}

const planFile = (folder: string) => join(folder, 'plan.json')

export function writePlan(folder: string, plan: Plan): void {
  writeFileSync(planFile(folder), JSON.stringify(plan))
}

export function readPlan(folder: string): Plan {
  const plan: Plan = JSON.parse(readFileSync(planFile(folder), 'utf8'))
  return plan
}
