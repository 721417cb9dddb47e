import { listMessages, type Message } from '../../twilio/messages.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import { withTimeout } from '../../twilio/transport.ts'
import { callerId, type Settings } from '../form/settings.ts'
import { findByClock, madeWithin, youngerThan } from '../once/evidence.ts'
import { fingerprint } from '../once/fingerprint.ts'
import type { Finding } from '../once/search.ts'
import type { Account, Device } from '../world.ts'
import { isSameText, type MessageIntent } from './memory.ts'

const pageSize = 50

export interface MessageSearch {
  intent: MessageIntent
  /** What the intent's fingerprints were made with. */
  salt: string
  /** E.164; '' where the form's number has changed since, so that only the fingerprint tells. */
  number: string
  settings: Settings
  /** Messages that this or another field owns. */
  isOwned(sid: string): boolean
}

/**
 * SID of the newest message to a number; '' for none, undefined where Twilio did not say within `longestMs`, for
 * which a tap may wait.
 */
export async function newestMessage(
  { send, accountSid, clock }: Account & Pick<Device, 'clock'>,
  number: string,
  longestMs: number,
): Promise<string | undefined> {
  const reply = await withTimeout(clock, longestMs, () =>
    listMessages(send, accountSid, { to: number, pageSize: 1 }),
  )
  return typeof reply === 'object' && reply.kind === 'data' ? (reply.data.items[0]?.sid ?? '') : undefined
}

/** Looks once for a message that was asked for and never confirmed. */
export async function findLostMessage(account: Account, search: MessageSearch): Promise<Finding<Message>> {
  const reply = await listRecent(account, search.number)
  return reply.kind === 'data' ? chooseLostMessage(reply.data.items, search) : reply
}

/**
 * By `To` alone: a messaging service picks its own sender, and a form may have changed its own. Where the
 * number itself is not known any more, all that the account has written lately.
 */
function listRecent({ send, accountSid }: Account, number: string) {
  return listMessages(send, accountSid, number ? { to: number, pageSize } : { pageSize })
}

/**
 * The message that the intent made, among Twilio's, newest first: one with the same text. With the newest known
 * beforehand the order decides alone, as for calls; without it, the time by the device's clock.
 */
export function chooseLostMessage(messages: readonly Message[], search: MessageSearch): Finding<Message> {
  const { at, newest } = search.intent
  // A newest message that a short page does not list was deleted since, and tells nothing any more.
  const isListed = newest === '' || messages.some(({ sid }) => sid === newest)
  if (newest !== undefined && (isListed || messages.length >= pageSize)) {
    const younger = candidates(youngerThan(messages, newest), search)
    // The oldest is the nearest to the tap.
    const oldest = younger[younger.length - 1]
    return oldest ? { kind: 'found', item: oldest } : { kind: 'none' }
  }
  return findByClock(candidates(messages, search), at)
}

/** Those with the same text, or else those whose text Twilio does not show. */
function candidates(messages: readonly Message[], search: MessageSearch): Message[] {
  const free = messages.filter((message) => isFree(message, search))
  const { salt, intent } = search
  const withText = (wanted: boolean | 'unknown') =>
    free.filter(({ body }) => isSameText(salt, intent.text, body) === wanted)
  const same = withText(true)
  return same.length > 0 ? same : withText('unknown')
}

function isFree(message: Message, { intent, salt, number, settings, isOwned }: MessageSearch): boolean {
  if (message.isInbound || isOwned(message.sid)) return false
  // A number entered by hand has no fingerprint of its own.
  if (!number && intent.to >= 0 && fingerprint(salt, message.to) !== intent.print) return false
  const another = settings.twilioNumbers.some((from) => isSameNumber(from, message.from))
  return intent.via < 0 || !another || isSameNumber(message.from, callerId(settings, intent.via))
}

/** Where the answer of the request was lost, its flight is not known. */
const unknownFlightMs = 60_000

/**
 * Those that the same request sent beside this one. Unlike a call, a message cannot be taken back, so they are only
 * told of.
 * @returns their SIDs
 */
export async function findTwins(
  account: Account,
  search: MessageSearch,
  message: Message,
  flightMs = unknownFlightMs,
): Promise<string[]> {
  const reply = await listRecent(account, search.number)
  if (reply.kind !== 'data') return []
  const { newest } = search.intent
  const others = candidates(reply.data.items, search).filter(({ sid }) => sid !== newest)
  return madeWithin(others, message, flightMs).map(({ sid }) => sid)
}
