import { type Call, hangUpCall, isFinal } from '../twilio/calls.ts'
import type { Claims } from './claims.ts'
import { observedDisposition } from './dispositions.ts'
import { type Follower, follow, isSettled, type Look, legsOf, lookAt, type Wires } from './follow.ts'
import type { Keeper } from './keeper.ts'
import type { Intent, LogEntry, RecordingMemory } from './metadata.ts'
import { outcomeOf } from './outcome.ts'
import { type Placing, placeCall } from './place.ts'
import { createRecorder, type Recorder, type RecorderState, type RecordingAction } from './recorder.ts'
import type { Repeating } from './repeat.ts'
import { searchForCall } from './search.ts'
import type { Settings } from './settings.ts'
import { type Event, next, type State } from './state.ts'
import { type Line, openLine } from './warm-up.ts'

/** All that the screen shows. */
export interface Model {
  state: State
  /** Position in `to_number` of the number a tap calls. */
  chosen: number
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
  choose(position: number): void
  record(action: RecordingAction): void
  dispose(code: string): void
  /** The finger is on its way to the Call button. */
  touch(): void
  clear(): void
  stop(): void
}

/** One field of one form: joins the states, what is stored, and what is asked of Twilio. */
export function createField(parts: FieldParts): Field {
  return new LiveField(parts)
}

class LiveField implements Field {
  private readonly parts: FieldParts
  private state: State
  private chosen: number
  private updating = false
  private via: number
  private line: Line | undefined
  private placing: Placing | undefined
  private search: Repeating | undefined
  private follower: Follower | undefined
  private recorder: Recorder | undefined
  /** While it is unclear whether the call was placed: the one it must be, if the phone rang. */
  private likely: Call | undefined
  private stopped = false
  private readonly stopWatching: () => void

  constructor(parts: FieldParts) {
    const { keeper, settings, wires } = parts
    this.parts = parts
    this.state = restoredState(keeper)
    const last = (keeper.memory.intent?.to ?? (keeper.latest()?.number ?? 1) - 1) || 0
    const first = settings.respondents.findIndex(({ number }) => number !== '')
    this.chosen = settings.respondents[last]?.number ? last : first
    this.via = Math.floor(wires.random() * settings.twilioNumbers.length) % settings.twilioNumbers.length
    this.stopWatching = wires.page.onChange(() => this.changed())
    if (parts.readOnly) return
    if (this.mayCall()) this.openLine()
    if (this.state.name === 'unsure') this.startSearch()
    if (this.state.name === 'following') this.startFollowing(true)
    if (this.state.name === 'following' || this.state.name === 'ended') this.openRecorder(true)
  }

  get model(): Model {
    return {
      state: this.state,
      chosen: this.chosen,
      entry: this.shownEntry(),
      callsPlaced: this.parts.keeper.ownCalls().length,
      mayCall: this.mayCall(),
      recorder: this.recorder?.state,
      offline: this.parts.wires.page.isOffline(),
      updating: this.updating,
    }
  }

  call(): void {
    if (!this.mayCall()) return
    if (this.parts.wires.page.isOffline()) {
      this.dispatch({ type: 'tapped' })
      this.dispatch({ type: 'back-to-ready', note: 'offline' })
      return
    }
    const { keeper, wires } = this.parts
    const intent = keeper.createIntent({ at: wires.clock.now(), to: this.chosen, via: this.via })
    keeper.keepIntent(intent)
    this.dispatch({ type: 'tapped' })
    void this.place(intent)
  }

  update(): void {
    void this.lookOnDemand()
  }

  hangUp(): void {
    void this.endCall()
  }

  checkNow(): void {
    void this.search?.now()
  }

  stopTrying(): void {
    this.placing?.stopTrying()
  }

  sayItRang(): void {
    const { intent } = this.parts.keeper.memory
    if (this.state.name !== 'unsure' || !this.likely || !intent) return
    this.search?.stop()
    this.adopt(this.likely, intent, true)
  }

  sayNotPlaced(): void {
    if (this.state.name !== 'unsure' || !this.state.trouble || this.state.trouble === 'offline') return
    this.notPlaced()
  }

  choose(position: number): void {
    if (!this.mayCall() || !this.parts.settings.respondents[position]?.number) return
    this.chosen = position
    this.changed()
  }

  record(action: RecordingAction): void {
    void this.recorder?.act(action)
  }

  dispose(code: string): void {
    if (this.state.name !== 'ended' || this.parts.readOnly) return
    this.parts.keeper.keepSeen(this.state.seen, { disposition: code })
    this.changed()
  }

  touch(): void {
    if (this.mayCall()) this.line?.touch()
  }

  clear(): void {
    const pending = this.state.name === 'placing' || this.state.name === 'unsure'
    this.parts.keeper.clear(pending)
    if (pending) {
      this.changed()
      return
    }
    this.stopFollowing()
    this.dispatch({ type: 'cleared' })
    if (!this.parts.readOnly) this.openLine()
  }

  stop(): void {
    this.stopped = true
    this.stopWatching()
    this.placing?.stopTrying()
    this.stopFollowing()
    this.search?.stop()
  }

  private dispatch(event: Event): void {
    this.state = next(this.state, event)
    this.changed()
  }

  private changed(): void {
    if (!this.stopped) this.parts.onChange(this.model)
  }

  private mayCall(): boolean {
    const { readOnly, keeper, settings } = this.parts
    const { name } = this.state
    if (readOnly || (name !== 'ready' && name !== 'refused' && name !== 'ended')) return false
    return keeper.ownCalls().length < settings.attempts
  }

  private shownEntry(): LogEntry | undefined {
    if (this.state.name !== 'following' && this.state.name !== 'ended') return undefined
    return this.parts.keeper.latest()
  }

  private openLine(): void {
    const { wires, settings } = this.parts
    this.line = openLine(wires, {
      to: settings.enumerator.value,
      from: settings.twilioNumbers[this.via] ?? '',
    })
  }

  private async place(first: Intent): Promise<void> {
    const { wires, settings, keeper } = this.parts
    const newest = await this.line?.newestCall()
    // Left before anything was sent: the next view looks, finds nothing and says so.
    if (this.stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    keeper.keepIntent(intent)
    this.placing = placeCall(wires, settings, intent, (retryAt) =>
      this.dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
    )
    const result = await this.placing.done
    this.placing = undefined
    switch (result.kind) {
      case 'placed':
        this.adopt(result.call, intent, false)
        break
      case 'refused':
        keeper.dropIntent()
        this.dispatch({ type: 'refused', refusal: result.refusal })
        break
      case 'stopped':
        keeper.dropIntent()
        this.dispatch({ type: 'back-to-ready', note: 'stopped-trying' })
        break
      case 'lost':
        this.dispatch({ type: 'lost' })
        this.startSearch()
        break
    }
  }

  /** Twilio has the call: store it first, then show it. */
  private adopt(call: Call, intent: Intent, found: boolean): void {
    const { keeper, claims } = this.parts
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!this.stopped) claims.claim(call.sid)
    this.line?.remember(call.sid)
    keeper.keepCall(call, {
      sid: call.sid,
      at: intent.at,
      number: intent.to + 1,
      print: intent.print,
      status: call.status,
      ...(found ? { foundFor: intent } : {}),
    })
    this.dispatch({ type: 'placed', call })
    this.startFollowing(found)
    this.openRecorder(false)
  }

  private startSearch(): void {
    const { wires, settings, keeper, claims } = this.parts
    const { intent } = keeper.memory
    if (!intent || this.stopped) return
    const search = {
      to: settings.enumerator.value,
      from: settings.twilioNumbers[intent.via] ?? '',
      intent,
      isOwned: (sid: string) => keeper.owns(sid) || claims.has(sid) || (intent.not ?? []).includes(sid),
    }
    this.search?.stop()
    this.search = searchForCall(wires, search, {
      onFound: (call) => this.adopt(call, intent, true),
      onLook: (trouble, likely) => {
        this.likely = likely
        this.dispatch(trouble ? { type: 'looked', trouble } : { type: 'looked' })
      },
      onNotPlaced: () => this.notPlaced(),
    })
  }

  private notPlaced(): void {
    this.search?.stop()
    this.parts.keeper.dropIntent()
    this.dispatch({ type: 'back-to-ready', note: 'not-placed' })
  }

  private startFollowing(restored: boolean): void {
    if (this.state.name !== 'following' || this.stopped) return
    this.search?.stop()
    this.follower?.stop()
    this.follower = follow(this.parts.wires, this.state.seen, { restored }, (look, settled) =>
      this.looked(look, settled),
    )
  }

  private stopFollowing(): void {
    this.follower?.stop()
    this.follower = undefined
    this.recorder?.stop()
    this.recorder = undefined
  }

  private looked(look: Look, settled: boolean): void {
    if (this.isSomebodyElses(look)) return
    const { keeper, settings, wires } = this.parts
    const outcome = outcomeOf(legsOf(look.seen))
    const entry = this.shownEntry()
    const change: Partial<LogEntry> = {}
    if (outcome.kind === 'talking' && entry && entry.talkingAt === undefined)
      change.talkingAt = wires.clock.now()
    if (settled && entry && entry.disposition === undefined) {
      const observed = observedDisposition(outcome, settings.dispositions)
      if (observed) change.disposition = observed
    }
    keeper.keepSeen(look.seen, change)
    this.dispatch({ type: 'seen', seen: look.seen, settled })
    if (look.failure) this.dispatch({ type: 'not-seen', failure: look.failure })
    if (settled) {
      this.follower?.stop()
      if (this.recorder && this.recorder.state.memory.state !== 'off') void this.recorder.check()
    }
  }

  /** A call that was looked up shows by its respondent's leg whether it is this field's. */
  private isSomebodyElses(look: Look): boolean {
    const { keeper, settings } = this.parts
    const intent = this.shownEntry()?.foundFor
    if (!intent || look.legTo === undefined || look.legTo === settings.respondents[intent.to]?.number)
      return false
    const { sid } = look.seen.call
    keeper.disown(sid, { ...intent, not: [...(intent.not ?? []), sid] })
    this.stopFollowing()
    this.dispatch({ type: 'disowned' })
    this.startSearch()
    return true
  }

  private async lookOnDemand(): Promise<void> {
    if (this.updating || this.parts.readOnly) return
    if (this.state.name !== 'following' && this.state.name !== 'ended') return
    this.updating = true
    this.changed()
    if (this.state.name === 'following' && this.follower) {
      await this.follower.lookNow()
    } else {
      const look = await lookAt(this.parts.wires, this.state.seen, true)
      if (this.state.name === 'ended') this.looked(look, true)
    }
    this.updating = false
    this.changed()
  }

  private async endCall(): Promise<void> {
    if (this.state.name !== 'following' || this.state.hangUp === 'asked' || this.parts.readOnly) return
    const { wires } = this.parts
    const { sid } = this.state.seen.call
    this.dispatch({ type: 'hanging-up' })
    const reply = await hangUpCall(wires.send, wires.accountSid, sid)
    // Refused because it is over already: the next look tells how it ended.
    const over = reply.kind === 'refused' && reply.code === 21220
    if (reply.kind !== 'data' && !over) this.dispatch({ type: 'hang-up-failed' })
    await this.follower?.lookNow()
  }

  private openRecorder(restored: boolean): void {
    const { settings, wires, keeper } = this.parts
    const entry = this.shownEntry()
    if (settings.record !== 'consent' || !entry || this.stopped) return
    this.recorder?.stop()
    this.recorder = createRecorder(wires, entry.sid, entry.recording ?? { state: 'off' }, (state) => {
      if (this.state.name === 'following' || this.state.name === 'ended') {
        keeper.keepSeen(this.state.seen, { recording: remembered(state) })
      }
      this.changed()
    })
    if (restored && entry.recording && entry.recording.state !== 'deleted') void this.recorder.check()
  }
}

/** While a change is under way a field that is left must look again, so nothing is claimed meanwhile. */
function remembered({ memory, doing }: RecorderState): RecordingMemory {
  return doing ? { ...memory, state: 'unknown' } : memory
}

/** What is stored tells where the field is. Nothing here dials. */
function restoredState(keeper: Keeper): State {
  const { intent, call } = keeper.memory
  if (intent) return { name: 'unsure' }
  if (!call) return { name: 'ready' }
  const entry = keeper.latest()
  if (!entry) return { name: 'ready', note: 'other-number' }
  const seen = { call, leg: entry.leg, legVisible: true }
  return isFinal(call.status) && isSettled(seen, 0) ? { name: 'ended', seen } : { name: 'following', seen }
}
