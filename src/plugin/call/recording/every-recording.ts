import type { RecordingMemory } from '../../../stored/metadata.ts'
import { listRecordings, type Recording } from '../../../twilio/recordings.ts'
import type { Transport } from '../../../twilio/transport.ts'
import { createRecordingSteps, type RecordingSteps, type Step } from './steps.ts'

/** The same steps, taken with every recording of a call. */
export interface EveryRecording extends RecordingSteps {
  /**
   * Brings the call's other recordings to where this one is. `done` when Twilio lists none any more that is elsewhere;
   * without a failure it is on its way there.
   */
  settleOthers(memory: RecordingMemory): Promise<Step>
}

/** What must not be left of others, by what the one is that the field shows. */
const unsettled: Partial<Record<RecordingMemory['state'], readonly Recording['status'][]>> = {
  paused: ['in-progress'],
  stopped: ['in-progress', 'paused'],
  deleted: ['in-progress', 'paused', 'stopped', 'processing', 'completed'],
}

/**
 * A browser may send a start twice by itself, and then Twilio records twice. So what is said to be paused, stopped or
 * deleted is said of all that was started as this one was, and only when it is true of all of them.
 */
export function createEveryRecording(send: Transport, accountSid: string, callSid: string): EveryRecording {
  const one = createRecordingSteps(send, accountSid, callSid)

  async function othersOf(memory: RecordingMemory): Promise<Recording[]> {
    const statuses = unsettled[memory.state]
    const reply = statuses && (await listRecordings(send, accountSid, callSid))
    // Where they cannot be listed now, a later look may tell more.
    if (reply?.kind !== 'data') return []
    return reply.data.filter(
      ({ sid, status, isStartedLater }) => isStartedLater && sid !== memory.sid && statuses?.includes(status),
    )
  }

  /** Its status in the list may be out of date, so it is asked for by itself. */
  function settle({ sid }: Recording, state: RecordingMemory['state']): Promise<Step> {
    const other: RecordingMemory = { sid, state: 'unknown' }
    return state === 'deleted' ? one.remove(other) : one.change(other, state === 'paused' ? 'pause' : 'stop')
  }

  async function settleOthers(memory: RecordingMemory): Promise<Step> {
    const others = await othersOf(memory)
    for (const other of others) {
      const { done, failure } = await settle(other, memory.state)
      if (!done) return { memory: { ...memory, state: 'unknown' }, done, ...(failure ? { failure } : {}) }
    }
    return { memory, done: true }
  }

  async function andOthers(step: Step): Promise<Step> {
    return step.done ? settleOthers(step.memory) : step
  }

  return {
    look: one.look,
    change: async (memory, change) => andOthers(await one.change(memory, change)),
    remove: async (memory) => andOthers(await one.remove(memory)),
    settleOthers,
  }
}
