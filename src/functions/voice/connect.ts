import { isNumber } from '../../twilio/phone-number.ts'
import { application, client, type DialNoun, dial, number, sip } from '../../twiml/verbs/dial.ts'
import { hangup, redirect, voiceResponse } from '../../twiml/verbs/voice.ts'
import { type Reply, twiml } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import type { DialParameters } from '../runtime/webhook-parameters.ts'
import { type Spoken, speak } from './speak.ts'
import { recordMessage } from './voicemail-box.ts'

/** Who is tried for a caller, in this order. */
export const places = ['enumerator', 'application', 'sip', 'mobile', 'voicemail'] as const
export type Place = (typeof places)[number]

/** Rings the enumerator's phone, SIP address or Twilio client. */
export function connectTo(visit: Visit, address: string, ownNumber: string): Reply {
  return ring(visit, 'enumerator', nounFor(address), ownNumber, [speak(visit.settings, 'connecting')])
}

/** The next place after `tried` that `.env` names: TwiML application, SIP address, mobile, voicemail. */
export function tryNext(visit: Visit, tried: Place, ownNumber: string): Reply {
  const { fallback } = visit.settings
  const rest = places.slice(places.indexOf(tried) + 1)
  if (rest.includes('application') && fallback.applicationSid !== '') {
    return ring(visit, 'application', application(fallback.applicationSid), ownNumber)
  }
  if (rest.includes('sip') && fallback.sip !== '') {
    return ring(visit, 'sip', nounFor(withSipPrefix(fallback.sip)), ownNumber)
  }
  if (rest.includes('mobile') && fallback.mobile !== '') {
    return ring(visit, 'mobile', nounFor(fallback.mobile), ownNumber)
  }
  return takeMessage(visit, [speak(visit.settings, 'nobodyFree')])
}

/** The voicemail that `.env` names, after `before`; a goodbye where there is none. */
export function takeMessage(visit: Visit, before: readonly Spoken[]): Reply {
  const { voicemail } = visit.settings.fallback
  if (voicemail === 'off') {
    return twiml(voiceResponse(...before, speak(visit.settings, 'goodbye'), hangup()))
  }
  return takeElsewhere(visit, before) ?? twiml(voiceResponse(...before, ...recordMessage(visit)))
}

/** Asks for the number of somebody who shows none and wants no more calls; how to give it where there is no voicemail. */
export function takeNumber(visit: Visit): Reply {
  if (visit.settings.fallback.voicemail === 'off') {
    return twiml(voiceResponse(speak(visit.settings, 'writeNumber'), hangup()))
  }
  const elsewhere = takeElsewhere(visit, [speak(visit.settings, 'sayNumber')])
  return elsewhere ?? twiml(voiceResponse(...recordMessage(visit, 'number-said')))
}

function takeElsewhere(visit: Visit, before: readonly Spoken[]): Reply | undefined {
  const { voicemail } = visit.settings.fallback
  if (!/^https?:\/\//.test(voicemail)) return undefined
  return twiml(voiceResponse(...before, redirect(voicemail, { method: 'POST' })))
}

/** Whether the two talked. Twilio's `completed` alone may be a phone that hung up before. */
export function hasTalked({ dialBridged, dialCallStatus }: DialParameters): boolean {
  return dialBridged ?? (dialCallStatus === 'completed' || dialCallStatus === 'answered')
}

function ring(
  visit: Visit,
  place: Place,
  noun: DialNoun,
  ownNumber: string,
  before: readonly Spoken[] = [],
): Reply {
  const attributes = {
    action: visit.address('gather', `after-${place}`),
    method: 'POST',
    timeout: visit.settings.ringSeconds,
    // The team's number, not the respondent's: an enumerator's phone shows and keeps what it gets.
    callerId: isNumber(ownNumber) ? ownNumber : undefined,
  } as const
  return twiml(voiceResponse(...before, dial(attributes, noun)))
}

function nounFor(address: string): DialNoun {
  if (address.startsWith('client:')) return client(address.slice('client:'.length))
  return address.includes('@') ? sip(withSipPrefix(address)) : number(address)
}

// Twilio's call list shows SIP addresses with and without their prefix.
function withSipPrefix(address: string): string {
  return /^sips?:/i.test(address) ? address : `sip:${address}`
}
