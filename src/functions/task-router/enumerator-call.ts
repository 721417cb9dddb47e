import { type Call, callsPath, endCall, fetchCall, readCall } from '../../twilio/calls.ts'
import { isNumber } from '../../twilio/phone-number.ts'
import { expectShape, type Reply } from '../../twilio/transport.ts'
import type { Visit } from '../runtime/visit.ts'
import { type Offer, offerStep } from './offer.ts'

/** Long enough to hear a short greeting; what is not clear by then is settled by a key. */
const detectionSeconds = 10

/** An answered call that is over so soon was no conversation: some of it passes while Twilio listens who answers. */
const leastSeconds = 8

/**
 * Rings an enumerator for an offer. Twilio listens who answers before it asks `dial-queue` how to go on, and tells
 * `status-callback` when the call is over. https://www.twilio.com/docs/voice/answering-machine-detection
 *
 * @param from the team's number that the respondent has called; the enumerator's phone shows and keeps what it gets
 */
export async function callEnumerator(
  visit: Visit,
  offer: Offer,
  { to, from }: { readonly to: string; readonly from: string },
): Promise<Reply<Call>> {
  const { accountSid, ringSeconds } = visit.settings
  const form: Array<[string, string]> = [
    ['To', to],
    ['From', from],
    ['Url', visit.address('dial-queue', offerStep(offer))],
    ['Method', 'POST'],
    ['Timeout', String(ringSeconds)],
    ['StatusCallback', visit.address('status-callback', offerStep(offer))],
    ['StatusCallbackMethod', 'POST'],
    ['StatusCallbackEvent', 'completed'],
  ]
  // A softphone is no line with a voicemail box behind it, and Twilio listens to telephones alone.
  if (isNumber(to)) {
    form.push(['MachineDetection', 'Enable'], ['MachineDetectionTimeout', String(detectionSeconds)])
  }
  return expectShape(await visit.send({ method: 'POST', path: callsPath(accountSid), form }), readCall)
}

/** `canceled` ends a call that rings; one that was answered is told by itself that nobody is there. */
export function stopRinging({ send, settings }: Visit, callSid: string): Promise<Reply<Call>> {
  return endCall(send, settings.accountSid, callSid, 'canceled')
}

/** Whether no enumerator has stayed on the line; not where Twilio does not say how long they did. */
export async function wereCutShort({ send, settings }: Visit, callSids: readonly string[]): Promise<boolean> {
  const replies = await Promise.all(callSids.map((sid) => fetchCall(send, settings.accountSid, sid)))
  const seconds = replies.flatMap((reply) => (reply.kind === 'data' ? (reply.data.duration ?? []) : []))
  return seconds.length > 0 && Math.max(...seconds) <= leastSeconds
}
