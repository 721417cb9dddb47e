import { listMessages, type Message } from '../../../twilio/messages.ts'
import { type Failure, isFirmRefusal } from '../../../twilio/transport.ts'
import { dialledNumber } from '../../form/choice.ts'
import { backOffMs, type Repeating, repeat } from '../../once/repeat.ts'
import type { Account, Device } from '../../world.ts'
import { createMergedPages, type MergedPages } from '../merged-pages.ts'
import type { PanelWorld } from '../tab.ts'

/** As many as are shown at first, and with every tap on "Show earlier". */
const pageSize = 10
/**
 * How often Twilio is asked while the tab is open: often after a look at it or a message, then ever less, and
 * after an hour no more, because a phone forgotten on a table must not use up its data.
 */
const paces = [
  { untilMs: 2 * 60_000, pauseMs: 10_000 },
  { untilMs: 10 * 60_000, pauseMs: 20_000 },
  { untilMs: 60 * 60_000, pauseMs: 60_000 },
] as const
const longestPauseMs = 120_000

/** The messages with one number, as far as they are known. */
export interface ConversationState {
  /** E.164; '' while nothing usable is chosen. */
  number: string
  /** Oldest first. */
  messages: readonly Message[]
  hasEarlier: boolean
  /** Twilio has answered at least once. */
  isKnown: boolean
  /** The enumerator waits for what was asked: the first messages, or earlier ones. */
  isAsking: boolean
  /** Why the latest request brought nothing. */
  failure: Failure | undefined
  isOffline: boolean
  /** Nothing is asked by itself any more. */
  rests: boolean
}

export interface Conversation {
  readonly state: ConversationState
  /** Asks while it is visible, and never while it is not. */
  show(visible: boolean): void
  /** Another number may have been chosen. */
  fieldChanged(): void
  /** Asks for the newest at once: somebody tapped, or a message was sent. */
  askNow(): void
  askEarlier(): void
  stop(): void
}

interface Listener {
  changed(): void
  /** The respondent has written while the conversation was open. */
  arrived(message: Message): void
}

/** What was written in both directions, from any number of the account, kept fresh while it is looked at. */
export function createConversation(
  world: Account & Device & Pick<PanelWorld, 'settings' | 'field'>,
  listener: Listener,
): Conversation {
  const { settings, field, clock, page } = world
  let number = ''
  let pages: MergedPages<Message> | undefined
  /** Messages that were there before; only others have arrived. */
  let before = new Set<string>()
  let isKnown = false
  let isAsking = false
  let isLooking = false
  let failure: Failure | undefined
  let failures = 0
  let isVisible = false
  let attentionAt = 0
  let repeating: Repeating | undefined
  /** Something has happened while a request was under way that it may have missed. */
  let missed = false

  function restart(): void {
    repeating?.stop()
    repeating = undefined
    isAsking = false
    if (!isVisible || !pages) return
    attentionAt = clock.now()
    isAsking = !isKnown
    repeating = repeat(world, 0, look)
  }

  /** @returns the milliseconds until the next look; undefined for no more */
  async function look(): Promise<number | undefined> {
    const asked = pages
    const mine = repeating
    if (!asked) return undefined
    isLooking = true
    const failed = await (isKnown ? asked.refresh() : asked.more())
    if (asked !== pages) return undefined
    isLooking = false
    isAsking = false
    if (!failed) noteArrivals(asked)
    take(failed)
    const pauseMs = nextPauseMs()
    missed = false
    if (mine === repeating && pauseMs === undefined) repeating = undefined
    if (isVisible) listener.changed()
    return pauseMs
  }

  function take(failed: Failure | undefined): void {
    failure = failed
    failures = failed ? failures + 1 : 0
    if (!failed) isKnown = true
  }

  /** What the first answer brings was there before. */
  function noteArrivals(asked: MergedPages<Message>): void {
    for (const message of asked.items()) {
      const isNew = isKnown && !before.has(message.sid)
      before.add(message.sid)
      if (isNew && message.isInbound && isVisible) listener.arrived(message)
    }
  }

  function nextPauseMs(): number | undefined {
    if (isFirmRefusal(failure)) return undefined
    if (failure) return backOffMs(failures, longestPauseMs, world.random)
    if (missed) return 0
    const sinceMs = clock.now() - attentionAt
    return paces.find(({ untilMs }) => sinceMs < untilMs)?.pauseMs
  }

  function choose(chosen: string): void {
    number = chosen
    pages = chosen === '' ? undefined : openPages(world, chosen)
    before = new Set()
    isKnown = false
    isLooking = false
    missed = false
    failure = undefined
    failures = 0
    restart()
  }

  const stopWatching = page.onChange(() => {
    if (isVisible) listener.changed()
  })
  choose(dialledNumber(settings, field.choice))

  return {
    get state() {
      return {
        number,
        messages: pages ? pages.items().slice().reverse() : [],
        hasEarlier: isKnown && pages?.hasMore() === true,
        isKnown,
        isAsking,
        failure,
        isOffline: page.isOffline(),
        rests: isVisible && pages !== undefined && repeating === undefined,
      }
    },
    show(visible) {
      if (visible === isVisible) return
      isVisible = visible
      restart()
      if (visible) listener.changed()
    },
    fieldChanged() {
      const chosen = dialledNumber(settings, field.choice)
      if (chosen === number) return
      choose(chosen)
      listener.changed()
    },
    askNow() {
      attentionAt = clock.now()
      missed = isLooking
      if (repeating) void repeating.now()
      else restart()
      listener.changed()
    },
    askEarlier() {
      const asked = pages
      if (!asked || isAsking) return
      isAsking = true
      listener.changed()
      void asked.more().then((failed) => {
        if (asked !== pages) return
        isAsking = false
        take(failed)
        for (const { sid } of asked.items()) before.add(sid)
        listener.changed()
      })
    },
    stop() {
      isVisible = false
      pages = undefined
      repeating?.stop()
      stopWatching()
    },
  }
}

function openPages({ send, accountSid }: Account, number: string): MergedPages<Message> {
  return createMergedPages<Message>({
    sources: [
      (next) => listMessages(send, accountSid, { to: number, pageSize }, next),
      (next) => listMessages(send, accountSid, { from: number, pageSize }, next),
    ],
    keyOf: ({ sid }) => sid,
    timeOf: ({ createdAt }) => createdAt,
    pageSize,
  })
}
