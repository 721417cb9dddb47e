import type { CallIntent } from '../../stored/metadata.ts'
import type { Call } from '../../twilio/calls.ts'
import { dialledNumber } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { keepTrying } from '../once/keep-trying.ts'
import { isPending } from '../once/phase.ts'
import { type Field, type Model, mayHangUp } from '../screen/model.ts'
import type { Account, Device } from '../world.ts'
import { createChosenNumber } from './chosen-number.ts'
import { legsOf } from './follow.ts'
import { type JustPlaced, type LiveCall, noLiveCall, openLiveCall } from './live-call.ts'
import { mayHaveRung, newlyKnown } from './log.ts'
import { isUnrung, outcomeOf } from './outcome.ts'
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
  const { store, settings, page, readOnly, claims } = parts
  let state = restoredState(store, readOnly)
  const chosen = createChosenNumber(settings, firstChoice(store, settings))
  let updating = false
  let prepared = false
  let couldCall = false
  /** Device time of the tap whose call had been given up and turned up. */
  let turnedUp: number | undefined
  let mayRingAgain = false
  let live: LiveCall = noLiveCall
  /** Calls before this one, whose respondent's leg may still be listed. */
  let left: LiveCall[] = []
  let stopped = false

  function dispatch(event: Event): void {
    state = next(state, event)
    if (event.type === 'seen') storeSeen(event.settled)
    changed()
  }

  /** What was seen is stored as the state has it now, and before it is shown. */
  function storeSeen(settled: boolean): void {
    if (!('seen' in state)) return
    const { seen } = state
    store.keepSeen(seen.call, newlyKnown(seen, store.entry(), { settled, now: parts.clock.now(), settings }))
  }

  function changed(): void {
    prepareForNext()
    if (!stopped) parts.onChange(model())
    keeping.watch()
  }

  function model(): Model {
    return {
      state,
      choice: chosen.choice,
      entry: 'seen' in state ? store.entry() : undefined,
      attemptsUsed: attemptsUsed(),
      mayCall: mayCall(),
      mayCallSoon: mayCallWhenAlone(),
      isLooking: live.isLooking(),
      recorder: live.recorder(),
      offline: page.isOffline(),
      updating,
      kept: store.kept,
      turnedUp,
      mayRingAgain,
    }
  }

  function attemptsUsed(): number {
    return store.own().filter(mayHaveRung).length
  }

  function mayCallWhenAlone(): boolean {
    if (readOnly || isPending(state) || state.name === 'following') return false
    return attemptsUsed() < settings.attempts
  }

  /** An enumerator's phone may be busy because of another call of the same request, which then rings the respondent. */
  function mayCall(): boolean {
    return mayCallWhenAlone() && (!live.mayHaveTwin() || store.own().length < settings.attempts)
  }

  /** A call became possible, such as another attempt: it is prepared for as the first was. */
  function prepareForNext(): void {
    const could = couldCall
    couldCall = !stopped && mayCall()
    if (!couldCall || could) return
    if (prepared) placing.touch()
    else placing.prepare()
    prepared = true
  }

  function leaveLiveCall(): void {
    live.leave()
    left.push(live)
    live = noLiveCall
    mayRingAgain = false
  }

  function stopLeft(): void {
    for (const call of left) call.stop()
    left = []
  }

  /** @param placed how the call came to be; undefined where that is long ago */
  function startLiveCall(placed: JustPlaced | undefined): void {
    if (stopped || !('seen' in state)) return
    leaveLiveCall()
    live = openLiveCall(
      {
        ...parts,
        state: () => state,
        dispatch,
        changed,
        onInstead(call) {
          if (!placed) return
          placing.takeToo(call, placed.search.intent)
          dispatch({ type: 'replaced', call })
          startLiveCall(undefined)
        },
        onBeside(call) {
          if (!placed) return
          placing.takeBeside(call, placed.search.intent)
          showTurnedUp(call, placed.search.intent)
        },
        onDoubt() {
          mayRingAgain = true
          changed()
        },
        onDisowned(sid) {
          claims.release(sid)
          dispatch({ type: 'disowned' })
          placing.search()
        },
      },
      state.seen,
      placed,
    )
    changed()
  }

  function showTurnedUp(call: Call, { at }: CallIntent): void {
    turnedUp = at
    if (store.latest?.sid === call.sid) {
      dispatch({ type: 'turned-up', item: call })
      startLiveCall(undefined)
    } else changed()
  }

  const keeping = keepTrying(parts, store, changed)
  const placing = createCallPlacing({
    ...parts,
    state: () => state,
    mayCall,
    dispatch,
    onPlaced: startLiveCall,
    onTurnedUp: showTurnedUp,
  })
  const stopWatching = page.onChange(changed)
  if (!readOnly) {
    store.settle()
    prepareForNext()
    placing.resume()
    startLiveCall(placing.justPlaced())
  }

  return {
    get model() {
      return model()
    },
    call() {
      if (!mayCall() || !dialledNumber(settings, chosen.choice)) return
      if (!page.isOffline()) leaveLiveCall()
      turnedUp = undefined
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
      if (mayHangUp(model())) void live.hangUp()
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
      if (state.name !== 'ended' || readOnly || isUnrung(outcomeOf(legsOf(state.seen)))) return
      store.note(state.seen.call.sid, { disposition: code })
      changed()
    },
    touch() {
      if (mayCall()) placing.touch()
      else live.touch()
    },
    clear() {
      const pending = isPending(state)
      store.clear(pending)
      if (pending) {
        changed()
        return
      }
      leaveLiveCall()
      stopLeft()
      turnedUp = undefined
      prepared = false
      dispatch({ type: 'cleared' })
    },
    stop() {
      stopped = true
      stopWatching()
      keeping.stop()
      placing.stop()
      live.stop()
      stopLeft()
    },
  }
}
