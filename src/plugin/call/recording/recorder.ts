import type { RecordingMemory } from '../../../stored/metadata.ts'
import type { Failure } from '../../../twilio/transport.ts'
import { lookPausesMs } from '../../once/search.ts'
import type { Account, Device } from '../../world.ts'
import { createEveryRecording } from './every-recording.ts'
import { isMemory, type RecordingChange, type Step } from './steps.ts'

export type RecordingAction = RecordingChange | 'delete'

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
  /** Sees to other recordings of the call that Twilio lists late. */
  watchOthers(): void
  stop(): void
}

/** A recording becomes `completed` some seconds after it stops, or after the call does: a minute at most. */
const removalSteps = 20
const removalPauseMs = 3_000

/** Pauses between looks for other recordings, in ms: Twilio's lists may lag behind by a minute. */
const othersAppearMs: readonly number[] = [5_000, 15_000, 45_000]

const askedFor: Partial<Record<RecordingMemory['state'], RecordingAction>> = {
  paused: 'pause',
  stopped: 'stop',
  deleted: 'delete',
}

/** Recording by consent of one call. Each step counts as done when Twilio shows it done, and not before. */
export function createRecorder(
  { send, accountSid, clock }: Account & Pick<Device, 'clock'>,
  callSid: string,
  memory: RecordingMemory,
  onChange: (state: RecorderState) => void,
): Recorder {
  const steps = createEveryRecording(send, accountSid, callSid)
  let state: RecorderState = { memory }
  let since: number | undefined
  let stopped = false
  let cancelWait = () => {}
  let cancelLook = () => {}

  function set(changed: RecorderState): void {
    if (changed.memory.state === 'on') since ??= clock.now()
    state = since === undefined ? changed : { ...changed, since }
    if (!stopped) onChange(state)
  }

  function finish(action: RecordingAction, step: Step): void {
    const { memory: seen, done, failure } = step
    set({ memory: seen, ...(done ? {} : { failed: { action, ...(failure ? { failure } : {}) } }) })
    watchOthers()
  }

  /** What is asked for next has looks of its own. */
  function watchOthers(looks = 0): void {
    const pauseMs = othersAppearMs[looks]
    cancelLook()
    if (pauseMs !== undefined && !stopped) {
      cancelLook = clock.after(pauseMs, () => void lookForOthers(looks))
    }
  }

  async function lookForOthers(looks: number): Promise<void> {
    const { memory: before, doing } = state
    const action = askedFor[before.state]
    if (!action || doing) return
    const step = await steps.settleOthers(before)
    if (state.memory !== before || stopped) return
    // Deleting takes more than one step.
    if (step.done || step.failure === undefined) watchOthers(step.done ? looks + 1 : looks)
    else finish(action, step)
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      cancelWait = clock.after(ms, resolve)
    })
  }

  async function remove(): Promise<Step> {
    let step = await steps.remove(state.memory)
    for (let taken = 1; taken < removalSteps && !stopped && mayStillSucceed(step); taken += 1) {
      set({ memory: step.memory, doing: 'delete' })
      await wait(removalPauseMs)
      step = await steps.remove(step.memory)
    }
    return step
  }

  /** A start that was on its way when the field was left may take a moment to show. */
  async function lookLong(): Promise<RecordingMemory> {
    const before = state.memory
    let seen = await steps.look(before)
    for (const pauseMs of before.sid === undefined ? lookPausesMs : []) {
      if (stopped || !isMemory(seen) || seen.state !== 'off') break
      await wait(pauseMs)
      seen = await steps.look(before)
    }
    return isMemory(seen) ? seen : before
  }

  return {
    get state() {
      return state
    },
    async act(action) {
      if (state.doing || stopped) return
      const starts = action === 'start'
      // What is stopped stays stopped; a start over a recording that goes on would lose sight of that one.
      if (starts && ['on', 'paused', 'stopped'].includes(state.memory.state)) return
      cancelLook()
      // A start is about a new recording, not the one that was deleted before.
      if (starts) since = undefined
      set({ memory: starts ? { state: state.memory.state } : state.memory, doing: action })
      finish(action, action === 'delete' ? await remove() : await steps.change(state.memory, action))
    },
    async check() {
      if (state.doing || stopped) return
      set({ memory: state.memory, doing: 'check' })
      set({ memory: await lookLong() })
      watchOthers()
    },
    watchOthers: () => watchOthers(),
    stop() {
      stopped = true
      cancelWait()
      cancelLook()
    },
  }
}

function mayStillSucceed(step: Step): boolean {
  return !step.done && step.failure?.kind !== 'refused'
}
