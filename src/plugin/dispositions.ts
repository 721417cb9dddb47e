import type { Outcome } from './outcome.ts'
import type { WordKey } from './words.ts'

/** What the enumerator says happened. */
export interface Disposition {
  /** Stored in the answer: AAPOR's code, or the form designer's own. Never holds a `|`. */
  code: string
  /** The designer's own words, or a key of ours. */
  label: string | { key: WordKey }
}

/**
 * A short list with the final disposition codes for telephone samples of AAPOR's Standard Definitions.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export const builtInDispositions: readonly Disposition[] = [
  { code: '1.1', label: { key: 'dispositionCompleted' } },
  { code: '2.12', label: { key: 'dispositionBrokenOff' } },
  { code: '2.21', label: { key: 'dispositionCallBack' } },
  { code: '2.11', label: { key: 'dispositionRefused' } },
  { code: '2.33', label: { key: 'dispositionLanguage' } },
  { code: '4.1', label: { key: 'dispositionWrongNumber' } },
  { code: '3.14', label: { key: 'dispositionMachine' } },
  { code: '3.13', label: { key: 'dispositionNoAnswer' } },
  { code: '3.12', label: { key: 'dispositionBusy' } },
  { code: '4.3', label: { key: 'dispositionNotWorking' } },
  { code: '3.16', label: { key: 'dispositionTechnical' } },
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

/**
 * The code that what was observed settles by itself. People who talked are not among them: what came of it
 * only the enumerator knows. A failed leg is not either: the number or the line may be the reason.
 */
export function observedDisposition(outcome: Outcome, list: readonly Disposition[]): string {
  const code =
    outcome.kind === 'respondent-busy' ? '3.12' : outcome.kind === 'respondent-no-answer' ? '3.13' : ''
  return list.some((disposition) => disposition.code === code) ? code : ''
}
