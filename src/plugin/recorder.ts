import {
  changeRecording,
  deleteRecording,
  fetchRecording,
  listRecordings,
  type Recording,
  startRecording,
} from '../twilio/recordings.ts'
import type { Failure, Reply } from '../twilio/transport.ts'
import type { Wires } from './follow.ts'
import type { RecordingMemory } from './metadata.ts'

export type RecordingAction = 'start' | 'pause' | 'resume' | 'stop' | 'delete'

/** What is shown and kept of the recording. `memory` only ever says what Twilio confirmed. */
export interface RecorderState {
  memory: RecordingMemory
  doing?: RecordingAction | 'check'
  failed?: { action: RecordingAction; failure?: Failure }
  /** Device time at which this view saw recording start. */
  since?: number
}

export interface Recorder {
  readonly state: RecorderState
  act(action: RecordingAction): Promise<void>
  /** Asks Twilio what is recorded, for a field that was left meanwhile. */
  check(): Promise<void>
  stop(): void
}

/** A recording becomes `completed` some seconds after it stops, or after the call does. */
const deletionLooks = 20
const deletionPauseMs = 3_000

/** Where each action must end for Twilio to have done it. */
const goals: Record<Exclude<RecordingAction, 'delete'>, RecordingMemory['state']> = {
  start: 'on',
  pause: 'paused',
  resume: 'on',
  stop: 'stopped',
}

/** Recording by consent of one call. Each step counts as done when Twilio shows it done, and not before. */
export function createRecorder(
  wires: Wires,
  callSid: string,
  memory: RecordingMemory,
  onChange: (state: RecorderState) => void,
): Recorder {
  const { send, accountSid, clock } = wires
  let state: RecorderState = { memory }
  let stopped = false
  let cancelWait = () => {}

  let since: number | undefined

  function set(changed: RecorderState): void {
    if (changed.memory.state === 'on' && changed.memory.sid !== undefined) since ??= clock.now()
    state = since === undefined ? changed : { ...changed, since }
    if (!stopped) onChange(state)
  }

  function keep(recording: Recording): RecordingMemory {
    return { sid: recording.sid, state: memoryState(recording) }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      cancelWait = clock.after(ms, resolve)
    })
  }

  async function request(action: Exclude<RecordingAction, 'delete'>, sid: string): Promise<Reply<Recording>> {
    if (action === 'start') return startRecording(send, accountSid, callSid)
    const to = action === 'pause' ? 'paused' : action === 'resume' ? 'in-progress' : 'stopped'
    return changeRecording(send, accountSid, { callSid, sid, to })
  }

  /** What Twilio has, when its answer to a change was lost. */
  async function look(): Promise<RecordingMemory | Failure> {
    const { sid } = state.memory
    if (sid === undefined) {
      const reply = await listRecordings(send, accountSid, callSid)
      if (reply.kind !== 'data') return reply
      const [newest] = reply.data
      return newest ? keep(newest) : { state: 'off' }
    }
    const reply = await fetchRecording(send, accountSid, callSid, sid)
    if (reply.kind === 'data') return keep(reply.data)
    return isGone(reply) ? { sid, state: 'deleted' } : reply
  }

  async function change(action: Exclude<RecordingAction, 'delete'>): Promise<boolean> {
    // A start whose answer was lost may have started; starting again would record twice.
    if (action === 'start' && state.memory.state === 'unknown') {
      const before = await look()
      if (!('kind' in before) && before.state === 'on') {
        set({ memory: before })
        return true
      }
    }
    const reply = await request(action, state.memory.sid ?? '')
    const seen = reply.kind === 'data' ? keep(reply.data) : await look()
    const failure = reply.kind === 'data' ? undefined : reply
    if ('kind' in seen) {
      set({ memory: { ...state.memory, state: 'unknown' }, failed: { action, failure: seen } })
      return false
    }
    const done = seen.state === goals[action]
    set({ memory: seen, ...(done ? {} : { failed: { action, ...(failure ? { failure } : {}) } }) })
    return done
  }

  /** Stops what still runs, waits until Twilio has it complete, deletes, and sees that it is gone. */
  async function remove(): Promise<void> {
    let failure: Failure | undefined
    for (let looks = 0; looks < deletionLooks && !stopped; looks += 1) {
      const seen = await look()
      if ('kind' in seen) {
        failure = seen
      } else if (seen.state === 'deleted' || seen.sid === undefined) {
        set({ memory: { ...seen, state: 'deleted' } })
        return
      } else {
        set({ memory: seen, doing: 'delete' })
        const reply = await nextRemovalStep(seen.sid)
        failure = reply.kind === 'data' ? undefined : reply
      }
      if (failure?.kind === 'refused') break
      await wait(deletionPauseMs)
    }
    set({ memory: state.memory, failed: { action: 'delete', ...(failure ? { failure } : {}) } })
  }

  async function nextRemovalStep(sid: string): Promise<Reply<unknown>> {
    const reply = await fetchRecording(send, accountSid, callSid, sid)
    if (reply.kind !== 'data') return isGone(reply) ? { kind: 'data', data: undefined } : reply
    const { status } = reply.data
    if (status === 'in-progress' || status === 'paused') {
      return changeRecording(send, accountSid, { callSid, sid, to: 'stopped' })
    }
    if (status === 'completed' || status === 'absent') return deleteRecording(send, accountSid, callSid, sid)
    // Stopped and not complete yet: only time helps.
    return reply
  }

  return {
    get state() {
      return state
    },
    async act(action) {
      if (state.doing || stopped) return
      set({ memory: state.memory, doing: action })
      if (action === 'delete') await remove()
      else await change(action)
    },
    async check() {
      if (state.doing || stopped) return
      set({ memory: state.memory, doing: 'check' })
      const seen = await look()
      set({ memory: 'kind' in seen ? state.memory : seen })
    },
    stop() {
      stopped = true
      cancelWait()
    },
  }
}

function memoryState(recording: Recording): RecordingMemory['state'] {
  switch (recording.status) {
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
