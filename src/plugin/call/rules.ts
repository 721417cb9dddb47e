import { type Call, isFinal } from '../../twilio/calls.ts'
import type { Failure, Refusal } from '../../twilio/transport.ts'
import type { LookTrouble } from '../once/search.ts'
import { isNewer, type Leg, mergeLeg } from './outcome.ts'

/*
 *             tap                      Twilio has it
 *   ready ───────────▶ placing ─────────────────────▶ following ──▶ ended
 *     ▲                  │   │                          ▲   │ ▲       │ tap, where another
 *     │   Twilio said no │   │ no usable answer         │   └─┘       │ attempt is allowed
 *     └──── refused ◀────┘   └──▶ unsure ── found ──────┘ seen        ▼
 *     ▲                              │                             placing
 *     └────────── not found ─────────┘
 */
export type State =
  | { name: 'ready'; note?: ReadyNote }
  /** The request is on its way, or waits because Twilio was busy (`retryAt`, device time). */
  | { name: 'placing'; retryAt?: number }
  /** The request left and no usable answer came: the call may exist. */
  | { name: 'unsure'; trouble?: LookTrouble<Call> | undefined }
  | { name: 'refused'; refusal: Refusal }
  | { name: 'following'; seen: Seen; trouble?: Failure; hangUp?: 'asked' | 'failed' }
  | { name: 'ended'; seen: Seen; trouble?: Failure }

/** Why a field that can call says something first. */
export type ReadyNote = 'not-placed' | 'stopped-trying' | 'offline' | 'goes-on' | 'other-number'

/** Both legs as last seen. */
export interface Seen {
  call: Call
  leg: Leg | undefined
  /** False where Twilio does not let this key list calls. */
  legVisible: boolean
}

export type Event =
  | { type: 'tapped' }
  | { type: 'told-to-wait'; retryAt: number }
  | { type: 'trying-again' }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'lost' }
  | { type: 'looked'; trouble?: LookTrouble<Call> | undefined }
  | { type: 'back-to-ready'; note?: ReadyNote }
  /** Twilio has the call: by the answer to the request, or found by looking. */
  | { type: 'placed'; call: Call }
  /** `settled`: nothing more is to come. */
  | { type: 'seen'; seen: Seen; settled: boolean }
  | { type: 'not-seen'; failure: Failure }
  | { type: 'hanging-up' }
  | { type: 'hang-up-failed' }
  /** A call that was found turned out to be somebody else's. */
  | { type: 'disowned' }
  /** The tap made two calls; this is the one that is kept. */
  | { type: 'replaced'; call: Call }
  | { type: 'cleared' }

/** Pure. An event that means nothing in a state changes nothing. */
export function next(state: State, event: Event): State {
  // Whatever state the answer finds, a call that Twilio has is never dropped.
  if (event.type === 'placed') return whenPlaced(state, event.call)
  switch (state.name) {
    case 'ready':
    case 'refused':
      if (event.type === 'tapped') return { name: 'placing' }
      if (event.type === 'cleared') return { name: 'ready' }
      return state
    case 'placing':
      return whilePlacing(state, event)
    case 'unsure':
      return whileUnsure(state, event)
    case 'following':
      return whileFollowing(state, event)
    case 'ended':
      return afterTheEnd(state, event)
  }
}

function whenPlaced(state: State, call: Call): State {
  if (state.name === 'following' || state.name === 'ended') return state
  return { name: 'following', seen: { call, leg: undefined, legVisible: true } }
}

function whilePlacing(state: Extract<State, { name: 'placing' }>, event: Event): State {
  switch (event.type) {
    case 'told-to-wait':
      return { name: 'placing', retryAt: event.retryAt }
    case 'trying-again':
      return { name: 'placing' }
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

function whileUnsure(state: Extract<State, { name: 'unsure' }>, event: Event): State {
  switch (event.type) {
    case 'looked':
      return { name: 'unsure', trouble: event.trouble }
    case 'back-to-ready':
      return ready(event.note)
    default:
      return state
  }
}

function whileFollowing(state: Extract<State, { name: 'following' }>, event: Event): State {
  switch (event.type) {
    case 'seen': {
      const seen = mergeSeen(state.seen, event.seen)
      if (event.settled && isFinal(seen.call.status)) return { name: 'ended', seen }
      return { name: 'following', seen, ...(state.hangUp ? { hangUp: state.hangUp } : {}) }
    }
    case 'not-seen':
      return { ...state, trouble: event.failure }
    case 'hanging-up':
      return { ...state, hangUp: 'asked' }
    case 'hang-up-failed':
      return { ...state, hangUp: 'failed' }
    case 'disowned':
      return { name: 'unsure' }
    case 'replaced':
      return whenPlaced({ name: 'ready' }, event.call)
    case 'cleared':
      return { name: 'ready', note: 'goes-on' }
    default:
      return state
  }
}

function afterTheEnd(state: Extract<State, { name: 'ended' }>, event: Event): State {
  switch (event.type) {
    case 'tapped':
      return { name: 'placing' }
    case 'seen':
      return { name: 'ended', seen: mergeSeen(state.seen, event.seen) }
    case 'not-seen':
      return { ...state, trouble: event.failure }
    case 'disowned':
      return { name: 'unsure' }
    case 'replaced':
      return whenPlaced({ name: 'ready' }, event.call)
    case 'cleared':
      return { name: 'ready' }
    default:
      return state
  }
}

function ready(note: ReadyNote | undefined): State {
  return note ? { name: 'ready', note } : { name: 'ready' }
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
