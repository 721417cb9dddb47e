import { say, type TextKey } from '../../../../src/desk/words/say.ts'
import { fates } from '../../../desk/survey/plan.ts'
import type { Told, ToldCase } from './told.ts'
import { count, decimal, percent } from './written.ts'

const outcomeTexts: readonly (readonly [legStatus: string, text: TextKey])[] = [
  ['completed', 'lastAnswered'],
  ['no-answer', 'lastNoAnswer'],
  ['busy', 'lastBusy'],
  ['failed', 'lastFailed'],
  ['', 'lastNotDialled'],
]

/** With its head, as outcomes that no case had have no column. */
export function expectedAttempts(cases: readonly ToldCase[]): string[][] {
  const tried = cases.map(({ calls }) => {
    const rung = calls.filter(({ truth }) => truth.respondentRung)
    return { attempts: rung.length, last: rung.at(-1)?.truth.legStatus ?? '' }
  })
  const outcomes = outcomeTexts.filter(([status]) => tried.some(({ last }) => last === status))
  const most = Math.max(...tried.map(({ attempts }) => attempts))
  const rows = Array.from({ length: most + 1 }, (_, attempts) => {
    const own = tried.filter((one) => one.attempts === attempts)
    const ofOutcome = outcomes.map(([status]) => count(own.filter(({ last }) => last === status).length))
    return { own, row: [String(attempts), count(own.length), ...ofOutcome] }
  })
  const head = [say('attempts'), say('cases'), ...outcomes.map(([, text]) => say(text))]
  return [head, ...rows.filter(({ own }) => own.length > 0).map(({ row }) => row)]
}

/** What becomes of a case: its letter in AAPOR's formulas, or none. */
export type Letter = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE' | ''

/** Of the codes that the survey's enumerators choose from, by the Standard Definitions' table for telephone surveys. */
const letters: Readonly<Record<string, Letter>> = {
  '1.1': 'I',
  done: 'I',
  '2.11': 'R',
  '2.21': 'NC',
  '3.12': 'UH',
  '3.13': 'UH',
  '3.14': 'UH',
  '4.3': 'NE',
}

const classTexts: Readonly<Record<Letter, TextKey>> = {
  I: 'classI',
  P: 'classP',
  R: 'classR',
  NC: 'classNC',
  O: 'classO',
  UH: 'classUH',
  UO: 'classUO',
  NE: 'classNE',
  '': 'notCounted',
}

/** As the page says that it chooses: AAPOR's code, `done` where only the row says so, or '' where nothing says anything. */
export function finalCodeOf({ calls, isDone }: ToldCase): string {
  const coded = calls.filter(({ truth }) => truth.disposition !== undefined)
  const codes = coded.map(({ truth }) => truth.disposition ?? '')
  if (codes.includes('1.1')) return '1.1'
  if (isDone) return 'done'
  if (codes.includes('2.11')) return '2.11'
  const isLost = ({ truth }: Told): boolean => truth.disposition === '4.3'
  /** Another of the case's numbers is or may be somebody's. */
  const isOnlyOneNumber = (one: Told): boolean =>
    coded.some((other) => other.truth.number !== one.truth.number && !isLost(other))
  const standing = coded.filter((one) => !isLost(one) || !isOnlyOneNumber(one))
  const telling = standing.filter(({ truth }) => /^[24]/.test(truth.disposition ?? ''))
  return (telling.at(-1) ?? standing.at(-1))?.truth.disposition ?? ''
}

export function countCodes(cases: readonly ToldCase[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const code of cases.map(finalCodeOf)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

export function expectedFinals(codes: ReadonlyMap<string, number>): string[][] {
  // None first, then by AAPOR's numbers, which here sort as texts do; what is no number comes last.
  return [...codes].sort().map(([code, number]) => {
    const told = Object.values(fates).find((fate) => fate.code === code)?.says
    const meaning = told ?? say(code === 'done' ? 'doneMeaning' : 'noCodeMeaning')
    const shown = told === undefined ? say('noCode') : code
    return [shown, meaning, count(number), say(classTexts[letters[code] ?? ''])]
  })
}

export type Letters = Readonly<Record<Exclude<Letter, ''>, number>>

export function countLetters(codes: ReadonlyMap<string, number>): Letters & { readonly none: number } {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0, none: 0 }
  for (const [code, number] of codes) counts[letters[code] || 'none'] += number
  return counts
}

/** As a fraction of whole numbers: the share that is eligible of those of which it is known. */
export function allocated({ I, P, R, NC, O, NE }: Letters): readonly [part: number, whole: number] {
  return [I + P + R + NC + O, I + P + R + NC + O + NE]
}

/**
 * Name, rate, numerator and denominator of each, written out from the chapter on outcome rates of AAPOR's Standard
 * Definitions. `e` is a fraction, so that all is counted in whole numbers.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export function expectedRates(letters: Letters, [part, whole]: readonly [number, number]): string[][] {
  const { I, P, R, NC, O, UH, UO } = letters
  const all = I + P + (R + NC + O) + (UH + UO)
  /** Times `whole`. */
  const withE = whole * (I + P + (R + NC + O)) + part * (UH + UO)
  const known = I + P + (R + NC + O)
  const plain = (name: string, over: number, under: number) => [
    name,
    percent(over, under),
    count(over),
    count(under),
  ]
  const estimated = (name: string, over: number) => [
    name,
    percent(over * whole, withE),
    count(over),
    withE % whole === 0 ? count(withE / whole) : decimal(withE, whole),
  ]
  return [
    plain('RR1', I, all),
    plain('RR2', I + P, all),
    estimated('RR3', I),
    estimated('RR4', I + P),
    plain('RR5', I, known),
    plain('RR6', I + P, known),
    plain('COOP1', I, I + P + R + O),
    plain('COOP2', I + P, I + P + R + O),
    plain('COOP3', I, I + P + R),
    plain('COOP4', I + P, I + P + R),
    plain('REF1', R, all),
    estimated('REF2', R),
    plain('REF3', R, known),
    plain('CON1', I + P + R + O, all),
    estimated('CON2', I + P + R + O),
    plain('CON3', I + P + R + O, known),
  ]
}
