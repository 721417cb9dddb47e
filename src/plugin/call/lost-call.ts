import type { Intent } from '../../stored/metadata.ts'
import { type Call, isFinal } from '../../twilio/calls.ts'
import type { Transport } from '../../twilio/transport.ts'
import type { Finding } from '../once/search.ts'
import { type Line, listLineCalls, rings } from './enumerator-calls.ts'

/** How far Twilio's time of a call may be from the tap when only the device's clock tells. */
const clockToleranceMs = 10 * 60_000
/** A device's clock may be wrong by hours, hardly by more than a day. */
const clockNonsenseMs = 26 * 3_600_000

export interface Search extends Line {
  intent: Intent
  /** Calls that this or another field owns. */
  isOwned(sid: string): boolean
}

/** Looks once for a call whose creation was asked for and never confirmed. */
export async function findLostCall(
  send: Transport,
  accountSid: string,
  search: Search,
): Promise<Finding<Call>> {
  const reply = await listLineCalls(send, accountSid, search, 20)
  return reply.kind === 'data' ? chooseLostCall(reply.data, search) : reply
}

/** A call that rang the enumerator and that nobody owns. */
export function isOfLine(call: Call, search: Search): boolean {
  if (call.parentSid || call.direction === 'inbound' || search.isOwned(call.sid)) return false
  return rings(search.to, call)
}

/**
 * The call that the intent made, among the calls of its line, newest first.
 * With the newest call known beforehand the order decides alone: whatever is younger came after the intent,
 * and the oldest of those is the nearest to it. Without it, a call still going on is taken, then one whose time
 * fits the device's clock; when there are only others of the last day, nothing is claimed.
 */
export function chooseLostCall(calls: readonly Call[], search: Search): Finding<Call> {
  const { intent } = search
  const free = (list: readonly Call[]) => list.filter((call) => isOfLine(call, search))
  if (intent.newest !== undefined) {
    const known = calls.findIndex((call) => call.sid === intent.newest)
    // A newest call that is no longer listed is further back than the page reaches.
    const younger = free(known < 0 ? calls : calls.slice(0, known))
    const oldest = younger[younger.length - 1]
    return oldest ? { kind: 'found', item: oldest } : { kind: 'none' }
  }
  const candidates = free(calls)
  const alive = candidates.find((call) => !isFinal(call.status))
  if (alive) return { kind: 'found', item: alive }
  const distance = (call: Call) => Math.abs((call.createdAt ?? 0) - intent.at)
  const nearest = candidates.reduce<Call | undefined>(
    (best, call) => (!best || distance(call) < distance(best) ? call : best),
    undefined,
  )
  if (!nearest || distance(nearest) > clockNonsenseMs) return { kind: 'none' }
  if (distance(nearest) <= clockToleranceMs) return { kind: 'found', item: nearest }
  return { kind: 'unclear', likely: candidates[0] ?? nearest }
}
