import type { Leg } from '../../stored/metadata.ts'
import { type Call, type CallStatus, isFinal } from '../../twilio/calls.ts'

/** Where a call is, told from both legs. */
export type Outcome =
  | { kind: 'queued' | 'enumerator-rings' | 'connecting' | 'respondent-rings' | 'talking' }
  /** The enumerator never joined, so the respondent was not dialled. */
  | { kind: 'enumerator-busy' | 'enumerator-no-answer' | 'enumerator-failed' | 'canceled' }
  | { kind: 'talked'; seconds: number | undefined }
  | { kind: 'respondent-busy' | 'respondent-no-answer' | 'respondent-failed' | 'respondent-canceled' }
  /** The enumerator answered and the call ended before the respondent was dialled. */
  | { kind: 'not-dialled' }
  /** Twilio waits for a key, without which it rings nobody; and the call ended without one. */
  | { kind: 'asks-for-key' | 'no-key' }
  /** Voice mail has answered the enumerator's phone, as Twilio hears it, and nobody was rung. */
  | { kind: 'enumerator-voicemail' }
  /** Over, and the respondent's leg could not be seen. */
  | { kind: 'unseen' }

export interface Legs {
  status: CallStatus
  leg: Leg | undefined
  /** False where Twilio does not let this key list calls. */
  legVisible: boolean
  /** Twilio has heard voice mail at the enumerator's phone. */
  isVoicemail?: boolean
  /** Nobody is rung before the enumerator has pressed a key. */
  wantsKey?: boolean
}

/**
 * Twilio says "completed" of the enumerator's leg even when nobody else answered, so the respondent's leg
 * decides: https://www.twilio.com/docs/voice/twiml/dial
 */
export function outcomeOf(legs: Legs): Outcome {
  const { status, leg } = legs
  switch (status) {
    case 'queued':
      return { kind: 'queued' }
    case 'ringing':
      return { kind: 'enumerator-rings' }
    case 'busy':
      return { kind: 'enumerator-busy' }
    case 'no-answer':
      return { kind: 'enumerator-no-answer' }
    case 'failed':
      return { kind: 'enumerator-failed' }
    case 'canceled':
      return { kind: 'canceled' }
    case 'in-progress':
      return leg ? whileInProgress(leg) : whileAlone(legs, 'connecting', 'asks-for-key')
    case 'completed':
      return leg ? afterCompleted(leg) : whileAlone(legs, 'not-dialled', 'no-key')
  }
}

/** The enumerator's phone was answered, and as far as can be seen no other was rung. */
function whileAlone(
  { status, legVisible, isVoicemail, wantsKey }: Legs,
  usual: 'connecting' | 'not-dialled',
  withKey: 'asks-for-key' | 'no-key',
): Outcome {
  if (!legVisible) return { kind: status === 'completed' ? 'unseen' : usual }
  if (isVoicemail) return { kind: 'enumerator-voicemail' }
  return { kind: wantsKey ? withKey : usual }
}

function whileInProgress(leg: Leg): Outcome {
  if (leg.status === 'queued' || leg.status === 'ringing') return { kind: 'respondent-rings' }
  if (leg.status === 'in-progress') return { kind: 'talking' }
  // The respondent's leg is over and Twilio is about to end the enumerator's.
  return afterCompleted(leg)
}

function afterCompleted(leg: Leg): Outcome {
  switch (leg.status) {
    case 'completed':
      return { kind: 'talked', seconds: leg.talked }
    case 'busy':
      return { kind: 'respondent-busy' }
    case 'no-answer':
      return { kind: 'respondent-no-answer' }
    case 'failed':
      return { kind: 'respondent-failed' }
    case 'canceled':
      return { kind: 'respondent-canceled' }
    case 'queued':
    case 'ringing':
    case 'in-progress':
      // The list lags behind: the enumerator's leg is over, so this one is too, but how is not known.
      return { kind: 'unseen' }
  }
}

/** Over on the enumerator's side before the respondent was rung: it tells nothing of the respondent. */
export function isUnrung({ kind }: Outcome): boolean {
  switch (kind) {
    case 'enumerator-busy':
    case 'enumerator-no-answer':
    case 'enumerator-failed':
    case 'canceled':
    case 'not-dialled':
    case 'no-key':
    case 'enumerator-voicemail':
      return true
    default:
      return false
  }
}

/**
 * Seconds the respondent's phone rang, where that tells something; else undefined. A busy line does not ring, and a
 * number that fails does not either, whatever the seconds that Twilio took to find out.
 */
export function secondsRung({ kind }: Outcome, leg: Leg | undefined): number | undefined {
  const didRing = kind === 'respondent-no-answer' || kind === 'respondent-canceled'
  return didRing && leg?.rung ? leg.rung : undefined
}

/** Reads the respondent's leg from Twilio's call. */
export function legOf(call: Call): Leg {
  const leg: Leg = { sid: call.sid, status: call.status }
  if (!isFinal(call.status)) return leg
  const talked = call.status === 'completed' ? (call.duration ?? 0) : 0
  leg.talked = talked
  // `end_time` is empty for some legs nobody answered; then the last change is the end.
  const end = call.endedAt ?? call.updatedAt
  if (call.createdAt !== undefined && end !== undefined) {
    leg.rung = Math.max(0, Math.round((end - call.createdAt) / 1000) - talked)
  }
  return leg
}

const order: Record<CallStatus, number> = {
  queued: 0,
  ringing: 1,
  'in-progress': 2,
  completed: 3,
  busy: 3,
  failed: 3,
  'no-answer': 3,
  canceled: 3,
}

/** Twilio's reads are eventually consistent: a status never goes backward, and a final one stays. */
export function isNewer(before: CallStatus, after: CallStatus): boolean {
  return order[after] > order[before]
}

/** The newer of two views of one leg; a later look at a final one may add its seconds. */
export function mergeLeg(before: Leg | undefined, after: Leg | undefined): Leg | undefined {
  if (!before || !after) return after ?? before
  if (isNewer(before.status, after.status)) return after
  return before.status === after.status ? { ...before, ...after } : before
}
