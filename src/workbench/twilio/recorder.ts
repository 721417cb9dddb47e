import type { Clock } from '../../twilio/clock.ts'
import type { Behaviour } from './behaviour.ts'
import { isFinished, type RecordingRecord } from './records.ts'
import type { Store } from './store.ts'

/** What one recording takes down. */
export interface RecordingOrder {
  /** The enumerator's leg. */
  readonly callSid: string
  readonly channels: RecordingRecord['channels']
  readonly source: RecordingRecord['source']
  readonly track?: RecordingRecord['track']
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
  /** Stopped by the end of what it recorded. */
  finish(sid: string): void
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
  newSid: (prefix: 'RE') => string
}): Recorder {
  const { clock, store, behaviour } = parts
  const tapes = new Map<string, Tape>()
  const timers = new Set<() => void>()

  function later(ms: number, task: () => void): void {
    const stop = clock.after(ms, () => {
      timers.delete(stop)
      task()
    })
    timers.add(stop)
  }

  function process(sid: string): void {
    store.changeRecording(sid, { status: 'processing' })
    later(behaviour.processingMs, () => store.changeRecording(sid, { status: 'completed' }))
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

  function finish(sid: string): void {
    if (takeOff(sid)) process(sid)
  }

  return {
    start({ callSid, channels, source, track = 'both' }) {
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
      }
      tapes.set(recording.sid, { runningSince: now, lengthMs: 0 })
      store.saveRecording(recording)
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
    finishCall(callSid) {
      for (const sid of [...tapes.keys()]) {
        if (store.now.recording(sid)?.callSid === callSid) finish(sid)
      }
    },
    clear() {
      for (const stop of timers) stop()
      timers.clear()
      tapes.clear()
    },
  }
}
