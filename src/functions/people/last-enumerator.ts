import { type Call, fetchCall, listCalls } from '../../twilio/calls.ts'
import { listMessages } from '../../twilio/messages.ts'
import { isNumber, isSameNumber } from '../../twilio/phone-number.ts'
import type { Visit } from '../runtime/visit.ts'
import { type Caller, callerByCallerId, callerByPhone, callersOf } from './callers.ts'

/** The enumerator a respondent belongs to. */
export interface Enumerator {
  /** What rings: a number, `sip:…` or `client:…`; '' where only a message said who it is. */
  readonly address: string
  /** Where notices go; '' where there is none. */
  readonly phone: string
  readonly email: string
}

interface Contact {
  readonly enumerator: Enumerator
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Enough to find the newest call of a respondent who has called in now and then. */
const pageSize = 20

/**
 * Who last called this respondent, from Twilio's own call list: the respondent's leg is a child of the call
 * that rang the enumerator. Undefined where nobody did, or Twilio did not say in time.
 *
 * @param ownNumber the number that the respondent called or wrote to; calls from it count before others
 */
export async function findLastCaller(
  visit: Visit,
  respondent: string,
  ownNumber: string,
): Promise<Enumerator | undefined> {
  return (await lastCall(visit, respondent, ownNumber))?.enumerator
}

/**
 * Who last called or wrote. A message names no enumerator, only its caller ID: it counts where callers.csv
 * gives that number to one enumerator alone.
 */
export async function findLastContact(
  visit: Visit,
  respondent: string,
  ownNumber: string,
): Promise<Enumerator | undefined> {
  const [call, message] = await Promise.all([
    lastCall(visit, respondent, ownNumber),
    lastMessage(visit, respondent),
  ])
  return message && message.at > (call?.at ?? 0) ? message.enumerator : call?.enumerator
}

async function lastCall(visit: Visit, respondent: string, ownNumber: string): Promise<Contact | undefined> {
  if (!isNumber(respondent)) return undefined
  const { accountSid } = visit.settings
  const reply = await listCalls(visit.send, accountSid, { to: respondent, pageSize })
  if (reply.kind !== 'data') {
    visit.log(`the calls to ${respondent} could not be listed`)
    return undefined
  }
  const legs = reply.data.filter((call) => call.parentSid !== undefined)
  const leg = legs.find((call) => isSameNumber(call.from, ownNumber)) ?? legs[0]
  if (!leg?.parentSid) return undefined
  const parent = await fetchCall(visit.send, accountSid, leg.parentSid)
  if (parent.kind !== 'data' || !isPlaced(parent.data)) return undefined
  return { enumerator: enumeratorAt(visit, parent.data.to), at: leg.createdAt ?? leg.startedAt ?? 0 }
}

/** Not one that came in: its other end would be whoever called. */
function isPlaced(call: Call): boolean {
  return call.direction.startsWith('outbound') && call.to !== ''
}

async function lastMessage(visit: Visit, respondent: string): Promise<Contact | undefined> {
  if (!isNumber(respondent)) return undefined
  const reply = await listMessages(visit.send, visit.settings.accountSid, { to: respondent, pageSize })
  if (reply.kind !== 'data') return undefined
  // outbound-reply is what these Functions answered, which no enumerator wrote.
  const written = reply.data.items.find((message) => message.json['direction'] === 'outbound-api')
  const caller = written && callerByCallerId(callersOf(visit), written.from)
  if (!written || !caller) return undefined
  return { enumerator: enumeratorOf(caller, ''), at: written.createdAt ?? written.sentAt ?? 0 }
}

function enumeratorAt(visit: Visit, address: string): Enumerator {
  const caller = callerByPhone(callersOf(visit), address)
  return caller
    ? enumeratorOf(caller, address)
    : { address, phone: isNumber(address) ? address : '', email: '' }
}

function enumeratorOf(caller: Caller, address: string): Enumerator {
  const { phone, email } = caller
  // No message can be sent to a softphone.
  return { address: address || phone, phone: isNumber(phone) ? phone : '', email }
}
