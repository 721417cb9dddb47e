import type { Finding } from './search.ts'

/**
 * How far Twilio's time may be from the tap when only the device's clock tells: after it, since a busy Twilio is asked
 * again for a while; before it, only as far as clocks that are set by the network differ.
 */
const tolerance = { afterMs: 10 * 60_000, beforeMs: 60_000 }
/** A device's clock may be wrong by hours, hardly by more than a day. */
const clockNonsenseMs = 26 * 3_600_000
/** Twilio's dates are whole seconds. */
const roundedMs = 1_000

/** Anything that Twilio lists, newest first. */
export interface Listed {
  sid: string
  createdAt: number | undefined
}

/**
 * By order alone: whatever is younger than the newest known beforehand came after the intent. A newest that is not
 * listed any more is further back than the list reaches, and one that is not known rules nothing out.
 */
export function youngerThan<Item extends Listed>(
  list: readonly Item[],
  newest: string | undefined,
): readonly Item[] {
  const known = list.findIndex(({ sid }) => sid === newest)
  return known < 0 ? list : list.slice(0, known)
}

/**
 * By the device's clock: the nearest to the tap that can have come of it. Where there are only others of the last day
 * nothing is claimed: one that is older than the tap was somebody else's, unless the clock is wrong.
 */
export function findByClock<Item extends Listed>(candidates: readonly Item[], tapAt: number): Finding<Item> {
  const later = candidates.filter(({ createdAt = 0 }) => createdAt >= tapAt - tolerance.beforeMs)
  const nearest = nearestTo(tapAt, later.length > 0 ? later : candidates)
  const distance = Math.abs((nearest?.createdAt ?? 0) - tapAt)
  if (!nearest || distance > clockNonsenseMs) return { kind: 'none' }
  const isPossible = later.length > 0 && distance <= tolerance.afterMs
  return isPossible ? { kind: 'found', item: nearest } : { kind: 'unclear', likely: nearest }
}

function nearestTo<Item extends Listed>(time: number, items: readonly Item[]): Item | undefined {
  const distance = ({ createdAt }: Item) => Math.abs((createdAt ?? 0) - time)
  return items.reduce<Item | undefined>(
    (best, item) => (!best || distance(item) < distance(best) ? item : best),
    undefined,
  )
}

/**
 * Those that the same request may have made beside this one: made within its flight by Twilio's own dates, whatever the
 * device's clock says. A browser that loses a kept-alive connection before the first byte of the answer sends the
 * request again by itself, a POST too: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 * @param own as Twilio lists it: its answer to the request has no dates
 * @param flightMs from the request to its answer
 */
export function madeWithin<Item extends Listed>(
  candidates: readonly Item[],
  own: Listed,
  flightMs: number,
): Item[] {
  // What has no date is near nothing.
  const { sid: ownSid, createdAt: ownAt = Number.NaN } = own
  return candidates.filter(
    ({ sid, createdAt = Number.NaN }) =>
      sid !== ownSid && Math.abs(createdAt - ownAt) <= flightMs + roundedMs,
  )
}
