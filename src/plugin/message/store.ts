import { type Message, readMessage } from '../../twilio/messages.ts'
import { type Choice, placeOf } from '../form/choice.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import { createSalt, fingerprint } from '../once/fingerprint.ts'
import type { MessageStore } from '../panel/tab.ts'
import {
  emptyMessageMemory,
  type MessageEntry,
  type MessageIntent,
  type MessageMemory,
  printText,
  readMessageMemory,
  withMessageEntry,
  withoutHands,
  writeMessageMemory,
} from './memory.ts'

/** Where a field's messages are stored: beside its calls, or as its whole answer. */
export interface MessageShelf {
  /** What an earlier view left, read once. */
  readonly memory: MessageMemory
  /** The latest message, if there is one. */
  readonly message: Message | undefined
  keep(memory: MessageMemory, message: Message | undefined): void
  /** A message that exists at Twilio: only this may change the field's answer. */
  publish(memory: MessageMemory, message: Message): void
  /** The request came to nothing: everything is as it was before the tap. */
  putBack(memory: MessageMemory, message: Message | undefined): void
  /** @param pending what is still to be remembered */
  clear(pending: MessageMemory | undefined): void
}

/** Owns what is remembered of a field's messages. */
export interface MessageKeeper {
  readonly memory: MessageMemory
  /** The messages of this field to the numbers in the form now. */
  own(): readonly MessageEntry[]
  /** The latest message and its entry, if that was to one of the numbers in the form now. */
  latest(): { message: Message; entry: MessageEntry } | undefined
  /** True where there is a latest message, to a number that is not in the form any more. */
  isForOthers(): boolean
  owns(sid: string): boolean
  createIntent(draft: { at: number; choice: Choice; via: number; text: string }): MessageIntent
  keepIntent(intent: MessageIntent): void
  dropIntent(): void
  keepSent(message: Message, entry: MessageEntry): void
  keepSeen(message: Message): void
  keepTwins(sid: string, twins: readonly string[]): void
  clear(keepIntent: boolean): void
}

export function createMessageKeeper(
  shelf: MessageShelf,
  settings: Settings,
  random: () => number,
): MessageKeeper {
  let memory = settings.displayNumber ? shelf.memory : withoutHands(shelf.memory)
  let { message } = shelf

  function isOwn({ print }: MessageEntry): boolean {
    return settings.respondents.some(({ number }) => number && fingerprint(memory.salt, number) === print)
  }

  function entryOf(sid: string | undefined): MessageEntry | undefined {
    return memory.log.find((entry) => entry.sid === sid)
  }

  function publish(shown: Message, entry: MessageEntry): void {
    message = shown
    memory = { ...memory, log: withMessageEntry(memory.log, entry) }
    shelf.publish(memory, shown)
  }

  return {
    get memory() {
      return memory
    },
    own: () => memory.log.filter(isOwn),
    latest() {
      const entry = entryOf(message?.sid)
      return message && entry && isOwn(entry) ? { message, entry } : undefined
    },
    isForOthers() {
      const entry = entryOf(message?.sid)
      return entry !== undefined && !isOwn(entry)
    },
    owns: (sid) => memory.log.some((entry) => entry.sid === sid || entry.twins?.includes(sid) === true),
    createIntent({ at, choice, via, text }) {
      const salt = memory.salt || createSalt(random)
      memory = { ...memory, salt }
      const number = respondentNumber(settings, placeOf(settings, choice))
      return { ...choice, at, via, print: fingerprint(salt, number), text: printText(salt, text) }
    },
    keepIntent(intent) {
      memory = { ...memory, intent }
      shelf.keep(memory, message)
    },
    dropIntent() {
      memory = { ...memory, intent: undefined }
      shelf.putBack(memory, message)
    },
    keepSent(sent, entry) {
      memory = { ...memory, intent: undefined }
      publish(sent, entry)
    },
    keepSeen(seen) {
      const before = entryOf(seen.sid)
      if (!before) return
      const { errorCode } = seen
      publish(seen, { ...before, status: seen.status, ...(errorCode === undefined ? {} : { errorCode }) })
    },
    keepTwins(sid, twins) {
      const before = entryOf(sid)
      if (before && message) publish(message, { ...before, twins })
    },
    clear(keepIntent) {
      const { intent, salt } = memory
      // The intent's fingerprints were made with this salt.
      const pending = keepIntent && intent ? { ...emptyMessageMemory, intent, salt } : undefined
      memory = pending ?? emptyMessageMemory
      message = undefined
      shelf.clear(pending)
    },
  }
}

/** What the messages of a field that calls are remembered in. */
export function shelfOf(store: MessageStore, accountSid: string): MessageShelf {
  const memory = readMessageMemory(store.read())
  const keep = (kept: MessageMemory) => store.write(writeMessageMemory(kept))
  return {
    memory,
    message: outlineOf(memory.log[memory.log.length - 1], accountSid),
    keep,
    publish: keep,
    putBack: (kept) => (kept.log.length > 0 ? keep(kept) : store.write(undefined)),
    // The field itself has dropped everything.
    clear: (pending) => pending && keep(pending),
  }
}

/** What a log entry tells of its message must do until Twilio tells more. */
function outlineOf(entry: MessageEntry | undefined, accountSid: string): Message | undefined {
  if (!entry) return undefined
  const { sid, status, errorCode } = entry
  return readMessage({ sid, status, account_sid: accountSid, error_code: errorCode })
}
