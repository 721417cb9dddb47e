import { createMessage, type Message, type NewMessage } from '../../twilio/messages.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { createPlacing, entryOf, type Placing } from '../once/place.ts'
import type { Account, Device } from '../world.ts'
import { findLostMessage, type MessageSearch, newestMessage } from './lost-message.ts'
import { type MessageEntry, type MessageIntent, printText } from './memory.ts'
import { numberOf } from './restore.ts'
import type { SenderEvent, SenderState } from './rules.ts'
import type { SentStore } from './store.ts'

/** A tap waits this long to learn the newest message, so that a lost one can be told from older ones. */
const longestWaitMs = 3_000

/** What is to be sent. */
export interface Draft {
  text: string
  mediaUrls: readonly string[]
}

/** What is to be sent, and to which number. */
export interface Addressed extends Draft {
  choice: Choice
}

export interface MessagePlacingParts extends Account, Device {
  settings: Settings
  store: SentStore
  claims: Claims
  state(): SenderState
  dispatch(event: SenderEvent): void
  /** Twilio has the message, which is stored and shown; its twins are looked for with `search`. */
  onPlaced(message: Message, search: MessageSearch, flightMs: number | undefined): void
  /** A message that had been given up is stored; it is to be told of, and followed where it is the latest. */
  onTurnedUp(message: Message, intent: MessageIntent): void
}

/** From the tap until Twilio has the message. */
export function createMessagePlacing(parts: MessagePlacingParts): Placing<Addressed> {
  const { send, accountSid, settings, store, claims } = parts
  const { serviceSid } = settings.message
  const via = serviceSid ? -1 : Math.floor(parts.random() * settings.twilioNumbers.length)

  function newMessage({ text, mediaUrls }: Draft, intent: MessageIntent): NewMessage {
    const content = { to: dialledNumber(settings, intent), body: text, mediaUrls }
    return intent.via < 0 ? { ...content, serviceSid } : { ...content, from: callerId(settings, intent.via) }
  }

  function searchFor(intent: MessageIntent): MessageSearch {
    const { salt } = store.memory
    return {
      intent,
      salt,
      number: numberOf(intent, salt, settings),
      settings,
      isOwned: (sid) => store.owns(sid) || claims.has(sid),
    }
  }

  return createPlacing<Addressed, Message, MessageIntent, MessageEntry>({
    device: parts,
    store,
    claims,
    state: parts.state,
    dispatch: parts.dispatch,
    kind: {
      intent({ choice, text }) {
        const at = parts.clock.now()
        const print = store.print(choice)
        return { ...choice, at, via, print, text: printText(store.salt(), text) }
      },
      newest: (intent) => newestMessage(parts, dialledNumber(settings, intent), longestWaitMs),
      ask: (draft, intent) => createMessage(send, accountSid, newMessage(draft, intent)),
      findLost: (intent) => findLostMessage(parts, searchFor(intent)),
      // A text is as much of a proof later as it is at once.
      findLate: (intent) => findLostMessage(parts, searchFor(intent)),
      keep: (message, intent) => store.keep(message, entryOf(message, intent)),
      onPlaced: (message, intent, flightMs) => parts.onPlaced(message, searchFor(intent), flightMs),
      onTurnedUp(message, intent) {
        store.keepLate(message, entryOf(message, intent))
        parts.onTurnedUp(message, intent)
      },
    },
  })
}
