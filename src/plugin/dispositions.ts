import type { Outcome } from './outcome.ts'
import type { WordKey } from './words.ts'

/** What the enumerator says happened. */
export interface Disposition {
  /** Stored in the answer: AAPOR's code, or the form designer's own. Never holds a `|`. */
  code: string
  /** The designer's own words, or a key of ours. */
  label: string | { key: WordKey }
  /** Offered only after people talked, or only when they did not; always when absent. */
  after?: 'talk' | 'no-talk'
}

/**
 * A short list with the final disposition codes for telephone samples of AAPOR's Standard Definitions.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export const builtInDispositions: readonly Disposition[] = [
  { code: '1.1', label: { key: 'dispositionCompleted' }, after: 'talk' },
  { code: '2.12', label: { key: 'dispositionBrokenOff' }, after: 'talk' },
  { code: '2.21', label: { key: 'dispositionCallBack' }, after: 'talk' },
  { code: '2.11', label: { key: 'dispositionRefused' }, after: 'talk' },
  { code: '2.33', label: { key: 'dispositionLanguage' }, after: 'talk' },
  { code: '4.1', label: { key: 'dispositionWrongNumber' }, after: 'talk' },
  { code: '3.14', label: { key: 'dispositionMachine' } },
  { code: '3.13', label: { key: 'dispositionNoAnswer' }, after: 'no-talk' },
  { code: '3.12', label: { key: 'dispositionBusy' }, after: 'no-talk' },
  { code: '4.3', label: { key: 'dispositionNotWorking' }, after: 'no-talk' },
  { code: '3.16', label: { key: 'dispositionTechnical' }, after: 'no-talk' },
]

/** The designer's list: `code:label|code:label`. Undefined when it is not one. */
export function readDispositions(text: string): Disposition[] | undefined {
  const list: Disposition[] = []
  for (const part of text.split('|')) {
    const colon = part.indexOf(':')
    const code = part.slice(0, colon).trim()
    const label = part.slice(colon + 1).trim()
    if (colon < 1 || !code || !label || list.some((other) => other.code === code)) return undefined
    list.push({ code, label })
  }
  return list
}

/** The part of the list that fits what was observed, and what is chosen already. */
export function offeredDispositions(
  list: readonly Disposition[],
  outcome: Outcome,
  chosen: string | undefined,
): readonly Disposition[] {
  if (outcome.kind === 'unseen') return list
  const after = outcome.kind === 'talked' ? 'talk' : 'no-talk'
  return list.filter((one) => one.after === undefined || one.after === after || one.code === chosen)
}

/**
 * The code that what was observed settles by itself. People who talked are not among them: what came of it
 * only the enumerator knows. A failed leg is not either: the number or the line may be the reason.
 */
export function observedDisposition(outcome: Outcome, list: readonly Disposition[]): string {
  const code =
    outcome.kind === 'respondent-busy' ? '3.12' : outcome.kind === 'respondent-no-answer' ? '3.13' : ''
  return list.some((disposition) => disposition.code === code) ? code : ''
}
