import { isFinal } from '../../../twilio/calls.ts'
import type { DeskCall } from '../../interview.ts'

/**
 * Calls of several sources, each once, oldest first where all their times are known.
 * @param sources what an earlier one says of a call counts; later ones add what it does not say
 */
export function mergeCalls(sources: readonly (readonly DeskCall[])[]): readonly DeskCall[] {
  const bySid = new Map<string, DeskCall>()
  for (const call of sources.flat()) {
    const known = bySid.get(call.sid)
    bySid.set(call.sid, known ? mergeCall(known, call) : call)
  }
  return oldestFirst([...bySid.values()])
}

function mergeCall(known: DeskCall, other: DeskCall): DeskCall {
  // Answer and calculate are written at different moments: one that is over does not ring again.
  const isOver = known.status !== undefined && isFinal(known.status)
  const [first, second] = !isOver && other.status && isFinal(other.status) ? [other, known] : [known, other]
  const leg = first.leg && second.leg ? { ...second.leg, ...first.leg } : (first.leg ?? second.leg)
  return { ...second, ...first, field: known.field, ...(leg ? { leg } : {}) }
}

function oldestFirst(calls: readonly DeskCall[]): readonly DeskCall[] {
  const times = calls.map(({ startedAt }) => startedAt)
  if (calls.length < 2 || times.includes(undefined)) return calls
  return calls.toSorted((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0))
}
