import type { Leg } from '../../stored/metadata.ts'
import { type Call, isFinal } from '../../twilio/calls.ts'
import type { Failure } from '../../twilio/transport.ts'
import { nextPhase, type Phase, type PhaseEvent, type Placed, ready } from '../once/phase.ts'
import { isNewer, mergeLeg } from './outcome.ts'

export type State = Phase<Call> | Following | Ended

interface Following {
  name: 'following'
  seen: Seen
  trouble?: Failure
  hangUp?: 'asked' | 'failed'
}

interface Ended {
  name: 'ended'
  seen: Seen
  trouble?: Failure
}

/** Both legs as last seen. */
export interface Seen {
  call: Call
  leg: Leg | undefined
  /** False where Twilio does not let this key list calls. */
  legVisible: boolean
}

export type Event = PhaseEvent<Call> | Placed<Call> | LiveEvent

/** What happens to a call that Twilio has. */
type LiveEvent =
  /** `settled`: nothing more is to come. */
  | { type: 'seen'; seen: Seen; settled: boolean }
  | { type: 'not-seen'; failure: Failure }
  | { type: 'hanging-up' }
  | { type: 'hang-up-failed' }
  /** A call that was found turned out to be somebody else's. */
  | { type: 'disowned' }
  /** It reached nobody; this one of the same request did, or still may. */
  | { type: 'replaced'; call: Call }

/** Pure. An event that means nothing in a state changes nothing. */
export function next(state: State, event: Event): State {
  switch (event.type) {
    case 'placed':
      // Whatever state the answer finds, a call that Twilio has is never dropped.
      return 'seen' in state ? state : follow(event.item)
    case 'turned-up':
      return follow(event.item)
    case 'seen':
    case 'not-seen':
    case 'hanging-up':
    case 'hang-up-failed':
    case 'disowned':
    case 'replaced':
      return 'seen' in state ? nextLive(state, event) : state
    default:
      return 'seen' in state ? afterPlacing(state, event) : nextPhase(state, event)
  }
}

function follow(call: Call): Following {
  return { name: 'following', seen: { call, leg: undefined, legVisible: true } }
}

function afterPlacing(state: Following | Ended, event: PhaseEvent<Call>): State {
  const isOver = state.name === 'ended'
  if (event.type === 'tapped' && isOver) return { name: 'placing' }
  if (event.type === 'cleared') return ready(isOver ? undefined : 'goes-on')
  return state
}

function nextLive(state: Following | Ended, event: LiveEvent): State {
  switch (event.type) {
    case 'seen':
      return whenSeen(state, event.seen, event.settled)
    case 'not-seen':
      return { ...state, trouble: event.failure }
    case 'hanging-up':
      return state.name === 'following' ? { ...state, hangUp: 'asked' } : state
    case 'hang-up-failed':
      return state.name === 'following' ? { ...state, hangUp: 'failed' } : state
    case 'disowned':
      return { name: 'unsure' }
    case 'replaced':
      return follow(event.call)
  }
}

function whenSeen(state: Following | Ended, after: Seen, settled: boolean): State {
  const seen = mergeSeen(state.seen, after)
  if (state.name === 'ended' || (settled && isFinal(seen.call.status))) return { name: 'ended', seen }
  return { name: 'following', seen, ...(state.hangUp ? { hangUp: state.hangUp } : {}) }
}

/** A stale read never takes a status back, and what is final stays so; later looks may add to it. */
export function mergeSeen(before: Seen, after: Seen): Seen {
  const same = before.call.status === after.call.status
  return {
    call: same || isNewer(before.call.status, after.call.status) ? after.call : before.call,
    leg: mergeLeg(before.leg, after.leg),
    legVisible: after.legVisible,
  }
}
