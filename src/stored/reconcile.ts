import { type Entry, type Intent, type Memory, withEntry } from './memory.ts'

/** What a field remembers, and the latest call or message in it. */
export interface Remembered<Item, I extends Intent, E extends Entry> {
  memory: Memory<I, E>
  latest: Item | undefined
}

/**
 * Brings what the metadata and the answer say together. They are written one after the other, so a page that was
 * killed in between leaves one behind; a form may lose or cut the metadata; and the answer alone names the latest call.
 * @param answered what the answer tells, if anything
 * @param disowned SIDs that turned out to be somebody else's
 * @param isNewer whether a status follows another
 */
export function reconcile<
  Item extends { sid: string; status: E['status'] },
  I extends Intent,
  E extends Entry,
>(
  stored: Remembered<Item, I, E>,
  answered: { item: Item; entry: E } | undefined,
  disowned: readonly string[],
  isNewer: (before: Item['status'], after: Item['status']) => boolean,
): Remembered<Item, I, E> {
  if (!answered) return stored
  const { memory, latest } = stored
  const { item, entry } = answered
  if (item.sid === latest?.sid) {
    const isBehind = isNewer(latest.status, item.status)
    return isBehind ? { memory, latest: { ...latest, status: item.status } } : stored
  }
  const isKnown = memory.log.some(({ sid, twins }) => sid === item.sid || twins?.includes(item.sid))
  if (isKnown || disowned.includes(item.sid)) return stored
  return { memory: { ...memory, log: withEntry(memory.log, entry) }, latest: item }
}
