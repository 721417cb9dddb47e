import type { CallIntent } from '../../stored/metadata.ts'
import { type Call, isFinal } from '../../twilio/calls.ts'
import { findByClock, findByOrder } from '../once/evidence.ts'
import type { Finding } from '../once/search.ts'
import type { Account } from '../world.ts'
import { type Line, listLineCalls, rings } from './enumerator-calls.ts'

export interface Search extends Line {
  intent: CallIntent
  /** Calls that this or another field owns. */
  isOwned(sid: string): boolean
}

/** Looks once for a call whose creation was asked for and never confirmed. */
export async function findLostCall(account: Account, search: Search): Promise<Finding<Call>> {
  const reply = await listLineCalls(account, search, 20)
  return reply.kind === 'data' ? chooseLostCall(reply.data, search) : reply
}

/** Those that rang the enumerator and that nobody owns. */
export function freeCalls(calls: readonly Call[], search: Search): readonly Call[] {
  return calls.filter((call) => {
    if (call.parentSid || call.direction === 'inbound' || search.isOwned(call.sid)) return false
    return rings(search.to, call)
  })
}

/**
 * The call that the intent made, among the calls of its line, newest first. With the newest call known beforehand
 * the order decides alone. Without it, a call still going on is taken, then one whose time fits the device's clock.
 */
export function chooseLostCall(calls: readonly Call[], search: Search): Finding<Call> {
  const { at, newest } = search.intent
  if (newest !== undefined) return findByOrder(calls, newest, (list) => freeCalls(list, search))
  const free = freeCalls(calls, search)
  const alive = free.find((call) => !isFinal(call.status))
  if (alive) return { kind: 'found', item: alive }
  const finding = findByClock(free, at)
  return finding.kind === 'unclear' ? { ...finding, likely: free[0] ?? finding.likely } : finding
}
