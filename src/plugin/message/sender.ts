import type { Message } from '../../twilio/messages.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { keepTrying } from '../once/keep-trying.ts'
import { isPending } from '../once/phase.ts'
import type { Kept } from '../once/writer.ts'
import type { Account, Device } from '../world.ts'
import { followMessage, type MessageFollower } from './follow.ts'
import { findTwins, type MessageSearch } from './lost-message.ts'
import type { MessageEntry, MessageIntent } from './memory.ts'
import { createMessagePlacing, type Draft } from './placing.ts'
import { isForOthers, restoredChoice, restoredState } from './restore.ts'
import { nextSender, type SenderEvent, type SenderState } from './rules.ts'
import type { SentStore } from './store.ts'

/** All that is shown of sending. */
export interface SenderModel {
  state: SenderState
  /** The number of the latest tap, or of the message shown. */
  choice: Choice
  /** The entry of the message shown, if there is one. */
  entry: MessageEntry | undefined
  /** How many messages this field has sent to the form's numbers. */
  sentCount: number
  /** As far as the state goes; there may still be nothing to send. */
  maySend: boolean
  /** The device has no network: nothing is asked of Twilio until it is back. */
  offline: boolean
  /** An update that was asked for is under way. */
  updating: boolean
  /** How the form keeps what it is given. */
  kept: Kept
  /** Device time of the tap whose message had been given up and turned up at Twilio. */
  turnedUp: number | undefined
}

export interface SenderParts extends Account, Device {
  settings: Settings
  store: SentStore
  claims: Claims
  readOnly: boolean
  /** Messages that may be sent in this field. */
  most: number
  onChange(model: SenderModel): void
}

/** What can be asked of it: by taps, and by SurveyCTO. */
export interface Sender {
  readonly model: SenderModel
  /** Sends a message, unless one is under way. */
  send(draft: Draft, choice: Choice): void
  update(): Promise<void>
  /** Looks for a lost message at once. */
  checkNow(): void
  stopTrying(): void
  /** The enumerator says that the message was sent, while Twilio does not show it or not which it is. */
  sayItWasSent(): void
  /** The enumerator says that it was not, or is to be sent again all the same. */
  sayNotSent(): void
  /** Somebody looks: a message from before is followed on. A lost one is looked for without that. */
  open(): void
  clear(): void
  stop(): void
}

/** Joins the states of sending, what is remembered, and what is asked of Twilio. Opening it never sends. */
export function createSender(parts: SenderParts): Sender {
  const { settings, store, claims, readOnly } = parts
  let state = restoredState(store, readOnly)
  let choice = restoredChoice(store)
  let follower: MessageFollower | undefined
  let updating = false
  let turnedUp: number | undefined
  let stopped = false

  function dispatch(event: SenderEvent): void {
    state = nextSender(state, event)
    if (event.type === 'seen') storeSeen()
    changed()
  }

  /** What was seen is stored as the state has it now, and before it is shown. */
  function storeSeen(): void {
    if ('message' in state) store.keepSeen(state.message, { errorCode: state.message.errorCode })
  }

  function changed(): void {
    if (!stopped) parts.onChange(model())
    keeping.watch()
  }

  function model(): SenderModel {
    return {
      state,
      choice,
      entry: 'message' in state ? store.entry() : undefined,
      sentCount: store.own().length,
      maySend: maySend(),
      offline: parts.page.isOffline(),
      updating,
      kept: store.kept,
      turnedUp,
    }
  }

  function maySend(): boolean {
    return !readOnly && !isPending(state) && store.own().length < parts.most
  }

  function follow(message: Message, lookForTwins?: (seen: Message) => Promise<void>): void {
    if (stopped) return
    stopFollowing()
    let look = lookForTwins
    follower = followMessage(parts, message, { restored: !look }, ({ message: seen, failure, settled }) => {
      dispatch(failure ? { type: 'not-seen', failure } : { type: 'seen', message: seen, settled })
      // Once, and not at once: Twilio's lists lag behind by moments.
      void look?.(seen)
      look = undefined
    })
  }

  function stopFollowing(): void {
    follower?.stop()
    follower = undefined
  }

  async function noteTwins(search: MessageSearch, message: Message, flightMs?: number): Promise<void> {
    const twins = await findTwins(parts, search, message, flightMs)
    if (stopped || twins.length === 0) return
    for (const sid of twins) claims.claim(sid)
    store.note(message.sid, { twins })
    changed()
  }

  function open(): void {
    if (state.name === 'following' && !follower && !readOnly) follow(state.message)
  }

  function showTurnedUp(message: Message, { at }: MessageIntent): void {
    turnedUp = at
    if (store.latest?.sid === message.sid) {
      dispatch({ type: 'turned-up', item: message })
      follow(message)
    } else changed()
  }

  const keeping = keepTrying(parts, store, changed)

  const placing = createMessagePlacing({
    ...parts,
    state: () => state,
    dispatch,
    onPlaced(message, search, flightMs) {
      if (isForOthers(store)) dispatch({ type: 'back-to-ready', note: 'other-number' })
      else follow(message, (seen) => noteTwins(search, seen, flightMs))
    },
    onTurnedUp: showTurnedUp,
  })
  const stopWatching = parts.page.onChange(changed)
  if (!readOnly) {
    store.settle()
    placing.resume()
  }

  return {
    get model() {
      return model()
    },
    send(draft, to) {
      if (!maySend() || dialledNumber(settings, to) === '') return
      choice = to
      turnedUp = undefined
      stopFollowing()
      placing.place({ ...draft, choice: to })
    },
    async update() {
      if (updating || readOnly || !('message' in state)) return
      updating = true
      changed()
      if (!follower) follow(state.message)
      await follower?.lookNow()
      updating = false
      changed()
    },
    checkNow: placing.checkNow,
    stopTrying: placing.stopTrying,
    sayItWasSent: placing.sayPlaced,
    sayNotSent: placing.sayNotPlaced,
    open,
    clear() {
      store.clear(isPending(state))
      turnedUp = undefined
      stopFollowing()
      dispatch({ type: 'cleared' })
    },
    stop() {
      stopped = true
      stopWatching()
      keeping.stop()
      placing.stop()
      follower?.stop()
    },
  }
}
