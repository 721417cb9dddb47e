import { groupBy } from './group-by.ts'
import type { DeskCall, Interview } from './interview.ts'

/** One respondent, with what all rows know of them. */
export interface Case {
  readonly id: string
  /** Each call once, oldest first; those whose start is not known stand last, in the order of the rows. */
  readonly calls: readonly DeskCall[]
  /** A row says that the interview was completed; undefined where no row says anything. */
  readonly isDone: boolean | undefined
}

/** The cases that have rows, in the order of the rows. */
export function casesOf(interviews: readonly Interview[]): readonly Case[] {
  return [...groupBy(interviews, ({ caseId }) => caseId)].map(([id, rows]) => ({
    id,
    calls: inOrder(rows.flatMap(({ calls }) => calls)),
    isDone:
      rows.some(({ isDone }) => isDone) ||
      (rows.every(({ isDone }) => isDone === undefined) ? undefined : false),
  }))
}

function inOrder(calls: readonly DeskCall[]): readonly DeskCall[] {
  const once = [...new Map(calls.map((call) => [call.sid, call])).values()]
  return once.sort(
    (one, other) => (one.startedAt ?? Number.MAX_VALUE) - (other.startedAt ?? Number.MAX_VALUE),
  )
}
