import type { RecordingMemory } from '../../stored/metadata.ts'
import { type Call, endCall, isMachine } from '../../twilio/calls.ts'
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

/** One call that Twilio has: following it, ending it, recording it, and seeing to it that it is the only one. */
export interface LiveCall {
  recorder(): RecorderState | undefined
  /** Whether Twilio is looked at again without being asked to. */
  isLooking(): boolean
  /** Whether another call of the same request may still turn up, which may ring the respondent. */
  mayHaveTwin(): boolean
  /** A finger has come down on the field. */
  touch(): void
  /** Asks Twilio for everything at once. */
  update(): Promise<void>
  hangUp(): Promise<void>
  record(action: RecordingAction): void
  /** Another call takes its place; a respondent's leg that is listed late is noted all the same. */
  leave(): void
  stop(): void
}

/** Where there is no call. */
export const noLiveCall: LiveCall = {
  recorder: () => undefined,
  isLooking: () => false,
  mayHaveTwin: () => false,
  touch() {},
  update: async () => {},
  hangUp: async () => {},
  record() {},
  leave() {},
  stop() {},
}

export interface LiveCallParts extends Account, Device {
  settings: Settings
  store: CallStore
  recordsByConsent: boolean
  state(): State
  dispatch(event: Event): void
  changed(): void
  /** This call reached nobody, and another one of the same request did, or still may. */
  onInstead(call: Call): void
  /** People talk in this one of the same request as well. */
  onBeside(call: Call): void
  /** The enumerator's phone may ring for another one of the same request. */
  onDoubt(): void
  /** The call is not this field's after all; the store has the intent to look on with. */
  onDisowned(sid: string): void
}

/** Twilio may refuse to end a call, or not be reached: the enumerator can still hang up. */
const mostHangUps = 3

/** What was looked for, or was to be, and how long the request was under way, where that is known. */
export interface JustPlaced {
  search: Search
  flightMs: number | undefined
  /** The field was left meanwhile. */
  isRestored: boolean
}

/**
 * @param start what is known of the call; it is followed while the state is `following`
 * @param placed how the call came to be, by which its twins are told; undefined where that is long ago
 */
export function openLiveCall(parts: LiveCallParts, start: Seen, placed: JustPlaced | undefined): LiveCall {
  const { settings, store } = parts
  const { sid } = start.call
  let stopped = false
  let isLeft = false
  let recorder: Recorder | undefined
  let hangUps = 0

  function seenNow(): Seen | undefined {
    const state = parts.state()
    return !stopped && !isLeft && 'seen' in state ? state.seen : undefined
  }

  function looked(look: Look, settled: boolean): void {
    if (isLeft) {
      if (look.seen.leg) store.note(sid, { leg: look.seen.leg })
      parts.changed()
      return
    }
    if (!isOwn(look)) return
    if (look.isNews) parts.dispatch({ type: 'seen', seen: look.seen, settled })
    if (look.failure) parts.dispatch({ type: 'not-seen', failure: look.failure })
    if (settled) checkRecording()
    leaveVoicemail()
  }

  /** Voice mail has answered the enumerator's phone: the call is ended before the respondent is joined to it. */
  function leaveVoicemail(): void {
    const state = parts.state()
    if (!settings.detectVoicemail || state.name !== 'following' || state.hangUp === 'asked') return
    const { call, leg } = state.seen
    // Twilio may take a person for a machine: a talk is never ended by that.
    const mayEnd = call.status === 'in-progress' && leg?.status !== 'in-progress' && !store.entry()?.foundFor
    if (!isMachine(call) || !mayEnd || hangUps >= mostHangUps) return
    hangUps += 1
    void hangUp()
  }

  async function hangUp(): Promise<void> {
    parts.dispatch({ type: 'hanging-up' })
    const reply = await endCall(parts.send, parts.accountSid, sid, 'completed')
    // The field may show another call by now, of which this tells nothing.
    if (stopped) return
    // Refused because it is over already: the next look tells how it ended.
    const over = reply.kind === 'refused' && reply.code === 21220
    if (reply.kind !== 'data' && !over) parts.dispatch({ type: 'hang-up-failed' })
    await follower.lookForEnd()
  }

  /** A call that was looked up shows by its respondent's leg whether it is this field's; another's is let go. */
  function isOwn({ legTo }: Look): boolean {
    const intent = store.entry()?.foundFor
    const number = intent && dialledNumber(settings, intent)
    // A number entered by hand is not known any more where the form hides its numbers by now.
    if (!intent || !number || legTo === undefined) return true
    if (isSameNumber(legTo, number)) {
      store.note(sid, { foundFor: undefined })
      return true
    }
    store.disown(sid, { ...intent, not: [...(intent.not || []), sid] })
    stop()
    parts.onDisowned(sid)
    return false
  }

  function checkRecording(): void {
    if (!recorder || recorder.state.memory.state === 'off') return
    if (recorder.state.memory.state === 'deleted') recorder.watchOthers()
    else void recorder.check()
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
    else {
      if (parts.state().name === 'following') checkRecording()
      parts.changed()
    }
  }

  function stop(): void {
    stopped = true
    twins?.stop()
    follower.stop()
    if (recorder) recorder.stop()
  }

  const follower =
    parts.state().name === 'following'
      ? follow(
          parts,
          start,
          { restored: !placed || placed.isRestored, listens: settings.detectVoicemail },
          looked,
        )
      : { stop() {}, touch() {}, lookNow: lookOnce, lookForEnd: lookOnce, isLooking: () => false }
  let mayHaveTwin = placed !== undefined
  const twins =
    placed &&
    keepOneCall(parts, placed.search, { sid, flightMs: placed.flightMs }, parts, () => {
      mayHaveTwin = false
      parts.changed()
    })
  if (parts.recordsByConsent) void openRecorder()

  /** For a call that is over: it is not followed, and may still be asked about. */
  async function lookOnce(): Promise<void> {
    const seen = seenNow()
    if (!seen) return
    const look = await lookAt(parts, seen, true)
    if (!stopped) looked(look, true)
  }

  return {
    recorder: () => (recorder ? recorder.state : undefined),
    isLooking: () => follower.isLooking(),
    mayHaveTwin: () => mayHaveTwin,
    touch: () => follower.touch(),
    update: () => (parts.state().name === 'following' ? follower.lookNow() : lookOnce()),
    hangUp,
    record(action) {
      if (recorder) void recorder.act(action)
    },
    leave() {
      // Where it may have rung the respondent after all, that uses up one of the attempts.
      if (!follower.isLooking() || store.entry()?.leg) {
        stop()
        return
      }
      isLeft = true
      twins?.stop()
      if (recorder) recorder.stop()
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
