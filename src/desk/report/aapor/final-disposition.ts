import { type CaseClass, classOfCode, isCaseClass } from '../../../stored/aapor.ts'
import { dispositionOf, isUndialled } from '../../call-facts.ts'
import type { Case } from '../../cases.ts'
import { groupBy } from '../../group-by.ts'
import type { Interview } from '../../interview.ts'

/** A code that stands for what a row says, as no call has one that says it. */
export const doneCode = 'done'

/** What the user has made of codes: a class, or '' for one that is not counted. Codes that are not here are AAPOR's. */
export type ClassChoices = Readonly<Record<string, CaseClass | ''>>

export function isClassChoices(data: unknown): data is ClassChoices {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.values(data).every((value) => value === '' || isCaseClass(value))
  )
}

/** The class that a code counts as; undefined where it counts as none. */
export function classFor(code: string, choices: ClassChoices): CaseClass | undefined {
  const chosen = Object.hasOwn(choices, code) ? choices[code] : undefined
  if (chosen !== undefined) return chosen === '' ? undefined : chosen
  return code === doneCode ? 'I' : classOfCode(code)
}

/** Whether an interview was completed: its row says so, else the codes of its calls; undefined where neither does. */
export function isComplete({ isDone, calls }: Interview, choices: ClassChoices): boolean | undefined {
  if (isDone !== undefined) return isDone
  const codes = calls.map(dispositionOf).filter((code) => code !== '')
  return codes.length === 0 ? undefined : codes.some((code) => classFor(code, choices) === 'I')
}

/** The same for many rows, each looked at once. */
export function rememberComplete(choices: ClassChoices): (interview: Interview) => boolean | undefined {
  const known = new Map<Interview, boolean | undefined>()
  return (interview) => {
    if (!known.has(interview)) known.set(interview, isComplete(interview, choices))
    return known.get(interview)
  }
}

interface Coded {
  readonly code: string
  readonly class: CaseClass | undefined
  readonly number: number | undefined
}

/** After an interview these stay, whatever came later, the first before the second. */
const lasting: readonly CaseClass[] = ['P', 'R']
/** These say whether there is somebody to be interviewed. */
const telling: readonly CaseClass[] = ['NC', 'O', 'NE']

/**
 * The code that a case ends with. An interview wins over a partial one, and that over a refusal, which stays one
 * though nobody answered later; else the last call counts that says whether there is somebody to be interviewed, else
 * the last with a code. A number that is wrong or does not work ends the case only if no call to another number says
 * more. '' where no call has a code.
 */
export function finalCode({ calls, isDone }: Case, choices: ClassChoices): string {
  const coded = calls
    .filter((call) => !isUndialled(call))
    .map((call) => ({ code: dispositionOf(call), number: call.number }))
    .filter(({ code }) => code !== '')
    .map((one): Coded => ({ ...one, class: classFor(one.code, choices) }))
  const standing = coded.filter((one) => one.class !== 'NE' || !isAboutOneNumber(one, coded))
  const last = (isIt: (one: Coded) => boolean) => standing.filter(isIt).at(-1)?.code
  const is = (wanted: CaseClass) => (one: Coded) => one.class === wanted
  const interview = last(is('I')) ?? (isDone ? doneCode : undefined)
  return (
    interview ??
    lasting.map((wanted) => last(is(wanted))).find((code) => code !== undefined) ??
    last((one) => one.class !== undefined && telling.includes(one.class)) ??
    last((one) => one.class !== undefined) ??
    last(() => true) ??
    ''
  )
}

/** Another number of the case may still be somebody's. Where it is not known which was called, it was the same. */
function isAboutOneNumber({ number }: Coded, coded: readonly Coded[]): boolean {
  return (
    number !== undefined &&
    coded.some((other) => other.number !== undefined && other.number !== number && other.class !== 'NE')
  )
}

export interface FinalFigures {
  readonly code: string
  readonly class: CaseClass | undefined
  readonly cases: number
}

/** How many cases end with each code, by code; '' are those of which no call has one. */
export function finalDispositions(cases: readonly Case[], choices: ClassChoices): readonly FinalFigures[] {
  return [...groupBy(cases, (one) => finalCode(one, choices))]
    .map(([code, own]) => ({ code, class: classFor(code, choices), cases: own.length }))
    .sort((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }))
}
