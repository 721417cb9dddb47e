import type { Entry, Intent } from '../../stored/memory.ts'
import type { Reply } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import type { Claims } from './claims.ts'
import type { Phase, PhaseEvent, Placed } from './phase.ts'
import type { Repeating } from './repeat.ts'
import { type Finding, lookUntilSure } from './search.ts'
import type { Store } from './store.ts'
import { tryWhileBusy } from './while-busy.ts'

/** What calls and messages do each in their own way. */
export interface Kind<Draft, Item, I extends Intent> {
  intent(draft: Draft): I
  /** SID of the newest that could be taken for it; '' for none; undefined where Twilio did not say in time. */
  newest(intent: I): Promise<string | undefined>
  /** Asks Twilio for it. */
  ask(draft: Draft, intent: I): Promise<Reply<Item>>
  /** Looks once for one that was asked for and never confirmed. */
  findLost(intent: I): Promise<Finding<Item>>
  /** Twilio has it, and it is to be stored. */
  keep(item: Item, intent: I, found: boolean): void
  /** It is stored and shown. */
  onPlaced(item: Item, intent: I): void
}

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
  /** Looks on for what the stored intent asked for, if there is one. */
  search(): void
  /** Looks at once. */
  checkNow(): void
  /** The enumerator says that the one which could not be told from older ones is it. */
  sayPlaced(): void
  /** The enumerator says of what could not be looked up that it does not exist. */
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
  let stopTrying = () => {}
  let looking: Repeating | undefined
  let stopped = false

  async function ask(draft: Draft, first: I): Promise<void> {
    const newest = await kind.newest(first)
    // Left before anything was sent: the next view looks, finds nothing and says so.
    if (stopped) return
    const intent = newest === undefined ? first : { ...first, newest }
    store.keepIntent(intent)
    const trying = tryWhileBusy(
      device,
      () => kind.ask(draft, intent),
      (retryAt) =>
        dispatch(retryAt === undefined ? { type: 'trying-again' } : { type: 'told-to-wait', retryAt }),
    )
    stopTrying = trying.stopTrying
    const result = await trying.done
    switch (result.kind) {
      case 'data':
        adopt(result.data, intent, false)
        break
      case 'refused':
        store.dropIntent()
        dispatch({ type: 'refused', refusal: result })
        break
      case 'stopped':
        store.dropIntent()
        dispatch({ type: 'back-to-ready', note: 'stopped-trying' })
        break
      case 'nothing':
        dispatch({ type: 'lost' })
        search()
        break
    }
  }

  /** Twilio has it: it is stored first and then shown. */
  function adopt(item: Item, intent: I, found: boolean): void {
    // A view that was left may not be able to store it: then the next one must be free to find it.
    if (!stopped) claims.claim(item.sid)
    kind.keep(item, intent, found)
    dispatch({ type: 'placed', item })
    if (looking) looking.stop()
    kind.onPlaced(item, intent)
  }

  function search(): void {
    const { intent } = store.memory
    if (!intent || stopped) return
    if (looking) looking.stop()
    looking = lookUntilSure(device, () => kind.findLost(intent), {
      onFound: (item) => adopt(item, intent, true),
      onLook: (trouble) => dispatch({ type: 'looked', trouble }),
      onNone: giveUp,
    })
  }

  function giveUp(): void {
    if (looking) looking.stop()
    store.dropIntent()
    dispatch({ type: 'back-to-ready', note: 'not-placed' })
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
    stopTrying: () => stopTrying(),
    search,
    checkNow() {
      if (looking) void looking.now()
    },
    sayPlaced() {
      const now = state()
      const { intent } = store.memory
      if (now.name !== 'unsure' || now.trouble?.kind !== 'unclear' || !intent) return
      adopt(now.trouble.likely, intent, true)
    },
    sayNotPlaced() {
      const now = state()
      if (now.name === 'unsure' && now.trouble && now.trouble.kind !== 'offline') giveUp()
    },
    stop() {
      stopped = true
      stopTrying()
      if (looking) looking.stop()
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
