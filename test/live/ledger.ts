import {
  type Call,
  createCall,
  endCall,
  fetchCall,
  isFinal,
  listCalls,
  type NewCall,
} from '../../src/twilio/calls.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { deleteRecording, fetchRecording } from '../../src/twilio/recordings.ts'
import type { Fields, Reply, Transport } from '../../src/twilio/transport.ts'
import { Stopped } from './halts.ts'

/** Everything that was started at Twilio, and how it is stopped again. */
export interface Ledger {
  /** Places a call that ends by itself after a minute, whatever becomes of this program. @throws Stopped */
  place(call: { to: string; twiml: string; more?: Fields }): Promise<Reply<Call>>
  /** A recording of one of the calls, to be deleted. */
  note(callSid: string, recordingSid: string): void
  /** Ends and deletes all. Answers what could not be, in sentences without a number. */
  tidy(): Promise<string[]>
}

/** Twilio ends a call after this long itself. */
const longestCallSeconds = 60
const looks = 30
const pauseMs = 1000
/** Twilio's clock and this machine's may differ so far. */
const skewMs = 60_000

export function createLedger(settings: {
  readonly send: Transport
  readonly clock: Clock
  readonly accountSid: string
  readonly from: string
  /** Once it is stopped nothing is placed any more. */
  readonly stop: AbortSignal
}): Ledger {
  const { send, clock, accountSid, from, stop } = settings
  const since = clock.now() - skewMs
  const calls = new Set<string>()
  const recordings = new Map<string, string>()
  /** Whom a call may be ringing of which no answer came. */
  const lost = new Set<string>()

  const pause = (): Promise<void> => new Promise((resolve) => clock.after(pauseMs, resolve))

  async function isEndedNow(sid: string): Promise<boolean> {
    for (let look = 0; look < looks; look += 1) {
      const reply = await fetchCall(send, accountSid, sid)
      if (reply.kind === 'data' && isFinal(reply.data.status)) return true
      if (reply.kind === 'data') await endCall(send, accountSid, sid, 'completed')
      await pause()
    }
    return false
  }

  /** A call whose answer was lost is found as the plug-in finds it: from and to whom, and since when. */
  async function findLost(to: string): Promise<boolean> {
    const reply = await listCalls(send, accountSid, { to, from, pageSize: 20 })
    if (reply.kind !== 'data') return false
    for (const { sid, createdAt = 0, direction } of reply.data)
      if (createdAt >= since && direction === 'outbound-api') calls.add(sid)
    return true
  }

  async function isDeletedNow(callSid: string, sid: string): Promise<boolean> {
    for (let look = 0; look < looks; look += 1) {
      const reply = await fetchRecording(send, accountSid, callSid, sid)
      if (reply.kind === 'refused' && reply.status === 404) return true
      if (reply.kind === 'data' && reply.data.status === 'deleted') return true
      // Only what is completed can be deleted: until then it is refused, and tried again.
      if (reply.kind === 'data') await deleteRecording(send, accountSid, callSid, sid)
      await pause()
    }
    return false
  }

  return {
    async place({ to, twiml, more = [] }) {
      if (stop.aborted) throw new Stopped()
      const call: NewCall = { to, from, twiml, more: [['TimeLimit', String(longestCallSeconds)], ...more] }
      const reply = await createCall(send, accountSid, call)
      if (reply.kind === 'data') calls.add(reply.data.sid)
      if (reply.kind === 'nothing') lost.add(to)
      return reply
    },
    note: (callSid, recordingSid) => void recordings.set(recordingSid, callSid),
    async tidy() {
      const left: string[] = []
      for (const to of lost)
        if (!(await findLost(to)))
          left.push(
            `A call may have been placed of which nothing came back. It ends after ${longestCallSeconds} s.`,
          )
      for (const sid of calls)
        if (!(await isEndedNow(sid)))
          left.push(`Call ${sid} could not be ended. It ends after ${longestCallSeconds} s.`)
      for (const [sid, callSid] of recordings)
        if (!(await isDeletedNow(callSid, sid)))
          left.push(`Recording ${sid} could not be deleted. Delete it in the console, under Monitor, Logs.`)
      return left
    },
  }
}
