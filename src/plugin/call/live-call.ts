import type { RecordingMemory } from '../../stored/metadata.ts'
import { type Call, endCall } from '../../twilio/calls.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import { dialledNumber } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { Account, Device } from '../world.ts'
import { follow, type Look, lookAt } from './follow.ts'
import type { Search } from './lost-call.ts'
import {
  createRecorder,
  type Recorder,
  type RecorderState,
  type RecordingAction,
} from './recording/recorder.ts'
import type { Event, Seen, State } from './rules.ts'
import type { CallStore } from './store.ts'
import { keepOneCall } from './twins.ts'

/** Twilio's list of calls may lag behind by about this much. */
const twinsAppearMs = 3_000

/** One call that Twilio has: following it, ending it, recording it, and seeing to it that it is the only one. */
export interface LiveCall {
  recorder(): RecorderState | undefined
  /** Asks Twilio for everything at once. */
  update(): Promise<void>
  hangUp(): Promise<void>
  record(action: RecordingAction): void
  stop(): void
}

/** Where there is no call. */
export const noLiveCall: LiveCall = {
  recorder: () => undefined,
  update: async () => {},
  hangUp: async () => {},
  record() {},
  stop() {},
}

export interface LiveCallParts extends Account, Device {
  settings: Settings
  store: CallStore
  recordsByConsent: boolean
  state(): State
  dispatch(event: Event): void
  changed(): void
  /** The tap made several calls, and another than this one is kept. */
  onReplaced(kept: Call): void
  /** The call is not this field's after all; the store has the intent to look on with. */
  onDisowned(): void
}

/**
 * @param start what is known of the call; it is followed while the state is `following`
 * @param opened a search: the call was just placed or found, and its twins are looked for with it; `restored`: the
 *   field was left meanwhile; `kept`: it is the one of several twins that is kept
 */
export function openLiveCall(
  parts: LiveCallParts,
  start: Seen,
  opened: Search | 'restored' | 'kept',
): LiveCall {
  const { settings, store } = parts
  const { sid } = start.call
  let stopped = false
  let stopPause = () => {}
  let recorder: Recorder | undefined

  function seenNow(): Seen | undefined {
    const state = parts.state()
    return !stopped && 'seen' in state ? state.seen : undefined
  }

  function looked(look: Look, settled: boolean): void {
    if (isSomebodyElses(look)) return
    parts.dispatch({ type: 'seen', seen: look.seen, settled })
    if (look.failure) parts.dispatch({ type: 'not-seen', failure: look.failure })
    if (!settled) return
    follower.stop()
    if (recorder && recorder.state.memory.state !== 'off') void recorder.check()
  }

  /** A call that was looked up shows by its respondent's leg whether it is this field's. */
  function isSomebodyElses({ legTo }: Look): boolean {
    const intent = store.entry()?.foundFor
    const number = intent && dialledNumber(settings, intent)
    // A number entered by hand is not known any more where the form hides its numbers by now.
    if (!intent || !number || legTo === undefined || isSameNumber(legTo, number)) return false
    store.disown(sid, { ...intent, not: [...(intent.not || []), sid] })
    stop()
    parts.onDisowned()
    return true
  }

  /** At once, and again when Twilio's list has had its moment to catch up. */
  async function keepOne(search: Search): Promise<void> {
    for (const pauseMs of [0, twinsAppearMs]) {
      await new Promise<void>((resolve) => {
        stopPause = parts.clock.after(pauseMs, resolve)
      })
      const kept = await keepOneCall(parts, search, start.call)
      if (stopped) return
      if (kept.sid === sid) continue
      stop()
      parts.onReplaced(kept)
      return
    }
  }

  async function openRecorder(): Promise<void> {
    const entry = store.entry()
    if (!entry) return
    const memory: RecordingMemory = entry.recording || { state: 'off' }
    recorder = createRecorder(parts, sid, memory, (state) => {
      if (seenNow()) store.note(sid, { recording: remembered(state) })
      parts.changed()
    })
    if (isOpenQuestion(memory)) await recorder.check()
    else parts.changed()
  }

  function stop(): void {
    stopped = true
    stopPause()
    follower.stop()
    if (recorder) recorder.stop()
  }

  const follower =
    parts.state().name === 'following'
      ? follow(parts, start, { restored: typeof opened === 'string' }, looked)
      : { stop() {}, lookNow: lookOnce }
  if (parts.recordsByConsent) void openRecorder()
  if (typeof opened !== 'string') void keepOne(opened)

  /** For a call that is over: it is not followed, and may still be asked about. */
  async function lookOnce(): Promise<void> {
    const seen = seenNow()
    if (!seen) return
    const look = await lookAt(parts, seen, true)
    if (!stopped) looked(look, true)
  }

  return {
    recorder: () => (recorder ? recorder.state : undefined),
    update: () => (parts.state().name === 'following' ? follower.lookNow() : lookOnce()),
    async hangUp() {
      parts.dispatch({ type: 'hanging-up' })
      const reply = await endCall(parts.send, parts.accountSid, sid, 'completed')
      // The field may show another call by now, of which this tells nothing.
      if (stopped) return
      // Refused because it is over already: the next look tells how it ended.
      const over = reply.kind === 'refused' && reply.code === 21220
      if (reply.kind !== 'data' && !over) parts.dispatch({ type: 'hang-up-failed' })
      await follower.lookNow()
    },
    record(action) {
      if (recorder) void recorder.act(action)
    },
    stop,
  }
}

/** What the field remembers of a recording may have changed since it was left. */
function isOpenQuestion({ sid, state }: RecordingMemory): boolean {
  return state !== 'deleted' && (sid !== undefined || state !== 'off')
}

/** While a change is under way a field that is left must look again, so nothing is claimed meanwhile. */
function remembered({ memory, doing }: RecorderState): RecordingMemory {
  return doing ? { ...memory, state: 'unknown' } : memory
}
