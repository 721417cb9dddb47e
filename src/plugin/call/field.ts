import type { Intent, LogEntry } from '../../stored/metadata.ts'
import { type Choice, dialledNumber, placeOf } from '../form/choice.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import type { Wires } from './follow.ts'
import { noWatch, type Watch, watchCall } from './live-call.ts'
import type { Search } from './lost-call.ts'
import { createAttempts } from './placing.ts'
import type { RecorderState, RecordingAction } from './recording/recorder.ts'
import { firstChoice, restoredState } from './restore.ts'
import { type Event, next, type State } from './rules.ts'
import type { Keeper } from './store.ts'

/** All that the screen shows. */
export interface Model {
  state: State
  /** The number that a tap calls. */
  choice: Choice
  /** The entry of the call shown, if there is one. */
  entry: LogEntry | undefined
  callsPlaced: number
  mayCall: boolean
  recorder: RecorderState | undefined
  /** The device has no network: nothing is asked of Twilio until it is back. */
  offline: boolean
  /** An update that was asked for is under way. */
  updating: boolean
}

export interface FieldParts {
  settings: Settings
  wires: Wires
  keeper: Keeper
  claims: Claims
  readOnly: boolean
  recordsByConsent: boolean
  onChange(model: Model): void
}

/** What can be asked of the field: by taps, and by SurveyCTO. */
export interface Field {
  readonly model: Model
  call(): void
  update(): void
  hangUp(): void
  /** Looks for a lost call at once. */
  checkNow(): void
  stopTrying(): void
  /** The enumerator says that a call which could not be told from older ones did ring. */
  sayItRang(): void
  /** The enumerator says that a call which could not be looked up was not placed. */
  sayNotPlaced(): void
  /** Another of the form's numbers. */
  choose(position: number): void
  /** undefined: the form's number again; '': nothing usable is entered; else the number, E.164. */
  enter(number: string | undefined): void
  record(action: RecordingAction): void
  dispose(code: string): void
  /** The finger is on its way to the Call button. */
  touch(): void
  clear(): void
  stop(): void
}

/** One field of one form: joins the states, what is stored, and what is asked of Twilio. */
export function createField(parts: FieldParts): Field {
  const { keeper, settings, wires, readOnly } = parts
  let state = restoredState(keeper, readOnly)
  let choice = firstChoice(keeper, settings)
  /** The form's number that one entered by hand stands for. */
  let ofForm: Choice = { to: placeOf(settings, choice) }
  let updating = false
  let prepared = false
  let watch: Watch = noWatch
  let stopped = false

  function dispatch(event: Event): void {
    state = next(state, event)
    // Another attempt became possible: it is prepared for as the first was.
    if (!prepared && mayCall()) prepare()
    changed()
  }

  function changed(): void {
    if (!stopped) parts.onChange(model())
  }

  function model(): Model {
    return {
      state,
      choice,
      entry: 'seen' in state ? keeper.latest() : undefined,
      callsPlaced: keeper.ownCalls().length,
      mayCall: mayCall(),
      recorder: watch.recorder(),
      offline: wires.page.isOffline(),
      updating,
    }
  }

  function mayCall(): boolean {
    const { name } = state
    if (readOnly || (name !== 'ready' && name !== 'refused' && name !== 'ended')) return false
    return keeper.ownCalls().length < settings.attempts
  }

  function prepare(): void {
    prepared = true
    attempts.prepare()
  }

  function startWatch(intent: Intent | undefined, opened: Search | 'restored' | 'kept'): void {
    if (stopped || !('seen' in state)) return
    const { seen } = state
    watch.stop()
    watch = watchCall(
      {
        wires,
        settings,
        keeper,
        recordsByConsent: parts.recordsByConsent,
        state: () => state,
        dispatch,
        changed,
        onReplaced(kept) {
          if (!intent) return
          const entry = keeper.latest()
          attempts.keep(kept, intent, entry !== undefined && entry.foundFor !== undefined, seen.call.sid)
          dispatch({ type: 'replaced', call: kept })
          startWatch(intent, 'kept')
        },
        onDisowned() {
          dispatch({ type: 'disowned' })
          attempts.search()
        },
      },
      seen,
      opened,
    )
    changed()
  }

  const attempts = createAttempts(parts, dispatch, startWatch)
  const stopWatching = wires.page.onChange(changed)
  if (!readOnly) {
    if (mayCall()) prepare()
    attempts.search()
    startWatch(undefined, 'restored')
  }

  return {
    get model() {
      return model()
    },
    call() {
      if (!mayCall() || !dialledNumber(settings, choice)) return
      if (wires.page.isOffline()) {
        dispatch({ type: 'tapped' })
        dispatch({ type: 'back-to-ready', note: 'offline' })
        return
      }
      watch.stop()
      watch = noWatch
      attempts.place(choice)
      dispatch({ type: 'tapped' })
    },
    async update() {
      if (updating || readOnly || !('seen' in state)) return
      updating = true
      changed()
      await watch.update()
      updating = false
      changed()
    },
    hangUp() {
      if (state.name === 'following' && state.hangUp !== 'asked') void watch.hangUp()
    },
    checkNow: attempts.checkNow,
    stopTrying: attempts.stopTrying,
    sayItRang() {
      if (state.name === 'unsure' && state.trouble && state.trouble.kind === 'unclear') {
        attempts.take(state.trouble.likely)
      }
    },
    sayNotPlaced() {
      if (state.name === 'unsure' && state.trouble && state.trouble.kind !== 'offline') attempts.giveUp()
    },
    choose(position) {
      if (!mayCall() || respondentNumber(settings, position) === '') return
      choice = { to: position }
      changed()
    },
    enter(number) {
      if (!mayCall() || !settings.displayNumber) return
      if (choice.to >= 0) ofForm = choice
      choice = number === undefined ? ofForm : { to: -1, hand: number }
      changed()
    },
    record: (action) => watch.record(action),
    dispose(code) {
      if (state.name !== 'ended' || readOnly) return
      keeper.keepSeen(state.seen, { disposition: code })
      changed()
    },
    touch() {
      if (mayCall()) attempts.touch()
    },
    clear() {
      const pending = state.name === 'placing' || state.name === 'unsure'
      keeper.clear(pending)
      if (pending) {
        changed()
        return
      }
      watch.stop()
      watch = noWatch
      dispatch({ type: 'cleared' })
      if (!readOnly) prepare()
    },
    stop() {
      stopped = true
      stopWatching()
      attempts.stop()
      watch.stop()
    },
  }
}
