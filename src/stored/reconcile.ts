import { type Entry, type Intent, type Memory, withTold } from './memory.ts'

/** What a field remembers, and the latest call or message in it. */
export interface Remembered<Item, I extends Intent, E extends Entry> {
  memory: Memory<I, E>
  latest: Item | undefined
}

/**
 * Brings what the metadata and the answer say together. They are written one after the other, so a page that was
 * killed in between leaves one behind; a form may lose or cut the metadata; and the answer alone names the latest call.
 * @param answered the latest in the answer, and all that it names, oldest first; undefined where it names none
 * @param disowned SIDs that turned out to be somebody else's
 * @param isNewer whether a status follows another
 */
export function reconcile<
  Item extends { sid: string; status: E['status'] },
  I extends Intent,
  E extends Entry,
>(
  stored: Remembered<Item, I, E>,
  answered: { item: Item; log: readonly E[] } | undefined,
  disowned: readonly string[],
  isNewer: (before: Item['status'], after: Item['status']) => boolean,
): Remembered<Item, I, E> {
  if (!answered) return stored
  const { memory, latest } = stored
  const { item } = answered
  const isKnown = (sid: string) => memory.log.some((one) => one.sid === sid || one.twins?.includes(sid))
  const log = withTold(
    memory.log,
    answered.log.filter(({ sid }) => !disowned.includes(sid)),
    isKnown,
  )
  const whole = { ...memory, log }
  if (item.sid === latest?.sid) {
    const isBehind = isNewer(latest.status, item.status)
    return { memory: whole, latest: isBehind ? { ...latest, status: item.status } : latest }
  }
  return { memory: whole, latest: isKnown(item.sid) || disowned.includes(item.sid) ? latest : item }
}
