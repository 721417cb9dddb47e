import {
  type Entry,
  emptyMemory,
  type Intent,
  type Memory,
  withDoubt,
  withEntry,
  withLateEntry,
} from '../../stored/memory.ts'
import type { Remembered } from '../../stored/reconcile.ts'
import { type Choice, placeOf } from '../form/choice.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import { createSalt, fingerprint } from './fingerprint.ts'
import type { Kept, Writer } from './writer.ts'

/** Owns what a field remembers of its calls or of its messages. */
export interface Store<Item, I extends Intent, E extends Entry> {
  readonly memory: Memory<I, E>
  /** The latest call or message, whomever it was to. */
  readonly latest: Item | undefined
  /** How it was kept. */
  readonly kept: Kept
  /** The entry of the latest, if that was to one of the numbers in the form now. */
  entry(): E | undefined
  /** Those to the numbers in the form now; a call of the 2020 plug-in counts. */
  own(): readonly E[]
  owns(sid: string): boolean
  /** Of this field's fingerprints; made when it is first needed. */
  salt(): string
  /** The fingerprint of the number of a choice. */
  print(choice: Choice): string
  /** Written before the request leaves. */
  keepIntent(intent: I): void
  /** The request came to nothing: everything is as it was before the tap. */
  dropIntent(): void
  /** Nobody knows whether it came to something: it is looked for on, and another may be asked for. */
  doubtIntent(): void
  /** It surely came to nothing. */
  dropDoubt(intent: I): void
  /** Twilio has it. */
  keep(item: Item, entry: E): void
  /** What was in doubt turned up; it is the latest only where nothing was asked for after it. */
  keepLate(item: Item, entry: E): void
  /** The latest, as it is seen now, and what that changes in its entry. */
  keepSeen(item: Item, change: Partial<E>): void
  /** What else is known of one of them. */
  note(sid: string, change: Partial<E>): void
  /** Forgets one that was somebody else's, and looks for the right one with `intent`. */
  disown(sid: string, intent: I): void
  /** Writes the answer again where it is not the latest's: the page was killed before it could. */
  settle(): void
  /** Tries again what the form has refused to keep. */
  again(): void
  clear(keepIntent: boolean): void
}

export interface StoreParts<Item, I extends Intent, E extends Entry> extends Remembered<Item, I, E> {
  writer: Writer<Item, I, E>
  /** Whether the form's answer is about this, as it is. */
  isAnswered(latest: Item): boolean
  /** What an entry tells of its call or message must do until Twilio tells more. */
  outline(entry: E, latest: Item | undefined): Item | undefined
  settings: Settings
  random: () => number
}

export function createStore<
  Item extends { sid: string; status: E['status'] },
  I extends Intent,
  E extends Entry,
>({ writer, isAnswered, outline, settings, random, ...first }: StoreParts<Item, I, E>): Store<Item, I, E> {
  let { memory, latest } = first
  /** The latest before the intent, or before one more of the same request. */
  let before: Item | undefined

  function isOwn({ print }: E): boolean {
    return (
      print === '' || settings.respondents.some(({ number }) => fingerprint(memory.salt, number) === print)
    )
  }

  function entryOf(sid: string | undefined): E | undefined {
    return memory.log.find((entry) => entry.sid === sid)
  }

  function mark(): void {
    before = latest
    writer.mark()
  }

  function publish(item: Item, log: readonly E[]): void {
    latest = item
    memory = { ...memory, log }
    writer.publish(memory, item)
  }

  function salt(): string {
    if (!memory.salt) memory = { ...memory, salt: createSalt(random) }
    return memory.salt
  }

  return {
    get memory() {
      return memory
    },
    get latest() {
      return latest
    },
    get kept() {
      return writer.kept
    },
    entry() {
      const entry = entryOf(latest?.sid)
      return entry && isOwn(entry) ? entry : undefined
    },
    own: () => memory.log.filter(isOwn),
    owns: (sid) => memory.log.some((entry) => entry.sid === sid || entry.twins?.includes(sid) === true),
    salt,
    print: (choice) => fingerprint(salt(), respondentNumber(settings, placeOf(settings, choice))),
    keepIntent(intent) {
      if (!memory.intent) mark()
      memory = { ...memory, intent }
      writer.keep(memory, latest)
    },
    dropIntent() {
      memory = { ...memory, intent: undefined }
      before = undefined
      writer.putBack(memory, latest)
    },
    doubtIntent() {
      const { intent, doubts } = memory
      if (intent) memory = { ...memory, intent: undefined, doubts: withDoubt(doubts, intent) }
      before = undefined
      writer.keep(memory, latest)
    },
    dropDoubt(intent) {
      memory = { ...memory, doubts: memory.doubts.filter((doubt) => doubt !== intent) }
      writer.keep(memory, latest)
    },
    keep(item, entry) {
      // Without an intent it takes the place of what the intent made, which is then what stood there before.
      if (!memory.intent) mark()
      memory = { ...memory, intent: undefined }
      publish(item, withEntry(memory.log, entry))
    },
    keepLate(item, entry) {
      memory = { ...memory, doubts: memory.doubts.filter(({ at }) => at !== entry.at) }
      const log = withLateEntry(memory.log, entry)
      publish(latest && log[log.length - 1] !== entry ? latest : item, log)
    },
    keepSeen(item, change) {
      const known = entryOf(item.sid)
      if (known) publish(item, withEntry(memory.log, { ...known, ...change, status: item.status }))
    },
    note(sid, change) {
      const known = entryOf(sid)
      if (known && latest) publish(latest, withEntry(memory.log, { ...known, ...change }))
    },
    disown(sid, intent) {
      const log = memory.log.filter((entry) => entry.sid !== sid)
      const last = log[log.length - 1]
      latest = before ?? (last && outline(last, latest))
      memory = { ...memory, intent, log }
      writer.takeBack(memory, latest)
    },
    settle() {
      if (latest && !isAnswered(latest)) writer.publish(memory, latest)
    },
    again: () => writer.again(),
    clear(keepIntent) {
      const { intent, salt: ofIntent } = memory
      // The intent's fingerprints were made with this salt.
      const pending = keepIntent && intent ? { ...emptyMemory, intent, salt: ofIntent } : undefined
      memory = pending ?? emptyMemory
      latest = undefined
      before = undefined
      writer.clear(pending)
    },
  }
}
