import { type Call, endCall, isFinal } from '../../twilio/calls.ts'
import { listLineCalls } from './enumerator-calls.ts'
import type { Wires } from './follow.ts'
import { isOfLine, type Search } from './lost-call.ts'

/** Two requests that one tap made are this near to each other; Twilio's own times, so no clock is trusted. */
const longestApartMs = 60_000

/**
 * A browser that loses a kept-alive connection before the first byte of the answer sends the request again by
 * itself, a POST too, so one tap can make two calls: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 * Looks for calls made beside this one, keeps the one that people talk in or else the oldest, which rings first,
 * and takes the others back. Canceling ends no conversation.
 * @returns the call to keep
 */
export async function keepOneCall(wires: Wires, search: Search, call: Call): Promise<Call> {
  const { send, accountSid } = wires
  const reply = await listLineCalls(send, accountSid, search, 10)
  if (reply.kind !== 'data') return call
  const twins = reply.data.filter((other) => other.sid === call.sid || isTwin(other, call, search))
  const alive = twins.filter((other) => !isFinal(other.status))
  const keep = alive.find((other) => other.status === 'in-progress') ?? alive[alive.length - 1] ?? call
  for (const other of alive) {
    if (other.sid !== keep.sid) await endCall(send, accountSid, other.sid, 'canceled')
  }
  return keep
}

function isTwin(other: Call, call: Call, search: Search): boolean {
  if (!isOfLine(other, search)) return false
  if (other.sid === search.intent.newest || other.createdAt === undefined || call.createdAt === undefined)
    return false
  return Math.abs(other.createdAt - call.createdAt) <= longestApartMs
}
