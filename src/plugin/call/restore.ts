import { isFinal } from '../../twilio/calls.ts'
import { type Choice, dialledNumber, placeOf } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import { isSettled } from './follow.ts'
import type { State } from './rules.ts'
import type { Keeper } from './store.ts'

/** The number of the latest call, or else the first there is. */
export function firstChoice(keeper: Keeper, settings: Settings): Choice {
  const entry = keeper.latest()
  const { to, hand }: Choice =
    keeper.memory.intent ?? (entry ? { ...entry, to: entry.number - 1 } : { to: -1 })
  const last = hand === undefined ? { to } : { to, hand }
  return dialledNumber(settings, last) ? last : { to: placeOf(settings, { to: -1 }) }
}

/** What is stored tells where the field is. Nothing here dials. */
export function restoredState(keeper: Keeper, readOnly: boolean): State {
  const { intent, call } = keeper.memory
  // A read-only field asks Twilio nothing, so it cannot claim to be checking.
  if (intent && !readOnly) return { name: 'unsure' }
  if (!call) return { name: 'ready' }
  const entry = keeper.latest()
  if (!entry) return { name: 'ready', note: 'other-number' }
  const seen = { call, leg: entry.leg, legVisible: true }
  return isFinal(call.status) && isSettled(seen, 0) ? { name: 'ended', seen } : { name: 'following', seen }
}
