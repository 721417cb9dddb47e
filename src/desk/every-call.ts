import type { DeskCall, Interview } from './interview.ts'

/** A call and the row that it stands in. */
export interface CallOfRow {
  readonly call: DeskCall
  readonly interview: Interview
}

/**
 * Every call once, in the order of the rows: one that stands in several rows is the call of the first of them.
 * @returns with how many more times the calls stand somewhere
 */
export function everyCall(interviews: readonly Interview[]): {
  calls: readonly CallOfRow[]
  repeated: number
} {
  const bySid = new Map<string, CallOfRow>()
  let seen = 0
  for (const interview of interviews) {
    for (const call of interview.calls) {
      seen += 1
      if (!bySid.has(call.sid)) bySid.set(call.sid, { call, interview })
    }
  }
  return { calls: [...bySid.values()], repeated: seen - bySid.size }
}
