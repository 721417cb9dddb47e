import { listMessages, type Message } from '../../twilio/messages.ts'
import type { Wires } from '../call/follow.ts'
import { callerId, type Settings } from '../form/settings.ts'
import { fingerprint } from '../once/fingerprint.ts'
import type { Finding } from '../once/search.ts'
import { isSameText, type MessageIntent } from './memory.ts'

/** How far Twilio's time of a message may be from the tap when only the device's clock tells. */
const clockToleranceMs = 10 * 60_000
/** A device's clock may be wrong by hours, hardly by more than a day. */
const clockNonsenseMs = 26 * 3_600_000
/** Two requests that one tap made are this near to each other; Twilio's own times, so no clock is trusted. */
const longestApartMs = 60_000
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
  wires: Wires,
  number: string,
  longestMs: number,
): Promise<string | undefined> {
  let cancel = () => {}
  const enough = new Promise<undefined>((resolve) => {
    cancel = wires.clock.after(longestMs, () => resolve(undefined))
  })
  const asking = listMessages(wires.send, wires.accountSid, { to: number, pageSize: 1 })
  const reply = await Promise.race([asking, enough])
  cancel()
  return reply?.kind === 'data' ? (reply.data.items[0]?.sid ?? '') : undefined
}

/** Looks once for a message that was asked for and never confirmed. */
export async function findLostMessage(wires: Wires, search: MessageSearch): Promise<Finding<Message>> {
  const reply = await listRecent(wires, search.number)
  return reply.kind === 'data' ? chooseLostMessage(reply.data.items, search) : reply
}

/**
 * By `To` alone: a messaging service picks its own sender, and a form may have changed its own. Where the
 * number itself is not known any more, all that the account has written lately.
 */
function listRecent({ send, accountSid }: Wires, number: string) {
  return listMessages(send, accountSid, number ? { to: number, pageSize } : { pageSize })
}

/**
 * The message that the intent made, among Twilio's, newest first: one with the same text. With the newest known
 * beforehand the order decides alone, as for calls; without it, the time by the device's clock.
 */
export function chooseLostMessage(messages: readonly Message[], search: MessageSearch): Finding<Message> {
  const { intent } = search
  const known = messages.findIndex(({ sid }) => sid === intent.newest)
  // A newest message that a short page does not list was deleted since, and tells nothing any more.
  const orderTells = intent.newest === '' || known >= 0 || messages.length >= pageSize
  if (intent.newest !== undefined && orderTells) {
    const younger = candidates(known < 0 ? messages : messages.slice(0, known), search)
    const oldest = younger[younger.length - 1]
    return oldest ? { kind: 'found', item: oldest } : { kind: 'none' }
  }
  const distance = (message: Message) => Math.abs((message.createdAt ?? 0) - intent.at)
  const nearest = candidates(messages, search).reduce<Message | undefined>(
    (best, message) => (!best || distance(message) < distance(best) ? message : best),
    undefined,
  )
  if (!nearest || distance(nearest) > clockNonsenseMs) return { kind: 'none' }
  if (distance(nearest) <= clockToleranceMs) return { kind: 'found', item: nearest }
  return { kind: 'unclear', likely: nearest }
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
  const another = settings.twilioNumbers.some((from) => from === message.from)
  return intent.via < 0 || !another || message.from === callerId(settings, intent.via)
}

/**
 * A browser that loses a kept-alive connection before the first byte of the answer sends the request again by
 * itself, a POST too: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 Unlike a call, a message cannot be
 * taken back, so its twins are only told of.
 * @returns their SIDs
 */
export async function findTwins(wires: Wires, search: MessageSearch, message: Message): Promise<string[]> {
  const reply = await listRecent(wires, search.number)
  if (reply.kind !== 'data') return []
  return candidates(reply.data.items, search)
    .filter(({ sid, createdAt }) => {
      if (sid === message.sid || sid === search.intent.newest) return false
      if (createdAt === undefined || message.createdAt === undefined) return false
      return Math.abs(createdAt - message.createdAt) <= longestApartMs
    })
    .map(({ sid }) => sid)
}
