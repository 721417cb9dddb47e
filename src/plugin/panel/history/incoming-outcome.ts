import { type Call, isFinal } from '../../../twilio/calls.ts'

/** What became of a call that the respondent made to a Twilio number. */
export type IncomingOutcome =
  | { kind: 'calling' | 'talking' | 'nobody' | 'busy' }
  | { kind: 'talked'; seconds: number | undefined; to: string }
  /** Taken by the number's own document, such as a menu or a message; whether a person came is not known. */
  | { kind: 'taken'; seconds: number | undefined }

/** It was a call to the account, not one that the account made. */
export function isIncoming(call: Call): boolean {
  return call.parentSid === undefined && !/^outbound/.test(call.direction)
}

/** Only then do the calls that it was passed on to tell more than it does itself. */
export function wantsLegs(call: Call): boolean {
  return isIncoming(call) && (call.status === 'completed' || call.status === 'in-progress')
}

/**
 * Twilio says "completed" of a call that its number took, whether or not a person came; the legs of whoever it
 * was passed on to tell that: https://www.twilio.com/docs/voice/twiml/dial
 * @param legs the calls it was passed on to, as far as they are known
 */
export function incomingOutcome(call: Call, legs: readonly Call[]): IncomingOutcome {
  if (!isFinal(call.status)) {
    return { kind: legs.some(({ status }) => status === 'in-progress') ? 'talking' : 'calling' }
  }
  const answered = legs.find(({ status }) => status === 'completed')
  if (answered) return { kind: 'talked', seconds: answered.duration, to: answered.to }
  if (call.status === 'completed' && legs.length === 0) return { kind: 'taken', seconds: call.duration }
  return { kind: call.status === 'busy' ? 'busy' : 'nobody' }
}
