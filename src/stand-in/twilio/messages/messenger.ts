import { getMimeType } from 'hono/utils/mime'
import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import type { PhoneNetwork } from '../phones/phone-network.ts'
import type { Delivery, MessageContent } from '../phones/phones.ts'
import type { NewSid } from '../sids.ts'
import type { MediaRecord, MessageRecord, MessageStatus } from '../store/message-records.ts'
import type { Store } from '../store/store.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { Hook } from '../webhooks/hooks.ts'
import { messageStatusParameters } from '../webhooks/webhook-parameters.ts'
import type { NewMessage } from './new-message.ts'
import { countSegments } from './segments.ts'

/** Carries messages between Twilio and the phones. */
export interface Messenger {
  /** An outbound message as Twilio first shows it; neither kept nor sent. */
  write(
    accountSid: string,
    wanted: NewMessage,
    direction?: Exclude<MessageRecord['direction'], 'inbound'>,
  ): MessageRecord
  /** Keeps a message and takes it through its life; one with `sendAt` waits until then. */
  send(message: MessageRecord, how: Pick<NewMessage, 'sendAt' | 'callback'>): void
  /** Calls a scheduled message back; false where it was not scheduled, or has left. */
  cancel(message: MessageRecord): boolean
  /**
   * A phone writes to one of the account's numbers, which keeps it; undefined where it is none of them, or
   * nothing is written.
   */
  receive(from: string, to: string, content: MessageContent): MessageRecord | undefined
  clear(): void
}

/** From one status to the next inside Twilio, and from there to the phone. Not documented. */
const stepMs = 500
const journeyMs = 1500

/**
 * Steps that Twilio keeps to itself.
 * https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
 */
const untoldStatuses: ReadonlySet<MessageStatus> = new Set<MessageStatus>(['sending', 'scheduled'])

const errorCodes: { readonly [Name in Delivery]: number | null } = {
  delivered: null,
  unconfirmed: null,
  unreachable: 30003,
  blocked: 30004,
  unknown: 30005,
  landline: 30006,
  filtered: 30007,
  'unknown-error': 30008,
}

function firstStatus({ sendAt, messagingServiceSid }: NewMessage): MessageStatus {
  if (sendAt !== null) return 'scheduled'
  return messagingServiceSid === null ? 'queued' : 'accepted'
}

/** Pictures make it an MMS, which is one segment whatever it says. */
function segmentsOf({ body, media }: Pick<MessageRecord, 'body' | 'media'>): number {
  return media.length > 0 ? 1 : countSegments(body)
}

interface RecordParts {
  readonly clock: Clock
  readonly newSid: NewSid
}

function createMedia(urls: readonly string[], newSid: NewSid): MediaRecord[] {
  return urls.map((url) => ({
    sid: newSid('ME'),
    contentType: getMimeType(new URL(url).pathname) ?? 'application/octet-stream',
    url,
  }))
}

function createRecord(
  { clock, newSid }: RecordParts,
  known: Pick<
    MessageRecord,
    'accountSid' | 'from' | 'to' | 'body' | 'status' | 'direction' | 'messagingServiceSid'
  >,
  mediaUrls: readonly string[],
): MessageRecord {
  const now = clock.now()
  const media = createMedia(mediaUrls, newSid)
  const segments = known.messagingServiceSid === null ? segmentsOf({ body: known.body, media }) : 0
  const sid = newSid(media.length > 0 ? 'MM' : 'SM')
  return { ...known, sid, media, segments, errorCode: null, createdAt: now, updatedAt: now, sentAt: null }
}

export function createMessenger(parts: {
  clock: Clock
  store: Store
  phones: PhoneNetwork
  documents: Documents
  account: Account
  newSid: NewSid
}): Messenger {
  const { clock, store, phones, documents, account } = parts
  const timers = new Map<string, () => void>()
  const callbacks = new Map<string, Hook>()

  /** Changes the status and tells whoever wants to know of it. */
  function progress(sid: string, change: Partial<MessageRecord> & Pick<MessageRecord, 'status'>): void {
    const message = store.changeMessage(sid, change)
    const hook = callbacks.get(sid)
    if (message && hook && !untoldStatuses.has(message.status)) {
      documents.tell(hook, messageStatusParameters(message), sid)
    }
  }

  /** Goes on with a message after a while, unless it is gone by then. */
  function later(sid: string, ms: number, step: (message: MessageRecord) => void): void {
    const stop = clock.after(ms, () => {
      timers.delete(sid)
      const message = store.now.message(sid)
      if (message) step(message)
    })
    timers.set(sid, stop)
  }

  function arrive({ sid, from, to, body, media }: MessageRecord): void {
    const delivery = phones.deliveryOf(to)
    const errorCode = errorCodes[delivery]
    if (errorCode !== null) {
      progress(sid, { status: 'undelivered', errorCode })
      return
    }
    const mediaUrls = media.map(({ url }) => url)
    const shown = { sid, withNumber: from ?? '', body, mediaUrls, at: clock.now() }
    phones.showMessage(to, { direction: 'incoming', ...shown })
    if (delivery === 'delivered') progress(sid, { status: 'delivered' })
  }

  function leave({ sid }: MessageRecord): void {
    progress(sid, { status: 'sent', sentAt: clock.now() })
    later(sid, journeyMs, arrive)
  }

  function dispatch({ sid }: MessageRecord): void {
    progress(sid, { status: 'sending' })
    later(sid, stepMs, leave)
  }

  /** A messaging service chooses the number now. Here it is always its first; Twilio's choice is its own. */
  function queue(message: MessageRecord): void {
    const from = message.from ?? account.twilioNumbers[0] ?? null
    progress(message.sid, { status: 'queued', from, segments: segmentsOf(message) })
    later(message.sid, stepMs, dispatch)
  }

  return {
    write(accountSid, wanted, direction = 'outbound-api') {
      const { to, from, messagingServiceSid, body, mediaUrls } = wanted
      const status = firstStatus(wanted)
      const known = { accountSid, to, from, messagingServiceSid, body, status, direction }
      return createRecord(parts, known, mediaUrls)
    },
    send(message, { sendAt, callback }) {
      store.saveMessage(message)
      if (callback) callbacks.set(message.sid, callback)
      const waitMs = sendAt === null ? stepMs : sendAt - clock.now()
      later(message.sid, waitMs, message.status === 'queued' ? dispatch : queue)
    },
    cancel({ sid, status }) {
      if (status !== 'scheduled') return false
      timers.get(sid)?.()
      timers.delete(sid)
      progress(sid, { status: 'canceled' })
      return true
    },
    receive(from, to, { body, mediaUrls = [] }) {
      const isEmpty = body.trim() === '' && mediaUrls.length === 0
      if (!account.twilioNumbers.includes(to) || isEmpty) return undefined
      const accountSid = account.sid
      const message = createRecord(
        parts,
        { accountSid, from, to, messagingServiceSid: null, body, status: 'received', direction: 'inbound' },
        mediaUrls,
      )
      const { sid, createdAt } = message
      store.saveMessage({ ...message, sentAt: createdAt })
      phones.showMessage(from, { sid, direction: 'outgoing', withNumber: to, body, mediaUrls, at: createdAt })
      return message
    },
    clear() {
      for (const stop of timers.values()) stop()
      timers.clear()
      callbacks.clear()
    },
  }
}
