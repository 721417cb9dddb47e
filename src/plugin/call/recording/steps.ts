import type { RecordingMemory } from '../../../stored/metadata.ts'
import {
  changeRecording,
  deleteRecording,
  fetchRecording,
  listRecordings,
  type Recording,
  startRecording,
} from '../../../twilio/recordings.ts'
import type { Failure, Reply, Transport } from '../../../twilio/transport.ts'

export type RecordingChange = 'start' | 'pause' | 'resume' | 'stop'

/** What Twilio showed after one step. `done` only when it showed what was asked for. */
export interface Step {
  memory: RecordingMemory
  done: boolean
  failure?: Failure
}

/** Where each change must end for Twilio to have done it. */
const goals: Record<RecordingChange, RecordingMemory['state']> = {
  start: 'on',
  pause: 'paused',
  resume: 'on',
  stop: 'stopped',
}

export interface RecordingSteps {
  /** Asks what is recorded. */
  look(memory: RecordingMemory): Promise<RecordingMemory | Failure>
  change(memory: RecordingMemory, change: RecordingChange): Promise<Step>
  /** One step nearer to a deleted recording: stop it, delete it, or see that it is gone. */
  remove(memory: RecordingMemory): Promise<Step>
}

export function createRecordingSteps(send: Transport, accountSid: string, callSid: string): RecordingSteps {
  async function look({ sid }: RecordingMemory): Promise<RecordingMemory | Failure> {
    if (sid === undefined) {
      const reply = await listRecordings(send, accountSid, callSid)
      if (reply.kind !== 'data') return reply
      const [newest] = reply.data
      return newest ? read(newest) : { state: 'off' }
    }
    const reply = await fetchRecording(send, accountSid, callSid, sid)
    return reply.kind === 'data' ? read(reply.data) : reply
  }

  function ask(change: RecordingChange, sid: string): Promise<Reply<Recording>> {
    if (change === 'start') return startRecording(send, accountSid, callSid)
    const to = change === 'pause' ? 'paused' : change === 'resume' ? 'in-progress' : 'stopped'
    return changeRecording(send, accountSid, { callSid, sid, to })
  }

  async function change(memory: RecordingMemory, wanted: RecordingChange): Promise<Step> {
    // A start whose answer was lost may have started; starting again would record twice.
    const before = wanted === 'start' && memory.state === 'unknown' ? await look(memory) : memory
    if (isMemory(before) && before.state === goals[wanted]) return { memory: before, done: true }
    const reply = await ask(wanted, memory.sid ?? '')
    if (reply.kind === 'data') return judge(read(reply.data), wanted)
    const seen = await look(memory)
    if (!isMemory(seen)) return { memory: { ...memory, state: 'unknown' }, done: false, failure: seen }
    const step = { ...judge(seen, wanted), failure: reply }
    // What was asked for may still reach Twilio, so what is seen now need not last.
    return step.done || reply.kind === 'refused' ? step : { ...step, memory: { ...seen, state: 'unknown' } }
  }

  async function remove(memory: RecordingMemory): Promise<Step> {
    const known = memory.sid === undefined ? await look(memory) : memory
    if (!isMemory(known)) return { memory, done: false, failure: known }
    if (known.sid === undefined) return { memory: { state: 'deleted' }, done: true }
    const reply = await fetchRecording(send, accountSid, callSid, known.sid)
    if (reply.kind === 'data') return removeSeen(reply.data)
    return isGone(reply) ? proveGone(known, known.sid) : { memory: known, done: false, failure: reply }
  }

  /** A read may lag behind and miss what is there; a deletion that finds nothing does not. */
  async function proveGone(memory: RecordingMemory, sid: string): Promise<Step> {
    const reply = await deleteRecording(send, accountSid, callSid, sid)
    if (isGone(reply)) return { memory: { ...memory, state: 'deleted' }, done: true }
    return { memory, done: false, ...(reply.kind === 'data' ? {} : { failure: reply }) }
  }

  /** Only a completed recording can be deleted; between stopped and completed only time helps. */
  async function removeSeen(recording: Recording): Promise<Step> {
    const { sid, status } = recording
    let reply: Reply<unknown> | undefined
    if (status === 'deleted') return { memory: read(recording), done: true }
    if (status === 'in-progress' || status === 'paused') {
      reply = await changeRecording(send, accountSid, { callSid, sid, to: 'stopped' })
    }
    if (status === 'completed' || status === 'absent') {
      reply = await deleteRecording(send, accountSid, callSid, sid)
    }
    const failure = reply && reply.kind !== 'data' ? { failure: reply } : {}
    return { memory: read(recording), done: false, ...failure }
  }

  return { look, change, remove }
}

export function isMemory(value: RecordingMemory | Failure): value is RecordingMemory {
  return !('kind' in value)
}

function judge(memory: RecordingMemory, wanted: RecordingChange): Step {
  return { memory, done: memory.state === goals[wanted] }
}

function read(recording: Recording): RecordingMemory {
  return { sid: recording.sid, state: stateOf(recording.status) }
}

function stateOf(status: Recording['status']): RecordingMemory['state'] {
  switch (status) {
    case 'in-progress':
      return 'on'
    case 'paused':
      return 'paused'
    case 'stopped':
    case 'processing':
    case 'completed':
      return 'stopped'
    case 'deleted':
      return 'deleted'
    case 'absent':
      return 'off'
  }
}

function isGone(reply: Reply<unknown>): boolean {
  return reply.kind === 'refused' && reply.status === 404
}
