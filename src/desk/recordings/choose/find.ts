import {
  type AccountRecording,
  type Days,
  listAccountRecordings,
} from '../../../twilio/account-recordings.ts'
import type { Failure, Fields, Transport } from '../../../twilio/transport.ts'
import { nameOf } from '../fetch/names.ts'
import type { Candidate } from './choice.ts'

/** A recording of one of the chosen calls. */
export interface Found {
  readonly candidate: Candidate
  readonly recording: AccountRecording
  /** Of the file that its sound is written to. */
  readonly name: string
}

export type Finding =
  | { readonly kind: 'found'; readonly found: readonly Found[] }
  | { readonly kind: 'stopped' }
  | Failure

const dayMs = 86_400_000

/**
 * Lists the account's recordings of the days of these calls, a thousand a page, and keeps those of the calls.
 * @param seen is told how many recordings have been looked through
 */
export async function findRecordings(
  send: Transport,
  accountSid: string,
  candidates: readonly Candidate[],
  { signal, seen }: { readonly signal: AbortSignal; readonly seen: (count: number) => void },
): Promise<Finding> {
  const owner = new Map(candidates.flatMap((one) => sidsOf(one).map((sid) => [sid, one] as const)))
  const days = daysOf(candidates)
  const found = new Map<string, Found>()
  let next: Fields | undefined
  let count = 0
  do {
    const reply = await listAccountRecordings(send, accountSid, days, next)
    if (signal.aborted) return { kind: 'stopped' }
    if (reply.kind !== 'data') return reply
    for (const recording of reply.data.items) {
      const candidate = owner.get(recording.callSid ?? '')
      if (candidate) found.set(recording.sid, { candidate, recording, name: nameOf(candidate, recording) })
    }
    count += reply.data.items.length
    seen(count)
    next = reply.data.next
  } while (next)
  return { kind: 'found', found: [...found.values()] }
}

/** Twilio names the parent leg; a recording that a `<Dial>` made could name the respondent's. */
function sidsOf({ call }: Candidate): string[] {
  return call.leg?.sid ? [call.sid, call.leg.sid] : [call.sid]
}

/**
 * The days to list: a recording is made once its call has begun, some hours after at most. Undefined, for all, as soon
 * as one of the calls does not say when it was.
 */
export function daysOf(candidates: readonly Candidate[]): Days | undefined {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { call } of candidates) {
    if (call.startedAt === undefined) return undefined
    first = Math.min(first, call.startedAt)
    last = Math.max(last, call.startedAt)
  }
  if (candidates.length === 0) return undefined
  return { from: dayOf(first), to: dayOf(last + dayMs) }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
