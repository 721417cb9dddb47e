import { type Call, listCalls } from '../../twilio/calls.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import type { Reply } from '../../twilio/transport.ts'
import type { Account } from '../world.ts'

/** Who is rung, from which of Twilio's numbers. */
export interface Line {
  /** The enumerator's phone: E.164, `sip:…` or `client:…`. */
  to: string
  /** The caller ID. */
  from: string
}

/** A caller ID may be shared by many enumerators, whose calls are then on the same list. */
const shareOfOne = 25

/**
 * The calls of a line, newest first. A SIP or Client address comes back from Twilio in another spelling than it
 * was given, and how its filter compares them is not documented. So the calls of everybody with this caller ID
 * are listed, and `rings` tells which are the enumerator's.
 * https://www.twilio.com/docs/voice/api/call-resource#call-properties
 * @param pageSize how many calls of the enumerator are wanted
 */
export function listLineCalls(
  { send, accountSid }: Account,
  { to, from }: Line,
  pageSize: number,
): Promise<Reply<Call[]>> {
  const wide = pageSize * shareOfOne
  return isNumber(to)
    ? listCalls(send, accountSid, { to, from, pageSize })
    : listCalls(send, accountSid, { from, pageSize: pageSize > 1 ? wide : 1 })
}

/** Whether a call of this list rings the enumerator; for a number Twilio's own filter has seen to it. */
export function rings(enumerator: string, call: Pick<Call, 'to'>): boolean {
  return isNumber(enumerator) || isSamePhone(enumerator, call.to)
}

/** Whether two addresses name one phone, whichever of Twilio's spellings each is in. */
export function isSamePhone(one: string, other: string): boolean {
  return isSameNumber(one, other) || bare(one) === bare(other)
}

function isNumber(address: string): boolean {
  return address.startsWith('+')
}

/** What names the phone: no prefix, port or parameters, and the host's letters small. */
function bare(address: string): string {
  return address
    .replace(/^(sips?|client):/i, '')
    .replace(/[;?].*/, '')
    .replace(/@.*/, (host) => host.toLowerCase().replace(/:\d+$/, ''))
}
