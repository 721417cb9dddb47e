import type { CallTruth, SubmissionTruth } from '../../../desk/many-submissions.ts'

/** A call as an export tells of it: less than is true. */
export interface Told {
  readonly truth: CallTruth
  readonly submission: SubmissionTruth
  /**
   * An answer says when its latest call was, as Twilio has it, how long it rang, and when it ended, if it was seen to its
   * end. Of earlier ones item 14 says only when the enumerator tapped.
   */
  readonly isLatest: boolean
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
}

export interface ToldCase {
  readonly id: string
  readonly isDone: boolean
  /** In the order in which they were placed. */
  readonly calls: readonly Told[]
}

/** @param ms milliseconds since 1970 */
const wholeSecond = (ms: number): number => ms - (ms % 1000)

/** What an export without metadata tells, by the truth. Submissions without a call tell nothing. */
export function tellCalls(submissions: readonly SubmissionTruth[]): Told[] {
  return submissions.flatMap((submission) =>
    submission.calls.map((truth, index): Told => {
      const isLatest = index === submission.calls.length - 1
      const from = (isLatest && truth.startedAt) || wholeSecond(truth.placedAt)
      const to = (isLatest && truth.isSeenToEnd && truth.endedAt) || from
      return { truth, submission, isLatest, from, to }
    }),
  )
}

export function tellCases(calls: readonly Told[]): ToldCase[] {
  const ids = [...new Set(calls.map(({ submission }) => submission.caseId))]
  return ids.map((id) => {
    const own = calls.filter(({ submission }) => submission.caseId === id)
    return {
      id,
      isDone: own.some(({ submission }) => submission.isDone),
      calls: own.sort((one, other) => one.truth.placedAt - other.truth.placedAt),
    }
  })
}

/** The clocks of Afghanistan, which are half an hour off and know no summer time. */
export const zone = { name: 'Asia/Kabul', offsetMs: 4.5 * 60 * 60 * 1000 } as const

const weekFrom = Date.UTC(2024, 0, 1)

/** A moment by those clocks; weekday 0 is Monday, as 1 January 2024 was. */
export function placeTime(ms: number): { day: string; weekday: number; hour: number } {
  const local = ms + zone.offsetMs
  const days = Math.floor((local - weekFrom) / 86_400_000)
  return {
    day: new Date(local).toISOString().slice(0, 10),
    weekday: days % 7,
    hour: Math.floor(local / 3_600_000) % 24,
  }
}
