import { isFinal, type Message, type MessageStatus } from '../../twilio/messages.ts'
import type { Failure } from '../../twilio/transport.ts'
import { nextPhase, type Phase, type PhaseEvent, type Placed, ready } from '../once/phase.ts'

export type SenderState = Phase<Message> | Sent

interface Sent {
  /** `ended`: nothing more is to come, or nothing more is waited for. */
  name: 'following' | 'ended'
  message: Message
  trouble?: Failure
}

export type SenderEvent = PhaseEvent<Message> | Placed<Message> | SentEvent

/** What happens to a message that Twilio has. */
type SentEvent = { type: 'seen'; message: Message; settled: boolean } | { type: 'not-seen'; failure: Failure }

/** Pure. An event that means nothing in a state changes nothing. */
export function nextSender(state: SenderState, event: SenderEvent): SenderState {
  switch (event.type) {
    case 'placed':
    case 'turned-up':
      // Whatever state the answer finds, a message that Twilio has is never dropped.
      return { name: isFinal(event.item.status) ? 'ended' : 'following', message: event.item }
    case 'seen':
    case 'not-seen':
      return 'message' in state ? nextSent(state, event) : state
    default:
      return 'message' in state ? afterSending(state, event) : nextPhase(state, event)
  }
}

function nextSent(state: Sent, event: SentEvent): Sent {
  if (event.type === 'not-seen') return { ...state, trouble: event.failure }
  const over = state.name === 'ended' || event.settled
  return { name: over ? 'ended' : 'following', message: mergeMessage(state.message, event.message) }
}

function afterSending(state: Sent, event: PhaseEvent<Message>): SenderState {
  switch (event.type) {
    case 'tapped':
      return { name: 'placing' }
    case 'back-to-ready':
      return ready(event.note)
    case 'cleared':
      // What has left Twilio cannot be taken back, and neither can what waits there.
      return ready('goes-on')
    default:
      return state
  }
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

/** A status never goes back, and what is final stays so, but for a receipt that it was read. */
export function isNewer(before: MessageStatus, after: MessageStatus): boolean {
  if (isFinal(before)) return before === 'delivered' && after === 'read'
  return isFinal(after) || order.indexOf(after) > order.indexOf(before)
}

/** A stale read changes nothing. */
export function mergeMessage(before: Message, after: Message): Message {
  return before.status === after.status || isNewer(before.status, after.status) ? after : before
}
