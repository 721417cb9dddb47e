import { isFinal, type Message, type MessageStatus } from '../../twilio/messages.ts'
import type { Failure, Refusal } from '../../twilio/transport.ts'
import type { LookTrouble } from '../once/search.ts'

/*
 *             tap                      Twilio has it
 *   ready ───────────▶ sending ─────────────────────▶ following ──▶ ended
 *     ▲                  │   │                          ▲    │        │ tap, where another
 *     │   Twilio said no │   │ no usable answer         │    └────────┤ message is allowed
 *     └──── refused ◀────┘   └──▶ unsure ── found ──────┘             ▼
 *     ▲                              │                             sending
 *     └────────── not found ─────────┘
 */
export type SenderState =
  | { name: 'ready'; note?: SenderNote }
  /** The request is on its way, or waits because Twilio was busy (`retryAt`, device time). */
  | { name: 'sending'; retryAt?: number }
  /** The request left and no usable answer came: the message may exist. */
  | { name: 'unsure'; trouble?: LookTrouble<Message> | undefined }
  | { name: 'refused'; refusal: Refusal }
  | { name: 'following'; message: Message; trouble?: Failure }
  /** Nothing more is to come, or nothing more is waited for. */
  | { name: 'ended'; message: Message; trouble?: Failure }

/** Why a field that can send says something first. */
export type SenderNote = 'not-sent' | 'stopped-trying' | 'offline' | 'goes-on' | 'other-number'

export type SenderEvent =
  | { type: 'tapped' }
  | { type: 'told-to-wait'; retryAt: number }
  | { type: 'trying-again' }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'lost' }
  | { type: 'looked'; trouble?: LookTrouble<Message> | undefined }
  | { type: 'back-to-ready'; note?: SenderNote }
  /** Twilio has the message: by the answer to the request, or found by looking. */
  | { type: 'sent'; message: Message }
  | { type: 'seen'; message: Message; settled: boolean }
  | { type: 'not-seen'; failure: Failure }
  | { type: 'cleared' }

/** Pure. An event that means nothing in a state changes nothing. */
export function nextSender(state: SenderState, event: SenderEvent): SenderState {
  // Whatever state the answer finds, a message that Twilio has is never dropped.
  if (event.type === 'sent') {
    return { name: isFinal(event.message.status) ? 'ended' : 'following', message: event.message }
  }
  switch (state.name) {
    case 'ready':
    case 'refused':
      if (event.type === 'tapped') return { name: 'sending' }
      return event.type === 'cleared' ? { name: 'ready' } : state
    case 'sending':
      return whileSending(state, event)
    case 'unsure':
      return whileUnsure(state, event)
    case 'following':
    case 'ended':
      return afterSending(state, event)
  }
}

function whileSending(state: SenderState, event: SenderEvent): SenderState {
  switch (event.type) {
    case 'told-to-wait':
      return { name: 'sending', retryAt: event.retryAt }
    case 'trying-again':
      return { name: 'sending' }
    case 'refused':
      return { name: 'refused', refusal: event.refusal }
    case 'lost':
      return { name: 'unsure' }
    case 'back-to-ready':
      return ready(event.note)
    default:
      return state
  }
}

function whileUnsure(state: SenderState, event: SenderEvent): SenderState {
  switch (event.type) {
    case 'looked':
      return { name: 'unsure', trouble: event.trouble }
    case 'back-to-ready':
      return ready(event.note)
    default:
      return state
  }
}

function afterSending(
  state: Extract<SenderState, { name: 'following' | 'ended' }>,
  event: SenderEvent,
): SenderState {
  switch (event.type) {
    case 'tapped':
      return { name: 'sending' }
    case 'seen': {
      const message = mergeMessage(state.message, event.message)
      const over = state.name === 'ended' || event.settled
      return { name: over ? 'ended' : 'following', message }
    }
    case 'not-seen':
      return { ...state, trouble: event.failure }
    case 'back-to-ready':
      return ready(event.note)
    case 'cleared':
      // What has left Twilio cannot be taken back, and neither can what waits there.
      return ready('goes-on')
    default:
      return state
  }
}

function ready(note: SenderNote | undefined): SenderState {
  return note ? { name: 'ready', note } : { name: 'ready' }
}

/** How far a message has come. */
const order: readonly MessageStatus[] = [
  'scheduled',
  'accepted',
  'queued',
  'sending',
  'sent',
  'partially_delivered',
]

/** A stale read never takes a status back, and what is final stays so, but for a receipt that it was read. */
export function mergeMessage(before: Message, after: Message): Message {
  if (before.status === after.status) return after
  if (isFinal(before.status)) {
    return before.status === 'delivered' && after.status === 'read' ? after : before
  }
  return isFinal(after.status) || order.indexOf(after.status) > order.indexOf(before.status) ? after : before
}
