import { observedCodes } from '../../stored/dispositions.ts'
import type { DispositionWordKey } from '../words/english/disposition-words.ts'
import { isUnrung, type Outcome } from './outcome.ts'

/** What the enumerator says happened. */
export interface Disposition {
  /** Stored in the answer: AAPOR's code, or the form designer's own. Never holds a `|`. */
  code: string
  /** The designer's own words, or a key of ours. */
  label: string | { key: DispositionWordKey }
  /** Offered only after people talked, or only when they did not; always when absent. */
  after?: 'talk' | 'no-talk'
}

/**
 * The part of the list that fits what was observed, and what is chosen already: nothing more where nobody rang the
 * respondent, of whom the call then tells nothing.
 */
export function offeredDispositions(
  list: readonly Disposition[],
  outcome: Outcome,
  chosen: string | undefined,
): readonly Disposition[] {
  if (outcome.kind === 'unseen') return list
  if (isUnrung(outcome)) return list.filter(({ code }) => code === chosen)
  const after = outcome.kind === 'talked' ? 'talk' : 'no-talk'
  return list.filter((one) => one.after === undefined || one.after === after || one.code === chosen)
}

/**
 * The code that what was observed settles by itself. People who talked are not among them: what came of it
 * only the enumerator knows. A failed leg is not either: the number or the line may be the reason.
 */
export function observedDisposition(outcome: Outcome, list: readonly Disposition[]): string {
  const { busy, noAnswer } = observedCodes
  const code =
    outcome.kind === 'respondent-busy' ? busy : outcome.kind === 'respondent-no-answer' ? noAnswer : ''
  return list.some((disposition) => disposition.code === code) ? code : ''
}
