import type { Call } from '../twilio/calls.ts'
import { type Choice, dialledNumber, placeOf } from './choice.ts'
import type { Claims } from './claims.ts'
import type { Wires } from './follow.ts'
import type { Keeper } from './keeper.ts'
import type { Search } from './lost-call.ts'
import type { Intent, LogEntry } from './metadata.ts'
import { type Placing, placeCall } from './place.ts'
import type { RecorderState, RecordingAction } from './recording/recorder.ts'
import type { RecordingPart } from './recording/recording-part.ts'
import type { Repeating } from './repeat.ts'
import { firstChoice, restoredState } from './restore.ts'
import { searchForCall } from './search.ts'
import { callerId, respondentNumber, type Settings } from './settings.ts'
import { type Event, next, type State } from './state.ts'
import { type OpenedLine, openLine } from './warm-up.ts'
import { noWatch, type Watch, watchCall } from './watch.ts'

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
  /** Absent where nothing is recorded by consent; gives undefined where its file cannot be loaded. */
  recording?: Promise<RecordingPart | undefined>
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

const nothing = () => {}

/** One field of one form: joins the states, what is stored, and what is asked of Twilio. */
export function createField(parts: FieldParts): Field {
  const { keeper, settings, wires, claims, readOnly } = parts
  let state = restoredState(keeper, readOnly)
  let choice = firstChoice(keeper, settings)
  /** The form's number that one entered by hand stands for. */
  let ofForm: Choice = { to: placeOf(settings, choice) }
  let updating = false
  const via = Math.floor(wires.random() * settings.twilioNumbers.length) % settings.twilioNumbers.length
  let line: OpenedLine = {
    touch: nothing,
    newestCall: async () => undefined,
    remember: nothing,
    stop: nothing,
  }
  let prepared = false
  let placing: Pick<Placing, 'stopTrying'> = { stopTrying: nothing }
  let search: Repeating = { now: async () => {}, stop: nothing }
  let watch: Watch = noWatch
  /** While it is unclear whether the call was placed: the one it must be, if the phone rang. */
  let likely: Call | undefined
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
    line.stop()
    line = openLine(wires, { to: settings.enumerator.value, from: callerId(settings, via) })
  }

  async function place(first: Intent): Promise<void> {
    const newest = await line.newestCall()
    // Left before anything was sent: the next view looks, finds nothing and says so.
    if (stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    keeper.keepIntent(intent)
    const attempt = placeCall(wires, settings, intent, (retryAt) =>
      dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
    )
    placing = attempt
    const result = await attempt.done
    switch (result.kind) {
      case 'placed':
        adopt(result.call, intent, false)
        break
      case 'refused':
        keeper.dropIntent()
        dispatch({ type: 'refused', refusal: result.refusal })
        break
      case 'stopped':
        keeper.dropIntent()
        dispatch({ type: 'back-to-ready', note: 'stopped-trying' })
        break
      case 'lost':
        dispatch({ type: 'lost' })
        startSearch()
        break
    }
  }

  /** Twilio has the call: store it first, then show it. */
  function adopt(call: Call, intent: Intent, found: boolean): void {
    keep(call, intent, found)
    dispatch({ type: 'placed', call })
    search.stop()
    startWatch(intent, searchFor(intent))
  }

  function keep(call: Call, intent: Intent, found: boolean, insteadOf?: string): void {
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!stopped) claims.claim(call.sid)
    line.remember(call.sid)
    const { at, to, hand, print } = intent
    const byHand = hand === undefined ? {} : { hand }
    const entry = { sid: call.sid, at, number: to + 1, ...byHand, print, status: call.status }
    keeper.keepCall(call, found ? { ...entry, foundFor: intent } : entry, insteadOf)
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
        recording: parts.recording,
        state: () => state,
        dispatch,
        changed,
        onReplaced(kept) {
          if (!intent) return
          const entry = keeper.latest()
          keep(kept, intent, entry !== undefined && entry.foundFor !== undefined, seen.call.sid)
          dispatch({ type: 'replaced', call: kept })
          startWatch(intent, 'kept')
        },
        onDisowned() {
          dispatch({ type: 'disowned' })
          startSearch()
        },
      },
      seen,
      opened,
    )
    changed()
  }

  function searchFor(intent: Intent): Search {
    const not = intent.not || []
    return {
      to: settings.enumerator.value,
      from: callerId(settings, intent.via),
      intent,
      isOwned: (sid) => keeper.owns(sid) || claims.has(sid) || not.includes(sid),
    }
  }

  function startSearch(): void {
    const { intent } = keeper.memory
    if (!intent || stopped) return
    search.stop()
    search = searchForCall(wires, searchFor(intent), {
      onFound: (call) => adopt(call, intent, true),
      onLook(trouble, candidate) {
        likely = candidate
        dispatch(trouble ? { type: 'looked', trouble } : { type: 'looked' })
      },
      onNotPlaced: notPlaced,
    })
  }

  function notPlaced(): void {
    search.stop()
    keeper.dropIntent()
    dispatch({ type: 'back-to-ready', note: 'not-placed' })
  }

  const stopWatching = wires.page.onChange(changed)
  if (!readOnly) {
    if (mayCall()) prepare()
    startSearch()
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
      const intent = keeper.createIntent({ at: wires.clock.now(), ...choice, via })
      keeper.keepIntent(intent)
      watch.stop()
      watch = noWatch
      dispatch({ type: 'tapped' })
      void place(intent)
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
    checkNow: () => void search.now(),
    stopTrying: () => placing.stopTrying(),
    sayItRang() {
      const { intent } = keeper.memory
      if (state.name === 'unsure' && likely && intent) adopt(likely, intent, true)
    },
    sayNotPlaced() {
      if (state.name === 'unsure' && state.trouble && state.trouble !== 'offline') notPlaced()
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
      if (mayCall()) line.touch()
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
      line.stop()
      placing.stopTrying()
      search.stop()
      watch.stop()
    },
  }
}
