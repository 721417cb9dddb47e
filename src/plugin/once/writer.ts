import type { Entry, Intent, Memory } from '../../stored/memory.ts'
import type { Host } from '../form/host.ts'

/** Writes what a store remembers to where it outlives the page. */
export interface Writer<Item, I extends Intent, E extends Entry> {
  /** An intent comes next: what stands there now may have to be put back. */
  mark(): void
  /** @param latest the latest call or message, if there is one */
  keep(memory: Memory<I, E>, latest: Item | undefined): void
  /** `latest` exists at Twilio: only this may change the field's answer. */
  publish(memory: Memory<I, E>, latest: Item): void
  /** The request came to nothing: everything is as it was before the tap, to the letter where that is known. */
  putBack(memory: Memory<I, E>, latest: Item | undefined): void
  /** What was published was somebody else's: the answer is as before the mark, and the search goes on. */
  takeBack(memory: Memory<I, E>, latest: Item | undefined): void
  /** @param pending what is still to be remembered */
  clear(pending: Memory<I, E> | undefined): void
}

/** A field's own metadata and answer. */
export interface HostWriter<Item, I extends Intent, E extends Entry> extends Writer<Item, I, E> {
  /** What another part of the field keeps in the metadata; undefined: nothing. */
  readonly beside: unknown
  keepBeside(beside: unknown, memory: Memory<I, E>, latest: Item | undefined): void
}

/** What another part of a field keeps in the field's metadata; only that part knows what it is. */
export interface Beside {
  read(): unknown
  write(kept: unknown): void
}

/** How one kind is written. */
export interface Format<Item, I extends Intent, E extends Entry> {
  /** Where there is something to remember. */
  metadata(memory: Memory<I, E>, latest: Item | undefined, beside: unknown): string
  answer(latest: Item, log: readonly E[]): string
  /** Whether what stood there before an intent may be put back as it is. */
  mayReturn(metadata: string): boolean
}

/** The host would not store it; what stood there before still does. */
export class NotStored extends Error {
  override name = 'NotStored'
  readonly reason: unknown

  constructor(reason: unknown) {
    super('The form did not store what it was given.')
    this.reason = reason
  }
}

/** @param beside what an earlier view left there of another part of the field */
export function createHostWriter<Item, I extends Intent, E extends Entry>(
  host: Host,
  format: Format<Item, I, E>,
  beside?: unknown,
): HostWriter<Item, I, E> {
  let metadata = host.storedMetadata
  let answer = host.storedAnswer
  /** What stood there before the intent: it may be another plug-in's. */
  let marked: { metadata: string | undefined; answer: string } | undefined

  function writeMetadata(text: string): void {
    if (text === metadata) return
    toHost(() => host.setMetadata(text))
    metadata = text
  }

  function writeAnswer(text: string): void {
    if (text === answer) return
    toHost(() => host.setAnswer(text))
    answer = text
  }

  /** '' where nothing is remembered. */
  function textOf(memory: Memory<I, E>, latest: Item | undefined): string {
    const isNothing = !latest && !memory.intent && memory.log.length === 0 && beside === undefined
    return isNothing ? '' : format.metadata(memory, latest, beside)
  }

  return {
    get beside() {
      return beside
    },
    keepBeside(kept, memory, latest) {
      beside = kept
      if (marked) marked.metadata = undefined
      writeMetadata(textOf(memory, latest))
    },
    mark() {
      marked = { metadata: format.mayReturn(metadata) ? metadata : undefined, answer }
    },
    keep: (memory, latest) => writeMetadata(textOf(memory, latest)),
    publish(memory, latest) {
      writeMetadata(textOf(memory, latest))
      writeAnswer(format.answer(latest, memory.log))
    },
    putBack(memory, latest) {
      // After a reload what stood there is not known; without the intent it says the same.
      writeMetadata(marked?.metadata ?? textOf(memory, latest))
      marked = undefined
    },
    takeBack(memory, latest) {
      writeMetadata(textOf(memory, latest))
      writeAnswer(marked?.answer ?? (latest ? format.answer(latest, memory.log) : ''))
    },
    clear(pending) {
      beside = undefined
      marked = undefined
      writeAnswer('')
      writeMetadata(pending ? textOf(pending, undefined) : '')
    },
  }
}

/** The one way to the host, which may throw. */
function toHost(write: () => void): void {
  try {
    write()
  } catch (reason) {
    throw new NotStored(reason)
  }
}
