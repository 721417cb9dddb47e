import type { CallRecord, RecordingRecord } from '../store/records.ts'
import type { World } from '../store/store.ts'

/** A stretch of a recording in which the same people are heard. */
export interface Part {
  /** Milliseconds from the beginning of the recording to the end of this part. */
  readonly untilMs: number
  readonly enumerator: boolean
  readonly respondent: boolean
}

interface Span {
  readonly from: number
  readonly until: number
}

/** When somebody is on the line, in milliseconds of the recording. */
function spanOf({ answeredAt, endedAt }: CallRecord, { startedAt, lengthMs }: RecordingRecord): Span[] {
  if (answeredAt === null) return []
  const length = lengthMs ?? 0
  const from = Math.max(0, answeredAt - startedAt)
  const until = Math.min(length, (endedAt ?? Number.POSITIVE_INFINITY) - startedAt)
  return until > from ? [{ from, until }] : []
}

/** Track by track as the call's own leg has it: what comes in is the enumerator, what goes out the respondent. */
function isTaken({ track }: RecordingRecord, side: 'enumerator' | 'respondent'): boolean {
  return track === 'both' || (track === 'inbound') === (side === 'enumerator')
}

/**
 * Who is heard when: each side from their answer to their end, as the legs tell. Which channel is whose, Twilio says of a
 * call's own recording alone: the first is the parent's, here the enumerator's. What a pause left out is not taken out of
 * these times. A Record verb's recording is of whoever spoke.
 *
 * @param silentSide nothing of this side was taken down, as with a broken microphone
 */
export function partsOf(
  recording: RecordingRecord,
  world: World,
  silentSide: 'none' | 'enumerator' | 'respondent',
): Part[] {
  const length = recording.lengthMs ?? 0
  const call = world.call(recording.callSid)
  const heard = (side: 'enumerator' | 'respondent', legs: readonly CallRecord[]): Span[] =>
    silentSide === side || !isTaken(recording, side) ? [] : legs.flatMap((leg) => spanOf(leg, recording))
  const enumerator = heard('enumerator', call ? [call] : [])
  const respondent = heard('respondent', world.callsOf(recording.callSid))
  const edges = [...enumerator, ...respondent].flatMap(({ from, until }) => [from, until])
  const ends = [...new Set([...edges, length])].filter((ms) => ms > 0).sort((one, other) => one - other)
  return ends.map((untilMs, index) => {
    const middle = ((ends[index - 1] ?? 0) + untilMs) / 2
    const isIn = ({ from, until }: Span): boolean => from < middle && middle < until
    return { untilMs, enumerator: enumerator.some(isIn), respondent: respondent.some(isIn) }
  })
}
