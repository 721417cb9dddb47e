import { isUndialled } from '../call-facts.ts'
import type { Case } from '../cases.ts'
import type { DeskCall } from '../interview.ts'

/** What came of a case's last call, as far as the phones tell. */
export const lastOutcomes = [
  'answered',
  'no-answer',
  'busy',
  'failed',
  'canceled',
  'not-final',
  'not-dialled',
  'not-known',
] as const
export type LastOutcome = (typeof lastOutcomes)[number]

export interface AttemptFigures {
  /** Calls that may have dialled the respondent: those that missed the enumerator are not among them. */
  readonly attempts: number
  readonly cases: number
  readonly byOutcome: Readonly<Record<LastOutcome, number>>
}

/** Cases by how often they were tried, fewest first, and by what came of the last call. */
export function byAttempts(cases: readonly Case[]): readonly AttemptFigures[] {
  const counts = new Map<number, Record<LastOutcome, number>>()
  for (const { calls } of cases) {
    const tried = calls.filter((call) => !isUndialled(call))
    const last = tried[tried.length - 1] ?? calls[calls.length - 1]
    const row = counts.get(tried.length) ?? noCases()
    row[last ? lastOutcomeOf(last) : 'not-known'] += 1
    counts.set(tried.length, row)
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([attempts, byOutcome]) => ({
      attempts,
      cases: Object.values(byOutcome).reduce((sum, one) => sum + one, 0),
      byOutcome,
    }))
}

export function lastOutcomeOf(call: DeskCall): LastOutcome {
  if (!call.leg) return isUndialled(call) ? 'not-dialled' : 'not-known'
  switch (call.leg.status) {
    case 'completed':
    case 'in-progress':
      return 'answered'
    case 'queued':
    case 'ringing':
      return 'not-final'
    default:
      return call.leg.status
  }
}

function noCases(): Record<LastOutcome, number> {
  return {
    answered: 0,
    'no-answer': 0,
    busy: 0,
    failed: 0,
    canceled: 0,
    'not-final': 0,
    'not-dialled': 0,
    'not-known': 0,
  }
}
