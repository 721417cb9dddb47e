import { isFinal } from '../../twilio/calls.ts'
import { type Choice, dialledNumber, placeOf } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import { unsureOf } from '../once/phase.ts'
import { isSettled } from './follow.ts'
import type { State } from './rules.ts'
import type { CallStore } from './store.ts'

/** The number of the latest call, or else the first there is. */
export function firstChoice(store: CallStore, settings: Settings): Choice {
  const entry = store.entry()
  const { to, hand }: Choice =
    store.memory.intent ?? (entry ? { ...entry, to: entry.number - 1 } : { to: -1 })
  const last = hand === undefined ? { to } : { to, hand }
  return dialledNumber(settings, last) ? last : { to: placeOf(settings, { to: -1 }) }
}

/** What is stored tells where the field is. Nothing here dials. */
export function restoredState(store: CallStore, readOnly: boolean): State {
  const call = store.latest
  // A read-only field asks Twilio nothing, so it cannot claim to be checking.
  const { intent } = store.memory
  if (intent && !readOnly) return unsureOf(intent)
  if (!call) return { name: 'ready' }
  const entry = store.entry()
  if (!entry) return { name: 'ready', note: 'other-number' }
  const seen = { call, leg: entry.leg, legVisible: true }
  return isFinal(call.status) && isSettled(seen, 0) ? { name: 'ended', seen } : { name: 'following', seen }
}
