import type { RecordingStatus } from '../../../twilio/recordings.ts'
import type { AnsweredBy } from '../phones/machine-detection.ts'
import type { PublicKey } from './public-key.ts'

/** A leg's status. https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export type CallStatus = 'queued' | 'ringing' | 'in-progress' | FinalStatus

/** A status that a leg never leaves. */
export type FinalStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'

/** Why a leg failed: what Twilio would show in its Console's debugger, never in the API. */
export interface Problem {
  readonly code: number
  readonly message: string
}

/** One leg. Times are milliseconds since 1970. */
export interface CallRecord {
  readonly sid: string
  /** The call whose `<Dial>` made this leg; null for a call made through the API or by a phone. */
  readonly parentSid: string | null
  readonly accountSid: string
  readonly to: string
  readonly from: string
  /** The TwiML it was placed with, where it came with the request; Twilio shows it to nobody. */
  readonly twiml?: string
  readonly status: CallStatus
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial'
  readonly createdAt: number
  readonly updatedAt: number
  /** Milliseconds it waited for its number's turn. */
  readonly queueMs: number
  /** When the phone began to ring. */
  readonly startedAt: number | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly problem: Problem | null
  /** Who or what has answered, where Twilio was asked to find out. */
  readonly answeredBy?: AnsweredBy
}

/** One recording. Times are milliseconds since 1970. */
export interface RecordingRecord {
  readonly sid: string
  readonly accountSid: string
  /** Always the enumerator's leg, also when the respondent's leg was named. */
  readonly callSid: string
  readonly status: RecordingStatus
  readonly channels: 1 | 2
  readonly source: 'DialVerb' | 'OutboundAPI' | 'RecordVerb' | 'StartCallRecordingAPI'
  readonly track: 'inbound' | 'outbound' | 'both'
  readonly createdAt: number
  readonly updatedAt: number
  readonly startedAt: number
  /** Length in milliseconds, known once it has stopped. */
  readonly lengthMs: number | null
  /** The account's public key when the recording was completed, where it had one. */
  readonly encryptedWith?: PublicKey
  /** What can be heard in a Record verb's recording, for people who read it; empty for all others. */
  readonly words: string
}

const finalStatuses: ReadonlySet<CallStatus> = new Set<CallStatus>([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
])

/** Whether the leg has ended. */
export function isFinished(call: CallRecord): boolean {
  return finalStatuses.has(call.status)
}

/** The number or address of whoever is at the phone's end of a call; '' where there is no call. */
export function personIn(call: CallRecord | undefined): string {
  return (call?.direction === 'inbound' ? call.from : call?.to) ?? ''
}

/**
 * Seconds from answer to end, at least 1, as Twilio counts them; null for a leg that was never answered or
 * goes on.
 */
export function talkedSeconds(call: CallRecord): number | null {
  if (call.answeredAt === null || call.endedAt === null) return null
  return Math.max(1, Math.ceil((call.endedAt - call.answeredAt) / 1000))
}

/** Dates are written in whole seconds, and what is counted from them must come out the same. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000
}

/**
 * When a call has started, as Twilio says: while it rings, when it was made; from the answer on, when it was
 * answered. Both were recorded. What a call has that nobody answered is not known: here it keeps the first.
 */
export function startOf({ startedAt, answeredAt, createdAt }: CallRecord): number | null {
  if (answeredAt !== null) return wholeSecond(answeredAt)
  return startedAt === null ? null : createdAt
}

/** When a call has ended, as Twilio says: empty where it did not complete, else its duration after its start. */
export function endOf(call: CallRecord): number | null {
  const start = startOf(call)
  const seconds = talkedSeconds(call)
  return call.status !== 'completed' || start === null || seconds === null ? null : start + seconds * 1000
}
