import { type Call, isFinal, listCalls } from '../../../twilio/calls.ts'
import { listRecordings } from '../../../twilio/recordings.ts'
import { isTooBusy, type Reply } from '../../../twilio/transport.ts'
import type { Account, Device } from '../../world.ts'
import { type KnownDetails, type PastCall, recordedSid } from './calls.ts'
import { wantsLegs } from './incoming-outcome.ts'

export interface HistoryDetails extends KnownDetails {
  /** Asks for what these calls lack, each once. */
  want(calls: readonly PastCall[]): void
  stop(): void
}

/** A slow line has other work too, and Twilio limits how much an account asks at once. */
const mostAtOnce = 3
const mostLegs = 5

/** Asks quietly: where the key may not, or no answer comes, the calls are shown without. */
export function createHistoryDetails(
  world: Account & Pick<Device, 'clock'>,
  onChange: () => void,
): HistoryDetails {
  const legs = new Map<string, readonly Call[]>()
  const recorded = new Map<string, boolean>()
  const asked = new Set<string>()
  const waiting: Array<() => Promise<void>> = []
  const denied = { legs: false, recordings: false }
  let running = 0
  let stopped = false

  function ask(kind: keyof typeof denied, sid: string, task: () => Promise<Reply<unknown>>): void {
    const key = `${kind} ${sid}`
    if (denied[kind] || asked.has(key)) return
    asked.add(key)
    waiting.push(async () => {
      if (denied[kind]) return
      const reply = await task()
      if (reply.kind === 'refused' && (reply.status === 401 || reply.status === 403)) denied[kind] = true
      // Nothing came, or Twilio was too busy: the next time the list is asked for, this is too.
      if (isForLater(reply)) asked.delete(key)
      if (reply.kind === 'data' && !stopped) onChange()
    })
    run()
  }

  function run(): void {
    while (!stopped && running < mostAtOnce) {
      const task = waiting.shift()
      if (!task) return
      running += 1
      void task().then(() => {
        running -= 1
        run()
      })
    }
  }

  function askLegs({ sid, status }: Call): void {
    ask('legs', isFinal(status) ? sid : `${sid} ${world.clock.now()}`, async () => {
      const filter = { parentSid: sid, pageSize: mostLegs }
      const reply = await listCalls(world.send, world.accountSid, filter)
      if (reply.kind === 'data') legs.set(sid, reply.data)
      return reply
    })
  }

  function askRecordings(sid: string): void {
    ask('recordings', sid, async () => {
      const reply = await listRecordings(world.send, world.accountSid, sid)
      const isThere =
        reply.kind === 'data' && reply.data.some(({ status }) => status !== 'deleted' && status !== 'absent')
      recorded.set(sid, isThere)
      return reply
    })
  }

  return {
    legsOf: (sid) => legs.get(sid) ?? [],
    isRecorded: (sid) => recorded.get(sid) === true,
    want(calls) {
      for (const past of calls) {
        const { call } = past
        if (past.kind === 'in' && lacksLegs(past)) askLegs(call)
        // Where nobody talked there is nothing to hear, and while they talk it may still begin.
        if (call.status === 'completed') askRecordings(recordedSid(call))
      }
    },
    stop() {
      stopped = true
    },
  }
}

function isForLater(reply: Reply<unknown>): boolean {
  return reply.kind === 'nothing' || isTooBusy(reply)
}

function lacksLegs({ call, legs }: { call: Call; legs: readonly Call[] }): boolean {
  if (!wantsLegs(call)) return false
  // What was known of a leg while the call went on is not how it ended.
  return legs.length === 0 || (isFinal(call.status) && legs.some(({ status }) => !isFinal(status)))
}
