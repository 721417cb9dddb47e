import type { Clock } from '../../../twilio/clock.ts'
import type { Behaviour } from '../behaviour.ts'
import { isFinished, type RecordingRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { Hook } from '../webhooks/hooks.ts'
import { recordingParameters } from '../webhooks/webhook-parameters.ts'

/**
 * Who is told of which statuses: `in-progress`, `completed`, `absent`; only the second where none is named.
 */
export interface RecordingCallback {
  readonly hook: Hook
  readonly events: readonly string[]
}

/** What one recording takes down. */
export interface RecordingOrder {
  /** The leg that runs the document: where the enumerator is rung first, the enumerator's. */
  readonly callSid: string
  readonly channels: RecordingRecord['channels']
  readonly source: RecordingRecord['source']
  readonly track?: RecordingRecord['track']
  readonly callback?: RecordingCallback
}

/**
 * Makes recordings and takes them through their life: in-progress ⇄ paused → (stopped →) processing →
 * completed.
 */
export interface Recorder {
  start(order: RecordingOrder): RecordingRecord | undefined
  /** `skip` leaves the pause out of the recording, `silence` keeps its length. */
  pause(sid: string, behaviour: 'skip' | 'silence'): void
  resume(sid: string): void
  /** Stopped by request: shows `stopped` for a moment before it is processed. */
  stop(sid: string): void
  /** Stopped by the end of what it recorded; `words` is what can be heard in it. */
  finish(sid: string, words?: string): void
  /** Stopped with nothing in it: there is no recording. */
  drop(sid: string): void
  /** Finishes whatever is still being recorded of a call. */
  finishCall(callSid: string): void
  clear(): void
}

interface Tape {
  runningSince: number | null
  lengthMs: number
}

/** How long a recording stopped by request shows `stopped`. Not documented. */
const stoppedMs = 500

export function createRecorder(parts: {
  clock: Clock
  store: Store
  behaviour: Behaviour
  documents: Documents
  newSid: (prefix: 'RE') => string
}): Recorder {
  const { clock, store, behaviour, documents } = parts
  const tapes = new Map<string, Tape>()
  const callbacks = new Map<string, RecordingCallback>()
  const timers = new Set<() => void>()

  function later(ms: number, task: () => void): void {
    const stop = clock.after(ms, () => {
      timers.delete(stop)
      task()
    })
    timers.add(stop)
  }

  function report(recording: RecordingRecord | undefined): void {
    const callback = recording && callbacks.get(recording.sid)
    if (!recording || !callback) return
    const events = callback.events.length > 0 ? callback.events : ['completed']
    if (events.includes(recording.status)) {
      documents.tell(callback.hook, recordingParameters(recording), recording.callSid)
    }
  }

  function process(sid: string): void {
    store.changeRecording(sid, { status: 'processing' })
    later(behaviour.processingMs, () => {
      const encryptedWith = behaviour.encryption ?? undefined
      report(store.changeRecording(sid, { status: 'completed', ...(encryptedWith ? { encryptedWith } : {}) }))
    })
  }

  /** Milliseconds recorded so far, with the tape halted there. */
  function halt(tape: Tape): number {
    if (tape.runningSince !== null) tape.lengthMs += clock.now() - tape.runningSince
    tape.runningSince = null
    return tape.lengthMs
  }

  /** Takes the tape off; false where it was off already. */
  function takeOff(sid: string): boolean {
    const tape = tapes.get(sid)
    if (!tape) return false
    tapes.delete(sid)
    store.changeRecording(sid, { lengthMs: halt(tape) })
    return true
  }

  function finish(sid: string, words = ''): void {
    if (!takeOff(sid)) return
    if (words !== '') store.changeRecording(sid, { words })
    process(sid)
  }

  return {
    start({ callSid, channels, source, track = 'both', callback }) {
      const call = store.now.call(callSid)
      if (!call || isFinished(call)) return undefined
      const now = clock.now()
      const recording: RecordingRecord = {
        sid: parts.newSid('RE'),
        accountSid: call.accountSid,
        callSid,
        status: 'in-progress',
        channels,
        source,
        track,
        createdAt: now,
        updatedAt: now,
        startedAt: now,
        lengthMs: null,
        words: '',
      }
      tapes.set(recording.sid, { runningSince: now, lengthMs: 0 })
      if (callback) callbacks.set(recording.sid, callback)
      store.saveRecording(recording)
      report(recording)
      return recording
    },
    pause(sid, pauseBehaviour) {
      const tape = tapes.get(sid)
      if (!tape) return
      if (pauseBehaviour === 'skip') halt(tape)
      store.changeRecording(sid, { status: 'paused' })
    },
    resume(sid) {
      const tape = tapes.get(sid)
      if (!tape) return
      tape.runningSince ??= clock.now()
      store.changeRecording(sid, { status: 'in-progress' })
    },
    stop(sid) {
      if (!takeOff(sid)) return
      store.changeRecording(sid, { status: 'stopped' })
      later(stoppedMs, () => process(sid))
    },
    finish,
    drop(sid) {
      if (takeOff(sid)) report(store.changeRecording(sid, { status: 'absent' }))
    },
    finishCall(callSid) {
      for (const sid of [...tapes.keys()]) {
        if (store.now.recording(sid)?.callSid === callSid) finish(sid)
      }
    },
    clear() {
      for (const stop of timers) stop()
      timers.clear()
      tapes.clear()
      callbacks.clear()
    },
  }
}
