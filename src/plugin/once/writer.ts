import { type Entry, type Intent, isEmpty, type Memory, type Size } from '../../stored/memory.ts'
import type { Host } from '../form/host.ts'

/** Writes what a store remembers to where it outlives the page. Never throws: `kept` says how it went. */
export interface Writer<Item, I extends Intent, E extends Entry> {
  readonly kept: Kept
  /** An intent comes next, or one more of its request: what stands there now may have to be put back. */
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
  /** Tries again what the form has refused. */
  again(): void
}

/** `short`: the form took only what is needed; `refused`: it did not take what it was given last. */
export type Kept = 'whole' | 'short' | 'refused'

/** A field's own metadata and answer. */
export interface HostWriter<Item, I extends Intent, E extends Entry> extends Writer<Item, I, E> {
  /** What another part of the field keeps in the metadata; undefined: nothing. */
  readonly beside: unknown
  keepBeside(beside: unknown, memory: Memory<I, E>, latest: Item | undefined): void
}

/** What another part of a field keeps in the field's metadata; only that part knows what it is. */
export interface Beside {
  /** How what was written last was kept. */
  readonly kept: Kept
  read(): unknown
  write(kept: unknown): void
  again(): void
}

/** How one kind is written. */
export interface Format<Item, I extends Intent, E extends Entry> {
  /** Where there is something to remember. */
  metadata(memory: Memory<I, E>, latest: Item | undefined, beside: unknown, size: Size): string
  answer(latest: Item, log: readonly E[]): string
  /** Whether what stood there before an intent may be put back as it is. */
  mayReturn(metadata: string): boolean
}

/** Tried one after the other, until the form takes it. */
const sizes: readonly Size[] = ['whole', 'short', 'least']

/** @param beside what an earlier view left there of another part of the field */
export function createHostWriter<Item, I extends Intent, E extends Entry>(
  host: Host,
  format: Format<Item, I, E>,
  beside?: unknown,
): HostWriter<Item, I, E> {
  /** What stands in the form; undefined where a write failed half-way. */
  let metadata: string | undefined = host.storedMetadata
  let answer: string | undefined = host.storedAnswer
  let wanted = { metadata: (_size: Size) => host.storedMetadata, answer: host.storedAnswer }
  /** The largest that the form has taken. */
  let size: Size = 'whole'
  /** What stood there before the intent: it may be another plug-in's. */
  let marked: { metadata: string | undefined; answer: string } | undefined

  function writeMetadata(textOfSize: (size: Size) => string): void {
    wanted = { ...wanted, metadata: textOfSize }
    for (const one of sizes.slice(sizes.indexOf(size))) {
      const text = textOfSize(one)
      if (text !== metadata && !takesMetadata(text)) continue
      size = one
      metadata = text
      return
    }
    metadata = undefined
  }

  function takesMetadata(text: string): boolean {
    let kept = ''
    const isTaken = takes(() => {
      host.setMetadata(text)
      kept = host.readMetadata()
    })
    // A form may keep no more than the beginning of a long text, and say nothing.
    return isTaken && (kept === text || kept === '' || !text.startsWith(kept))
  }

  function writeAnswer(text: string): void {
    wanted = { ...wanted, answer: text }
    if (text !== answer) answer = takes(() => host.setAnswer(text)) ? text : undefined
  }

  /** '' where nothing is remembered. */
  function textOf(memory: Memory<I, E>, latest: Item | undefined): (size: Size) => string {
    if (!latest && isEmpty(memory) && beside === undefined) return () => ''
    return (one) => format.metadata(memory, latest, beside, one)
  }

  return {
    get kept() {
      if (metadata === undefined || answer === undefined) return 'refused'
      return size === 'whole' ? 'whole' : 'short'
    },
    get beside() {
      return beside
    },
    keepBeside(kept, memory, latest) {
      beside = kept
      if (marked) marked.metadata = undefined
      writeMetadata(textOf(memory, latest))
    },
    mark() {
      const mayReturn = metadata !== undefined && format.mayReturn(metadata)
      marked = { metadata: mayReturn ? metadata : undefined, answer: wanted.answer }
    },
    keep: (memory, latest) => writeMetadata(textOf(memory, latest)),
    publish(memory, latest) {
      if (marked) marked.metadata = undefined
      writeMetadata(textOf(memory, latest))
      writeAnswer(format.answer(latest, memory.log))
    },
    putBack(memory, latest) {
      // After a reload what stood there is not known; without the intent it says the same.
      const before = marked?.metadata
      writeMetadata(before === undefined ? textOf(memory, latest) : () => before)
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
      writeMetadata(pending ? textOf(pending, undefined) : () => '')
    },
    again() {
      writeMetadata(wanted.metadata)
      writeAnswer(wanted.answer)
    },
  }
}

/** The one way to the host, which may throw; the field then says so and tries again. */
function takes(write: () => void): boolean {
  try {
    write()
    return true
  } catch {
    return false
  }
}
