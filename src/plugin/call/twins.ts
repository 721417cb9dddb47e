import { type Call, endCall, isFinal } from '../../twilio/calls.ts'
import { twinsAmong } from '../once/evidence.ts'
import type { Account } from '../world.ts'
import { listLineCalls } from './enumerator-calls.ts'
import { freeCalls, type Search } from './lost-call.ts'

/**
 * Looks for calls that the same tap made beside this one, keeps the one that people talk in or else the oldest,
 * which rings first, and takes the others back. Canceling ends no conversation.
 * @returns the call to keep
 */
export async function keepOneCall(account: Account, search: Search, call: Call): Promise<Call> {
  const reply = await listLineCalls(account, search, 10)
  if (reply.kind !== 'data') return call
  const twins = twinsAmong(freeCalls(reply.data, search), call, search.intent.newest)
  // Together in the list's order, with this call as Twilio has it by now.
  const alive = reply.data.filter(
    (other) => (other.sid === call.sid || twins.includes(other)) && !isFinal(other.status),
  )
  const keep = alive.find((other) => other.status === 'in-progress') ?? alive[alive.length - 1] ?? call
  for (const other of alive) {
    if (other.sid !== keep.sid) await endCall(account.send, account.accountSid, other.sid, 'canceled')
  }
  return keep
}
