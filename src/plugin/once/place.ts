import type { Entry, Intent } from '../../stored/memory.ts'
import { isTooBusy, type NothingUsable, type Reply } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import type { Claims } from './claims.ts'
import { lookLate } from './late-look.ts'
import { isAskedAbout, isPending, type Note, type Phase, type PhaseEvent, type Placed } from './phase.ts'
import type { Repeating } from './repeat.ts'
import { type Finding, lookUntilFound } from './search.ts'
import type { Store } from './store.ts'
import { type Tried, type Trying, tryWhileBusy } from './while-busy.ts'

/** What calls and messages do each in their own way. */
export interface Kind<Draft, Item, I extends Intent> {
  intent(draft: Draft): I
  /** SID of the newest that could be taken for it; '' for none; undefined where Twilio did not say in time. */
  newest(intent: I): Promise<string | undefined>
  /** Asks Twilio for it. */
  ask(draft: Draft, intent: I): Promise<Reply<Item>>
  /** Looks once for one that was asked for and never confirmed. */
  findLost(intent: I): Promise<Finding<Item>>
  /** The same once it was given up, when a mistake would not be seen any more. */
  findLate(intent: I): Promise<Finding<Item>>
  /** Twilio has it, and it is to be stored. */
  keep(item: Item, intent: I, how: How): void
  /** It is stored and shown. `flightMs`: how long the request was under way, where Twilio answered it. */
  onPlaced(item: Item, intent: I, flightMs: number | undefined): void
  /** It had been given up, and is to be stored, shown and told of. */
  onTurnedUp(item: Item, intent: I, how: How): void
}

/** Twilio answered the request with it; or it was found, and shows itself that it is the one, or does not yet. */
export type How = 'answered' | 'found-surely' | 'found'

export interface PlacingParts<Draft, Item, I extends Intent, E extends Entry> {
  kind: Kind<Draft, Item, I>
  device: Device
  store: Store<Item, I, E>
  claims: Claims
  state(): Phase<Item> | { name: 'following' | 'ended' }
  dispatch(event: PhaseEvent<Item> | Placed<Item>): void
}

/** From the tap until Twilio has it: asking for it once, and looking for it where no usable answer came. */
export interface Placing<Draft> {
  place(draft: Draft): void
  stopTrying(): void
  /** Looks on for what an earlier view asked for, if that is not known to be done. */
  resume(): void
  /** Looks for what the stored intent asked for. */
  search(): void
  /** Looks at once. */
  checkNow(): void
  /** The enumerator says that it was done; what could not be told from others is then it. */
  sayPlaced(): void
  /** The enumerator says of what Twilio does not show that it was not done. */
  sayNotPlaced(): void
  stop(): void
}

export function createPlacing<Draft, Item extends { sid: string }, I extends Intent, E extends Entry>({
  kind,
  device,
  store,
  claims,
  state,
  dispatch,
}: PlacingParts<Draft, Item, I, E>): Placing<Draft> {
  let trying: Trying<Item> | undefined
  let looking: Repeating | undefined
  let lookingLate: Repeating | undefined
  let stopped = false

  async function ask(draft: Draft, first: I): Promise<void> {
    const newest = await kind.newest(first)
    // Left before anything was sent: the next view looks, finds nothing and asks.
    if (stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    store.keepIntent(intent)
    const sentAt = device.clock.now()
    trying = tryWhileBusy(device, {
      ask: () => kind.ask(draft, intent),
      onWait: (retryAt) =>
        dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
      look: () => kind.findLost(intent),
    })
    take(await trying.done, intent, sentAt)
  }

  function take(result: Tried<Item>, intent: I, sentAt: number): void {
    switch (result.kind) {
      case 'data':
        // Somebody in between may answer with what was made before.
        if (store.owns(result.data.sid)) lose()
        else adopt(result.data, intent, 'answered', device.clock.now() - sentAt)
        break
      case 'found':
        adopt(result.item, intent, result.isSure ? 'found-surely' : 'found')
        break
      case 'refused':
        if (isTooBusy(result)) doubt()
        else store.dropIntent()
        dispatch({ type: 'refused', refusal: result })
        break
      case 'stopped':
        giveUp('stopped-trying')
        break
      case 'nothing':
        lose(result)
        break
    }
  }

  function lose(instead?: NothingUsable): void {
    dispatch({ type: 'lost', instead })
    search()
  }

  /** Twilio has it: it is stored first and then shown. */
  function adopt(item: Item, intent: I, how: How, flightMs?: number): void {
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!stopped) claims.claim(item.sid)
    kind.keep(item, intent, how)
    dispatch({ type: 'placed', item })
    if (looking) looking.stop()
    kind.onPlaced(item, intent, flightMs)
  }

  function search(): void {
    const { intent } = store.memory
    if (!intent || stopped) return
    if (looking) looking.stop()
    looking = lookUntilFound(device, () => kind.findLost(intent), {
      onFound: ({ item, isSure }) => adopt(item, intent, isSure ? 'found-surely' : 'found'),
      onLook: (trouble, asked) => dispatch({ type: 'looked', trouble, asked }),
    })
  }

  /** Nothing more is known of it, and it is not waited for; Twilio may still show it. */
  function doubt(): void {
    if (looking) looking.stop()
    store.doubtIntent()
    searchLate()
  }

  function giveUp(note: Note): void {
    doubt()
    dispatch({ type: 'back-to-ready', note })
  }

  function searchLate(): void {
    if (lookingLate) lookingLate.stop()
    if (stopped || store.memory.doubts.length === 0) return
    lookingLate = lookLate<Item, I>(device, {
      doubts: () => store.memory.doubts,
      isPending: () => isPending(state()),
      findLate: kind.findLate,
      onTurnedUp(item, intent, isSure) {
        claims.claim(item.sid)
        kind.onTurnedUp(item, intent, isSure ? 'found-surely' : 'found')
      },
      onOver: (intent) => store.dropDoubt(intent),
    })
  }

  return {
    place(draft) {
      if (device.page.isOffline()) {
        dispatch({ type: 'tapped' })
        dispatch({ type: 'back-to-ready', note: 'offline' })
        return
      }
      const intent = kind.intent(draft)
      store.keepIntent(intent)
      dispatch({ type: 'tapped' })
      void ask(draft, intent)
    },
    stopTrying() {
      if (trying) trying.stopTrying()
    },
    resume() {
      search()
      searchLate()
    },
    search,
    checkNow() {
      if (looking) void looking.now()
    },
    sayPlaced() {
      const now = state()
      const { intent } = store.memory
      if (now.name !== 'unsure' || !intent) return
      if (now.trouble?.kind === 'unclear') return adopt(now.trouble.likely, intent, 'found')
      store.keepIntent({ ...intent, said: true })
      dispatch({ type: 'said-placed' })
    },
    sayNotPlaced() {
      const now = state()
      if (now.name === 'unsure' && isAskedAbout(now)) giveUp('not-placed')
    },
    stop() {
      stopped = true
      if (trying) trying.leave()
      if (looking) looking.stop()
      if (lookingLate) lookingLate.stop()
    },
  }
}

/** How the log remembers what an intent made. */
export function entryOf<Item extends { sid: string; status: string }>(
  item: Item,
  { at, to, hand, print }: Intent,
): Pick<Entry, 'sid' | 'at' | 'number' | 'hand' | 'print'> & { status: Item['status'] } {
  const byHand = hand === undefined ? {} : { hand }
  return { sid: item.sid, at, number: to + 1, ...byHand, print, status: item.status }
}
