import { isFinal } from '../../twilio/messages.ts'
import type { Choice } from '../form/choice.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import { fingerprint } from '../once/fingerprint.ts'
import { unsureOf } from '../once/phase.ts'
import type { MessageIntent } from './memory.ts'
import type { SenderState } from './rules.ts'
import type { SentStore } from './store.ts'

/** The number an intent was for, E.164; '' where it is not in the form any more. */
export function numberOf(intent: MessageIntent, salt: string, settings: Settings): string {
  if (intent.to < 0) return intent.hand ?? ''
  const isIt = (number: string) => fingerprint(salt, number) === intent.print
  const inPlace = respondentNumber(settings, intent.to)
  if (isIt(inPlace)) return inPlace
  return settings.respondents.find(({ number }) => isIt(number))?.number ?? ''
}

/** The number of the latest tap or message, or else the form's first. */
export function restoredChoice(store: SentStore): Choice {
  const entry = store.entry()
  const { to, hand } = store.memory.intent ?? { to: entry ? entry.number - 1 : 0, hand: entry?.hand }
  return hand === undefined ? { to: Math.max(0, to) } : { to, hand }
}

/** What is remembered tells where sending is. Nothing here sends. */
export function restoredState(store: SentStore, readOnly: boolean): SenderState {
  // What is only shown asks Twilio nothing, so it cannot claim to be checking.
  const { intent } = store.memory
  if (intent && !readOnly) return unsureOf(intent)
  if (isForOthers(store)) return { name: 'ready', note: 'other-number' }
  const message = store.latest
  if (!message || !store.entry()) return { name: 'ready' }
  return { name: isFinal(message.status) || readOnly ? 'ended' : 'following', message }
}

/** The latest message is to a number that is not in the form any more. */
export function isForOthers(store: SentStore): boolean {
  const { latest } = store
  return latest !== undefined && store.owns(latest.sid) && !store.entry()
}
