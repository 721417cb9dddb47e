import type { Intent } from '../../stored/memory.ts'
import type { NothingUsable, Refusal } from '../../twilio/transport.ts'
import type { LookTrouble } from './search.ts'

/*
 *             tap                      Twilio has it
 *   ready ───────────▶ placing ─────────────────────▶ following ──▶ ended
 *     ▲                  │   │                          ▲   │ ▲       │ tap, where another
 *     │   Twilio said no │   │ no usable answer         │   └─┘       │ is allowed
 *     └──── refused ◀────┘   └──▶ unsure ── found ──────┘ seen        ▼
 *     ▲                              │                             placing
 *     └── given up, by the enumerator ┘
 */

/** Where a field is until Twilio has the call or the message; what follows is the kind's own. */
export type Phase<Item> =
  | { name: 'ready'; note?: Note }
  /** The request is on its way, or waits because Twilio was busy (`retryAt`, device time). */
  | { name: 'placing'; retryAt?: number }
  | Unsure<Item>
  | { name: 'refused'; refusal: Refusal }

/** The request left and no usable answer came: what was asked for may exist. */
export interface Unsure<Item> {
  name: 'unsure'
  /** What came in place of an answer; absent where the page was left before anything came. */
  instead?: NothingUsable
  trouble?: LookTrouble<Item> | undefined
  /** Twilio has not shown it for so long that only the enumerator can tell. */
  asked?: boolean
  /** The enumerator says that it was done. */
  said?: boolean
}

/** Why a field that is ready says something first. */
export type Note = 'not-placed' | 'stopped-trying' | 'offline' | 'goes-on' | 'other-number'

export type PhaseEvent<Item> =
  | { type: 'tapped' }
  | { type: 'told-to-wait'; retryAt: number }
  | { type: 'trying-again' }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'lost'; instead?: NothingUsable | undefined }
  | { type: 'looked'; trouble?: LookTrouble<Item> | undefined; asked: boolean }
  | { type: 'said-placed' }
  | { type: 'back-to-ready'; note?: Note }
  | { type: 'cleared' }

/** Twilio has it: by the answer to the request, or found by looking; `turned-up`: after it had been given up. */
export type Placed<Item> = { type: 'placed'; item: Item } | { type: 'turned-up'; item: Item }

/** Pure. An event that means nothing in a phase changes nothing. */
export function nextPhase<Item>(phase: Phase<Item>, event: PhaseEvent<Item>): Phase<Item> {
  switch (phase.name) {
    case 'ready':
    case 'refused':
      if (event.type === 'tapped') return { name: 'placing' }
      return event.type === 'cleared' ? { name: 'ready' } : phase
    case 'placing':
      return whilePlacing(phase, event)
    case 'unsure':
      return whileUnsure(phase, event)
  }
}

function whilePlacing<Item>(phase: Phase<Item>, event: PhaseEvent<Item>): Phase<Item> {
  switch (event.type) {
    case 'told-to-wait':
      return { name: 'placing', retryAt: event.retryAt }
    case 'trying-again':
      return { name: 'placing' }
    case 'refused':
      return { name: 'refused', refusal: event.refusal }
    case 'lost':
      return event.instead ? { name: 'unsure', instead: event.instead } : { name: 'unsure' }
    case 'back-to-ready':
      return ready(event.note)
    default:
      return phase
  }
}

function whileUnsure<Item>(phase: Unsure<Item>, event: PhaseEvent<Item>): Phase<Item> {
  switch (event.type) {
    case 'looked':
      return { ...phase, trouble: event.trouble, asked: event.asked }
    case 'said-placed':
      return { ...phase, said: true }
    case 'back-to-ready':
      return ready(event.note)
    default:
      return phase
  }
}

export function ready(note: Note | undefined): { name: 'ready'; note?: Note } {
  return note ? { name: 'ready', note } : { name: 'ready' }
}

/** Where a field is that was left before it knew what became of an intent. */
export function unsureOf({ said }: Intent): { name: 'unsure'; asked?: true; said?: true } {
  return said ? { name: 'unsure', asked: true, said } : { name: 'unsure' }
}

/** Only the enumerator can say whether it was done. */
export function isAskedAbout<Item>({ asked, trouble }: Unsure<Item>): boolean {
  return asked === true || trouble?.kind === 'refused'
}

/** It is under way or may be, so it cannot be taken back, and nothing else may be asked for. */
export function isPending({ name }: { name: string }): boolean {
  return name === 'placing' || name === 'unsure'
}
