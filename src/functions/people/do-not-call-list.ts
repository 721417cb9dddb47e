import { isNumber } from '../../twilio/phone-number.ts'
import { createMapItem, fetchMapItem } from '../../twilio/sync.ts'
import type { Failure } from '../../twilio/transport.ts'
import type { Visit } from '../runtime/visit.ts'

/**
 * The team's list of those who asked not to be called again: a map of Twilio Sync with their numbers, E.164, as its
 * keys. Everything here that calls or writes to somebody looks at it first, and a supervisor can read and correct it.
 */

/**
 * `listed`: they asked. `free`: they did not, or the team keeps no list. `unknown`: Twilio did not say. Whoever was
 * promised something is not to be called on the chance that they were not.
 */
export type Standing = 'listed' | 'free' | 'unknown'

export async function standingOf(visit: Visit, number: string): Promise<Standing> {
  const { doNotCall } = visit.settings
  if (!doNotCall || !isNumber(number)) return 'free'
  const reply = await fetchMapItem(visit.sendToSync, doNotCall, number)
  if (reply.kind === 'data') return reply.data ? 'listed' : 'free'
  visit.log(`the list of those who want no calls could not be read: ${whyNot(reply)}`)
  return 'unknown'
}

/** Puts somebody on the list; true only where they are on it now. A second time changes nothing. */
export async function putOnList(visit: Visit, number: string, callSid: string): Promise<boolean> {
  const { doNotCall } = visit.settings
  if (!doNotCall || !isNumber(number)) return false
  const data = { by: 'key 9', call: callSid }
  const reply = await createMapItem(visit.sendToSync, doNotCall, { key: number, data })
  if (reply.kind === 'data') return true
  visit.log(`${number} could not be put on the list: ${whyNot(reply)}`)
  return false
}

function whyNot(failure: Failure): string {
  return failure.kind === 'refused' ? `refused with ${failure.code}` : failure.cause
}
