import type { Intent } from '../../stored/metadata.ts'
import type { Call } from '../../twilio/calls.ts'
import type { Choice } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import type { Repeating } from '../once/repeat.ts'
import { lookUntilSure } from '../once/search.ts'
import type { Wires } from './follow.ts'
import { type OpenedLine, openLine } from './line.ts'
import { findLostCall, type Search } from './lost-call.ts'
import { placeCall } from './place-call.ts'
import type { Event } from './rules.ts'
import type { Keeper } from './store.ts'

/** From the tap until Twilio has the call: placing it, and looking for it where no usable answer came. */
export interface Attempts {
  /** Opens the line, so that a tap takes less time. */
  prepare(): void
  /** The finger is on its way to the Call button. */
  touch(): void
  place(choice: Choice): void
  stopTrying(): void
  /** Looks on for the call of the stored intent, if there is one. */
  search(): void
  /** Looks at once. */
  checkNow(): void
  /** The enumerator says that this call, which could not be told from older ones, is the one. */
  take(likely: Call): void
  /** There is no call. */
  giveUp(): void
  /** @param insteadOf the SID of another call of the same tap, which is not kept */
  keep(call: Call, intent: Intent, found: boolean, insteadOf?: string): void
  stop(): void
}

export interface AttemptParts {
  settings: Settings
  wires: Wires
  keeper: Keeper
  claims: Claims
}

/** @param onPlaced Twilio has the call, which is stored and shown; its twins are looked for with `search` */
export function createAttempts(
  { settings, wires, keeper, claims }: AttemptParts,
  dispatch: (event: Event) => void,
  onPlaced: (intent: Intent, search: Search) => void,
): Attempts {
  const via = Math.floor(wires.random() * settings.twilioNumbers.length) % settings.twilioNumbers.length
  let line: OpenedLine | undefined
  let stopTrying = () => {}
  let looking: Repeating | undefined
  let stopped = false

  async function place(first: Intent): Promise<void> {
    const newest = line && (await line.newestCall())
    // Left before anything was sent: the next view looks, finds nothing and says so.
    if (stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    keeper.keepIntent(intent)
    const attempt = placeCall(wires, settings, intent, (retryAt) =>
      dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
    )
    stopTrying = attempt.stopTrying
    const result = await attempt.done
    switch (result.kind) {
      case 'data':
        adopt(result.data, intent, false)
        break
      case 'refused':
        keeper.dropIntent()
        dispatch({ type: 'refused', refusal: result })
        break
      case 'stopped':
        keeper.dropIntent()
        dispatch({ type: 'back-to-ready', note: 'stopped-trying' })
        break
      case 'nothing':
        dispatch({ type: 'lost' })
        search()
        break
    }
  }

  /** Twilio has the call: store it first, then show it. */
  function adopt(call: Call, intent: Intent, found: boolean): void {
    keep(call, intent, found)
    dispatch({ type: 'placed', call })
    if (looking) looking.stop()
    onPlaced(intent, searchFor(intent))
  }

  function keep(call: Call, intent: Intent, found: boolean, insteadOf?: string): void {
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!stopped) claims.claim(call.sid)
    if (line) line.remember(call.sid)
    const { at, to, hand, print } = intent
    const byHand = hand === undefined ? {} : { hand }
    const entry = { sid: call.sid, at, number: to + 1, ...byHand, print, status: call.status }
    keeper.keepCall(call, found ? { ...entry, foundFor: intent } : entry, insteadOf)
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

  function search(): void {
    const { intent } = keeper.memory
    if (!intent || stopped) return
    if (looking) looking.stop()
    const sought = searchFor(intent)
    looking = lookUntilSure(wires, () => findLostCall(wires.send, wires.accountSid, sought), {
      onFound: (call) => adopt(call, intent, true),
      onLook: (trouble) => dispatch({ type: 'looked', trouble }),
      onNone: giveUp,
    })
  }

  function giveUp(): void {
    if (looking) looking.stop()
    keeper.dropIntent()
    dispatch({ type: 'back-to-ready', note: 'not-placed' })
  }

  return {
    prepare() {
      if (line) line.stop()
      line = openLine(wires, { to: settings.enumerator.value, from: callerId(settings, via) })
    },
    touch() {
      if (line) line.touch()
    },
    place(choice) {
      const intent = keeper.createIntent({ at: wires.clock.now(), ...choice, via })
      keeper.keepIntent(intent)
      void place(intent)
    },
    stopTrying: () => stopTrying(),
    search,
    checkNow() {
      if (looking) void looking.now()
    },
    take(likely) {
      const { intent } = keeper.memory
      if (intent) adopt(likely, intent, true)
    },
    giveUp,
    keep,
    stop() {
      stopped = true
      if (line) line.stop()
      stopTrying()
      if (looking) looking.stop()
    },
  }
}
