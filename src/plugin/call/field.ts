import type { CallIntent } from '../../stored/metadata.ts'
import { dialledNumber } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { isPending } from '../once/phase.ts'
import type { Field, Model } from '../screen/model.ts'
import type { Account, Device } from '../world.ts'
import { createChosenNumber } from './chosen-number.ts'
import { type LiveCall, noLiveCall, openLiveCall } from './live-call.ts'
import { newlyKnown } from './log.ts'
import type { Search } from './lost-call.ts'
import { createCallPlacing } from './placing.ts'
import { firstChoice, restoredState } from './restore.ts'
import { type Event, next } from './rules.ts'
import type { CallStore } from './store.ts'

export interface FieldParts extends Account, Device {
  settings: Settings
  store: CallStore
  claims: Claims
  readOnly: boolean
  recordsByConsent: boolean
  onChange(model: Model): void
}

/** One field of one form: joins the states, what is stored, and what is asked of Twilio. */
export function createField(parts: FieldParts): Field {
  const { store, settings, page, readOnly } = parts
  let state = restoredState(store, readOnly)
  const chosen = createChosenNumber(settings, firstChoice(store, settings))
  let updating = false
  let prepared = false
  let live: LiveCall = noLiveCall
  let stopped = false

  function dispatch(event: Event): void {
    state = next(state, event)
    if (event.type === 'seen') storeSeen(event.settled)
    // Another attempt became possible: it is prepared for as the first was.
    if (!prepared && mayCall()) prepare()
    changed()
  }

  /** What was seen is stored as the state has it now, and before it is shown. */
  function storeSeen(settled: boolean): void {
    if (!('seen' in state)) return
    const { seen } = state
    store.keepSeen(seen.call, newlyKnown(seen, store.entry(), { settled, now: parts.clock.now(), settings }))
  }

  function changed(): void {
    if (!stopped) parts.onChange(model())
  }

  function model(): Model {
    return {
      state,
      choice: chosen.choice,
      entry: 'seen' in state ? store.entry() : undefined,
      callsPlaced: store.own().length,
      mayCall: mayCall(),
      recorder: live.recorder(),
      offline: page.isOffline(),
      updating,
    }
  }

  function mayCall(): boolean {
    if (readOnly || isPending(state) || state.name === 'following') return false
    return store.own().length < settings.attempts
  }

  function prepare(): void {
    prepared = true
    placing.prepare()
  }

  function leaveLiveCall(): void {
    live.stop()
    live = noLiveCall
  }

  function startLiveCall(intent: CallIntent | undefined, opened: Search | 'restored' | 'kept'): void {
    if (stopped || !('seen' in state)) return
    const { seen } = state
    live.stop()
    live = openLiveCall(
      {
        ...parts,
        state: () => state,
        dispatch,
        changed,
        onReplaced(kept) {
          if (!intent) return
          placing.keepTwin(kept, intent, seen.call.sid)
          dispatch({ type: 'replaced', call: kept })
          startLiveCall(intent, 'kept')
        },
        onDisowned() {
          dispatch({ type: 'disowned' })
          placing.search()
        },
      },
      seen,
      opened,
    )
    changed()
  }

  const placing = createCallPlacing({
    ...parts,
    state: () => state,
    dispatch,
    onPlaced: startLiveCall,
  })
  const stopWatching = page.onChange(changed)
  if (!readOnly) {
    if (mayCall()) prepare()
    placing.search()
    startLiveCall(undefined, 'restored')
  }

  return {
    get model() {
      return model()
    },
    call() {
      if (!mayCall() || !dialledNumber(settings, chosen.choice)) return
      if (!page.isOffline()) leaveLiveCall()
      placing.place(chosen.choice)
    },
    async update() {
      if (updating || readOnly || !('seen' in state)) return
      updating = true
      changed()
      await live.update()
      updating = false
      changed()
    },
    hangUp() {
      if (state.name === 'following' && state.hangUp !== 'asked') void live.hangUp()
    },
    checkNow: placing.checkNow,
    stopTrying: placing.stopTrying,
    sayItRang: placing.sayPlaced,
    sayNotPlaced: placing.sayNotPlaced,
    choose(position) {
      if (mayCall() && chosen.choose(position)) changed()
    },
    enter(number) {
      if (!mayCall() || !settings.displayNumber) return
      chosen.enter(number)
      changed()
    },
    record: (action) => live.record(action),
    dispose(code) {
      if (state.name !== 'ended' || readOnly) return
      store.note(state.seen.call.sid, { disposition: code })
      changed()
    },
    touch() {
      if (mayCall()) placing.touch()
    },
    clear() {
      const pending = isPending(state)
      store.clear(pending)
      if (pending) {
        changed()
        return
      }
      leaveLiveCall()
      dispatch({ type: 'cleared' })
      if (!readOnly) prepare()
    },
    stop() {
      stopped = true
      stopWatching()
      placing.stop()
      live.stop()
    },
  }
}
