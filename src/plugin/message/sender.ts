import { createMessage, type Message, type NewMessage } from '../../twilio/messages.ts'
import type { Wires } from '../call/follow.ts'
import { type Choice, dialledNumber } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import type { Claims } from '../once/claims.ts'
import { tryWhileBusy } from '../once/place.ts'
import type { Repeating } from '../once/repeat.ts'
import { lookUntilSure } from '../once/search.ts'
import { followMessage, type MessageFollower } from './follow.ts'
import { findLostMessage, findTwins, type MessageSearch, newestMessage } from './lost-message.ts'
import type { MessageEntry, MessageIntent } from './memory.ts'
import { numberOf, restoredChoice, restoredState } from './restore.ts'
import { nextSender, type SenderEvent, type SenderState } from './rules.ts'
import { createMessageKeeper, type MessageShelf } from './store.ts'

/** A tap waits this long to learn the newest message, so that a lost one can be told from older ones. */
const longestWaitMs = 3_000

/** What is to be sent. */
export interface Draft {
  text: string
  mediaUrls: readonly string[]
}

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
}

export interface SenderParts {
  settings: Settings
  wires: Wires
  shelf: MessageShelf
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
  /** The enumerator says that the message which could not be told from older ones is this one. */
  sayItWasSent(): void
  /** The enumerator says that a message which could not be looked up was not sent. */
  sayNotSent(): void
  /** Somebody looks: a message from before is followed on. A lost one is looked for without that. */
  open(): void
  clear(): void
  stop(): void
}

const nothing = () => {}

/** Joins the states of sending, what is remembered, and what is asked of Twilio. Opening it never sends. */
export function createSender(parts: SenderParts): Sender {
  const { settings, wires, claims, readOnly } = parts
  const keeper = createMessageKeeper(parts.shelf, settings, wires.random)
  let state = restoredState(keeper, readOnly)
  let choice = restoredChoice(keeper)
  const via = settings.message.serviceSid ? -1 : Math.floor(wires.random() * settings.twilioNumbers.length)
  let stopTrying = nothing
  let search: Repeating = { now: async () => {}, stop: nothing }
  let follower: MessageFollower | undefined
  let updating = false
  let stopped = false

  function dispatch(event: SenderEvent): void {
    state = nextSender(state, event)
    changed()
  }

  function changed(): void {
    if (!stopped) parts.onChange(model())
  }

  function model(): SenderModel {
    return {
      state,
      choice,
      entry: 'message' in state ? keeper.latest()?.entry : undefined,
      sentCount: keeper.own().length,
      maySend: maySend(),
      offline: wires.page.isOffline(),
      updating,
    }
  }

  function maySend(): boolean {
    const busy = state.name === 'sending' || state.name === 'unsure'
    return !readOnly && !busy && keeper.own().length < parts.most
  }

  async function send(draft: Draft, first: MessageIntent, number: string): Promise<void> {
    const newest = await newestMessage(wires, number, longestWaitMs)
    // Left before anything was sent: the next view looks, finds nothing and says so.
    if (stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    keeper.keepIntent(intent)
    const message = newMessage(draft, number, intent.via)
    const attempt = tryWhileBusy(
      wires,
      () => createMessage(wires.send, wires.accountSid, message),
      (retryAt) =>
        dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
    )
    stopTrying = attempt.stopTrying
    const result = await attempt.done
    switch (result.kind) {
      case 'data':
        adopt(result.data, intent)
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
        startSearch()
        break
    }
  }

  function newMessage({ text, mediaUrls }: Draft, to: string, from: number): NewMessage {
    const { serviceSid } = settings.message
    const content = { to, body: text, mediaUrls }
    return from < 0 ? { ...content, serviceSid } : { ...content, from: callerId(settings, from) }
  }

  /** Twilio has the message: remember it first, then show it. */
  function adopt(message: Message, intent: MessageIntent): void {
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!stopped) claims.claim(message.sid)
    const { at, to, hand, print } = intent
    const byHand = hand === undefined ? {} : { hand }
    keeper.keepSent(message, {
      sid: message.sid,
      at,
      number: to + 1,
      ...byHand,
      print,
      status: message.status,
    })
    search.stop()
    dispatch({ type: 'sent', message })
    if (keeper.isForOthers()) dispatch({ type: 'back-to-ready', note: 'other-number' })
    else follow(message, intent)
  }

  function follow(message: Message, intent: MessageIntent | undefined): void {
    if (stopped) return
    follower?.stop()
    let searchTwins = intent && searchFor(intent)
    follower = followMessage(wires, message, { restored: !intent }, ({ message: seen, failure, settled }) => {
      if (failure) dispatch({ type: 'not-seen', failure })
      else {
        keeper.keepSeen(seen)
        dispatch({ type: 'seen', message: seen, settled })
      }
      // Once, and not at once: Twilio's lists lag behind by moments.
      if (searchTwins) void lookForTwins(searchTwins, seen)
      searchTwins = undefined
    })
  }

  async function lookForTwins(twinSearch: MessageSearch, message: Message): Promise<void> {
    const twins = await findTwins(wires, twinSearch, message)
    if (stopped || twins.length === 0) return
    for (const sid of twins) claims.claim(sid)
    keeper.keepTwins(message.sid, twins)
    changed()
  }

  function searchFor(intent: MessageIntent): MessageSearch {
    const { salt } = keeper.memory
    return {
      intent,
      salt,
      number: numberOf(intent, salt, settings),
      settings,
      isOwned: (sid) => keeper.owns(sid) || claims.has(sid),
    }
  }

  function startSearch(): void {
    const { intent } = keeper.memory
    if (!intent || stopped) return
    search.stop()
    const sought = searchFor(intent)
    search = lookUntilSure(wires, () => findLostMessage(wires, sought), {
      onFound: (message) => adopt(message, intent),
      onLook: (trouble) => dispatch({ type: 'looked', trouble }),
      onNone: notSent,
    })
  }

  function notSent(): void {
    search.stop()
    keeper.dropIntent()
    dispatch({ type: 'back-to-ready', note: 'not-sent' })
  }

  function open(): void {
    if (state.name === 'following' && !follower && !readOnly) follow(state.message, undefined)
  }

  const stopWatching = wires.page.onChange(changed)
  if (!readOnly) startSearch()

  return {
    get model() {
      return model()
    },
    send(draft, to) {
      const number = dialledNumber(settings, to)
      if (!maySend() || number === '') return
      choice = to
      follower?.stop()
      follower = undefined
      dispatch({ type: 'tapped' })
      if (wires.page.isOffline()) {
        dispatch({ type: 'back-to-ready', note: 'offline' })
        return
      }
      const intent = keeper.createIntent({ at: wires.clock.now(), choice: to, via, text: draft.text })
      keeper.keepIntent(intent)
      void send(draft, intent, number)
    },
    async update() {
      if (updating || readOnly || !('message' in state)) return
      updating = true
      changed()
      if (!follower) follow(state.message, undefined)
      await follower?.lookNow()
      updating = false
      changed()
    },
    checkNow: () => void search.now(),
    stopTrying: () => stopTrying(),
    sayItWasSent() {
      const { intent } = keeper.memory
      if (state.name !== 'unsure' || state.trouble?.kind !== 'unclear' || !intent) return
      adopt(state.trouble.likely, intent)
    },
    sayNotSent() {
      if (state.name === 'unsure' && state.trouble && state.trouble.kind !== 'offline') notSent()
    },
    open,
    clear() {
      const pending = state.name === 'sending' || state.name === 'unsure'
      keeper.clear(pending)
      if (pending) return changed()
      follower?.stop()
      follower = undefined
      dispatch({ type: 'cleared' })
    },
    stop() {
      stopped = true
      stopWatching()
      stopTrying()
      search.stop()
      follower?.stop()
    },
  }
}
