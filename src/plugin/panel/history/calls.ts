import { type Call, isFinal } from '../../../twilio/calls.ts'
import { isSameNumber } from '../../../twilio/phone-number.ts'
import { isIncoming } from './incoming-outcome.ts'

/** One call with the respondent, as far as Twilio tells of it. */
export type PastCall =
  /** The respondent's leg of a call from any form. */
  | { kind: 'out'; call: Call; isRecorded: boolean }
  /** Their own call; `legs` are those it was passed on to, as far as they are known. */
  | { kind: 'in'; call: Call; legs: readonly Call[]; isRecorded: boolean }

/** What Twilio's list of calls does not tell of them. */
export interface KnownDetails {
  /** Whom an incoming call was passed on to; empty while that is not known. */
  legsOf(sid: string): readonly Call[]
  isRecorded(sid: string): boolean
}

/** The call whose recordings hold what was said: Twilio keeps them with the first leg, which made the other. */
export function recordedSid(call: Call): string {
  return call.parentSid ?? call.sid
}

/**
 * Twilio's calls to and from a number as the calls they are: a call that was passed on with the respondent's
 * number as its caller ID is no call of its own.
 */
export function pastCalls(number: string, calls: readonly Call[], details: KnownDetails): PastCall[] {
  const past: PastCall[] = []
  for (const call of calls) {
    const isRecorded = details.isRecorded(recordedSid(call))
    if (isSameNumber(call.to, number) && !isIncoming(call)) past.push({ kind: 'out', call, isRecorded })
    else if (isIncoming(call)) past.push({ kind: 'in', call, legs: legsIn(calls, call, details), isRecorded })
  }
  return past
}

function legsIn(calls: readonly Call[], { sid }: Call, details: KnownDetails): readonly Call[] {
  const listed = calls.filter(({ parentSid }) => parentSid === sid)
  return listed.length > 0 ? listed : details.legsOf(sid)
}

/** It is not over, so it will look different soon. */
export function isGoingOn({ call }: PastCall): boolean {
  return !isFinal(call.status)
}
