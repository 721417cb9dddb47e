import type { Finding } from './search.ts'

/** How far Twilio's time may be from the tap when only the device's clock tells. */
const clockToleranceMs = 10 * 60_000
/** A device's clock may be wrong by hours, hardly by more than a day. */
const clockNonsenseMs = 26 * 3_600_000
/** Two requests that one tap made are this near to each other; Twilio's own times, so no clock is trusted. */
const longestApartMs = 60_000

/** Anything that Twilio lists, newest first. */
export interface Listed {
  sid: string
  createdAt: number | undefined
}

/**
 * By order alone: whatever is younger than the newest known beforehand came after the intent, and the oldest of
 * those is the nearest to it. A newest that is not listed any more is further back than the list reaches.
 * @param candidates those of a list that could be it
 */
export function findByOrder<Item extends Listed>(
  list: readonly Item[],
  newest: string,
  candidates: (list: readonly Item[]) => readonly Item[],
): Finding<Item> {
  const known = list.findIndex(({ sid }) => sid === newest)
  const younger = candidates(known < 0 ? list : list.slice(0, known))
  const oldest = younger[younger.length - 1]
  return oldest ? { kind: 'found', item: oldest } : { kind: 'none' }
}

/** By the device's clock: the nearest to the tap; where there are only others of the last day, nothing is claimed. */
export function findByClock<Item extends Listed>(candidates: readonly Item[], tapAt: number): Finding<Item> {
  const distance = ({ createdAt }: Item) => Math.abs((createdAt ?? 0) - tapAt)
  const nearest = candidates.reduce<Item | undefined>(
    (best, item) => (!best || distance(item) < distance(best) ? item : best),
    undefined,
  )
  if (!nearest || distance(nearest) > clockNonsenseMs) return { kind: 'none' }
  if (distance(nearest) <= clockToleranceMs) return { kind: 'found', item: nearest }
  return { kind: 'unclear', likely: nearest }
}

/**
 * Those that the same tap made. A browser that loses a kept-alive connection before the first byte of the answer
 * sends the request again by itself, a POST too: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 * @param candidates what could be of the same intent, by the evidence that their kind has
 * @param newest what was there before the intent is none of them
 */
export function twinsAmong<Item extends Listed>(
  candidates: readonly Item[],
  { sid, createdAt }: Listed,
  newest: string | undefined,
): Item[] {
  return candidates.filter((other) => {
    if (other.sid === sid || other.sid === newest) return false
    if (other.createdAt === undefined || createdAt === undefined) return false
    return Math.abs(other.createdAt - createdAt) <= longestApartMs
  })
}
