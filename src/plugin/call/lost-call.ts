import type { CallIntent } from '../../stored/metadata.ts'
import { type Call, isFinal, listCalls } from '../../twilio/calls.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import { findByClock, youngerThan } from '../once/evidence.ts'
import type { Finding } from '../once/search.ts'
import type { Account } from '../world.ts'
import { type Line, listLineCalls, rings } from './enumerator-calls.ts'

export interface Search extends Line {
  intent: CallIntent
  /** The respondent's number, E.164; '' where it is not known any more. */
  respondent: string
  /** Calls that this or another field owns. */
  isOwned(sid: string): boolean
}

/** Looks once for a call whose creation was asked for and never confirmed. */
export async function findLostCall(account: Account, search: Search): Promise<Finding<Call>> {
  const reply = await listLineCalls(account, search, 20)
  if (reply.kind !== 'data') return reply
  const possible: Call[] = []
  // Oldest first: that is the nearest to the tap.
  for (const call of candidates(reply.data, search).reverse()) {
    const isTheirs = await isTo(account, call, search.respondent)
    if (isTheirs) return { kind: 'found', item: call, isSure: true }
    if (isTheirs === undefined) possible.push(call)
  }
  return chooseAmong(possible, search.intent)
}

/**
 * The same for a call that had been given up. Nobody watches how it goes on, so one that nobody has answered yet is
 * left for a later look: it may be a colleague's.
 */
export async function findLateCall(account: Account, search: Search): Promise<Finding<Call>> {
  const finding = await findLostCall(account, search)
  const mayChange = finding.kind === 'found' && !finding.isSure && !isFinal(finding.item.status)
  return mayChange ? { kind: 'none' } : finding
}

/** Those that rang the enumerator and that nobody owns. */
export function freeCalls(calls: readonly Call[], search: Search): Call[] {
  return calls.filter((call) => {
    if (call.parentSid || call.direction === 'inbound' || search.isOwned(call.sid)) return false
    return rings(search.to, call)
  })
}

/** Whether the enumerator has answered it, or still may. */
export function mayReach({ status }: Call): boolean {
  return !isFinal(status) || status === 'completed'
}

/** Whether a call went on to this number, as its respondent's leg shows; undefined while there is none to tell. */
export async function isTo(
  { send, accountSid }: Account,
  call: Call,
  number: string,
): Promise<boolean | undefined> {
  const isAnswered = call.status === 'in-progress' || call.status === 'completed'
  if (!isAnswered || !number) return undefined
  const reply = await listCalls(send, accountSid, { parentSid: call.sid, pageSize: 5 })
  const [leg] = reply.kind === 'data' ? reply.data : []
  return leg && isSameNumber(leg.to, number)
}

/** Newest first. With the newest call known beforehand the order tells which are possible at all. */
function candidates(calls: readonly Call[], search: Search): Call[] {
  return freeCalls(youngerThan(calls, search.intent.newest), search)
}

/** Enumerators may share a phone: among several calls to it nothing is claimed. Oldest first. */
function chooseAmong(possible: readonly Call[], { at, newest }: CallIntent): Finding<Call> {
  const [oldest, ...others] = newest === undefined ? possible.filter(isAlive) : possible
  if (oldest) {
    return others.length === 0 ? { kind: 'found', item: oldest } : { kind: 'unclear', likely: oldest }
  }
  const finding = findByClock(possible, at)
  const latest = possible[possible.length - 1]
  return finding.kind === 'unclear' && latest ? { ...finding, likely: latest } : finding
}

function isAlive({ status }: Call): boolean {
  return !isFinal(status)
}
