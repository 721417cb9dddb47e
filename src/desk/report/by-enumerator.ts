import { submissionOf } from '../call-facts.ts'
import type { CallOfRow } from '../every-call.ts'
import { groupBy } from '../group-by.ts'
import type { DeskCall, Interview } from '../interview.ts'
import type { LocalTime } from '../local-time.ts'
import { type Figures, figuresOf } from './figures.ts'
import { ratio } from './share.ts'

export interface EnumeratorFigures extends Figures {
  /** '' where no column says it. */
  readonly enumerator: string
  /** Submissions with a completed interview; undefined where it is not known of any of them. */
  readonly completes: number | undefined
  /**
   * Of each day the time from the start of its first call to the end of its last, added up; undefined where no call
   * has a time, and of calls of which it is not known whose they are.
   */
  readonly hours: number | undefined
  /** Calls whose start is known: the hours are of them. */
  readonly timed: number
  readonly callsPerHour: number | undefined
  readonly completesPerHour: number | undefined
}

/** Each enumerator's figures, by name. */
export function byEnumerator(
  calls: readonly CallOfRow[],
  isComplete: (interview: Interview) => boolean | undefined,
  readTime: (ms: number) => LocalTime,
): readonly EnumeratorFigures[] {
  const groups = groupBy(calls, ({ interview }) => interview.enumerator)
  return [...groups]
    .map(([enumerator, own]) => figuresOfOne(enumerator, own, isComplete, readTime))
    .sort((one, other) => one.enumerator.localeCompare(other.enumerator))
}

function figuresOfOne(
  enumerator: string,
  own: readonly CallOfRow[],
  isComplete: (interview: Interview) => boolean | undefined,
  readTime: (ms: number) => LocalTime,
): EnumeratorFigures {
  const calls = own.map(({ call }) => call)
  const timed = own.filter(({ call }) => call.startedAt !== undefined)
  const hours = enumerator === '' || timed.length === 0 ? undefined : hoursAtWork(calls, readTime)
  const completes = countCompletes(own, isComplete)
  const timedCompletes = countCompletes(timed, isComplete)
  return {
    ...figuresOf(calls),
    enumerator,
    completes,
    hours,
    timed: timed.length,
    callsPerHour: perHour(timed.length, hours),
    completesPerHour: perHour(timedCompletes, hours),
  }
}

function perHour(count: number | undefined, hours: number | undefined): number | undefined {
  return count === undefined || hours === undefined ? undefined : ratio(count, hours)
}

/** A submission with several calls, or with several rows of a repeat group, is one interview. */
function countCompletes(
  own: readonly CallOfRow[],
  isComplete: (interview: Interview) => boolean | undefined,
): number | undefined {
  const known = own.filter(({ interview }) => isComplete(interview) !== undefined)
  if (known.length === 0) return undefined
  const complete = known.filter(({ interview }) => isComplete(interview))
  return new Set(complete.map(({ interview }) => submissionOf(interview.key))).size
}

/**
 * The time between the first and the last call of each day, added up. A call that goes on past midnight is its first
 * day's; one whose end is not known ends as it starts.
 */
function hoursAtWork(calls: readonly DeskCall[], readTime: (ms: number) => LocalTime): number {
  const days = new Map<string, { from: number; to: number }>()
  for (const { startedAt, endedAt = startedAt } of calls) {
    if (startedAt === undefined || endedAt === undefined) continue
    const { day } = readTime(startedAt)
    const known = days.get(day) ?? { from: startedAt, to: endedAt }
    days.set(day, { from: Math.min(known.from, startedAt), to: Math.max(known.to, endedAt) })
  }
  const ms = [...days.values()].reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0)
  return ms / 3_600_000
}
