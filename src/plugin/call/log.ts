import type { LogEntry } from '../../stored/metadata.ts'
import { isFinal } from '../../twilio/calls.ts'
import type { Settings } from '../form/settings.ts'
import { observedDisposition } from './dispositions.ts'
import { legsOf } from './follow.ts'
import { isUnrung, outcomeOf } from './outcome.ts'
import type { Seen } from './rules.ts'

/**
 * What a look adds to the log beside the status.
 * @param entry what is known already, if the call is to one of the form's numbers
 */
export function newlyKnown(
  seen: Seen,
  entry: LogEntry | undefined,
  { settled, now, settings }: { settled: boolean; now: number; settings: Settings },
): Partial<LogEntry> {
  const leg = seen.leg ? { leg: seen.leg } : {}
  const outcome = outcomeOf(legsOf(seen))
  if (!entry) return leg
  if (outcome.kind === 'talking' && entry.talkingAt === undefined) return { talkingAt: now, ...leg }
  if (settled && isUnrung(outcome)) return entry.unrung ? leg : { unrung: true, ...leg }
  if (!settled || entry.disposition !== undefined) return leg
  const disposition = observedDisposition(outcome, settings.dispositions)
  return disposition ? { disposition, ...leg } : leg
}

/**
 * Whether a call uses up one of the field's attempts: the respondent was rung, or may have been. One that was only
 * looked up may not be the one that the field placed, which then may have rung them.
 */
export function mayHaveRung({ status, leg, unrung, foundFor }: LogEntry): boolean {
  if (leg || foundFor) return true
  return !unrung && (!isFinal(status) || status === 'completed')
}
