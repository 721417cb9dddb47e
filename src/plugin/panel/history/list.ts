import { type Call, listCallPage } from '../../../twilio/calls.ts'
import { type Failure, isFirmRefusal } from '../../../twilio/transport.ts'
import { backOffMs, type Repeating, repeat } from '../../once/repeat.ts'
import type { Account, Device } from '../../world.ts'
import { createMergedPages } from '../merged-pages.ts'
import { isGoingOn, type PastCall, pastCalls } from './calls.ts'
import { createHistoryDetails } from './details.ts'

/** What Twilio is asked for at once, and how many of them a tap brings: the Call button stays near. */
const pageSize = 20
const shownAtOnce = 6
const longestPauseMs = 60_000
/** A call stands in the list that is not over: it is looked at again. */
const whileGoingOnMs = 10_000
/** Twilio's lists lag behind a call that has just ended by about this much. */
const untilListedMs = 3_000
const looksForNewCall = 4
/** Opening and folding the tab again and again asks no more often than this. */
const freshForMs = 5_000

/** What is known of the calls with one number. */
export interface HistoryModel {
  /** Newest first; undefined until they were asked for once. */
  calls: readonly PastCall[] | undefined
  hasMore: boolean
  isAsking: boolean
  /** They asked not to be called again, as the team's own Functions know. */
  isDoNotCall: boolean
  /** Why the last request brought nothing; what is known is shown all the same. */
  failure: Failure | undefined
}

export interface HistoryList {
  readonly model: HistoryModel
  /** Asks while it can be seen, and again by itself where that helps. */
  open(): void
  close(): void
  more(): void
  /** Asks at once for what failed before. */
  again(): void
  /** There is a new call, to be looked for until the list has it: the one with this SID made it, if that is known. */
  refresh(parentSid?: string): void
  stop(): void
}

/** The calls to and from a number, E.164, in the account. */
export function createHistoryList(
  world: Account & Device,
  number: string,
  onChange: () => void,
): HistoryList {
  const { send, accountSid, clock, page } = world
  const pages = createMergedPages<Call>({
    sources: [
      async (next) => {
        const reply = await listCallPage(send, accountSid, { to: number, pageSize }, next)
        // The newest page says it, older ones do not.
        if (reply.kind === 'data' && !next) isDoNotCall = reply.data.isDoNotCall === true
        return reply
      },
      (next) => listCallPage(send, accountSid, { from: number, pageSize }, next),
    ],
    keyOf: ({ sid }) => sid,
    timeOf: ({ createdAt, startedAt }) => createdAt ?? startedAt,
    pageSize: shownAtOnce,
  })
  const details = createHistoryDetails(world, changed)
  let wanted: 'more' | 'newest' = 'more'
  let failure: Failure | undefined
  let isDoNotCall = false
  let isAsking = false
  let failures = 0
  let askedAt = Number.NEGATIVE_INFINITY
  let loaded = false
  let missing: { parentSid: string; looks: number } | undefined
  let repeating: Repeating | undefined
  let stopped = false

  function changed(): void {
    if (!stopped) onChange()
  }

  function known(): PastCall[] {
    return pastCalls(number, pages.items(), details)
  }

  async function ask(): Promise<number | undefined> {
    isAsking = true
    changed()
    failure = await (wanted === 'more' ? pages.more() : pages.refresh())
    isAsking = false
    if (stopped) return undefined
    failures = failure ? failures + 1 : 0
    if (!failure) {
      wanted = 'newest'
      loaded = true
      askedAt = clock.now()
      details.want(known())
    }
    const pauseMs = pauseAfter()
    changed()
    return pauseMs
  }

  function pauseAfter(): number | undefined {
    if (failure) {
      return isFirmRefusal(failure) ? undefined : backOffMs(failures, longestPauseMs, world.random)
    }
    if (missing && !isListed(missing.parentSid)) {
      missing.looks -= 1
      if (missing.looks > 0) return untilListedMs
    }
    missing = undefined
    return known().some(isGoingOn) ? whileGoingOnMs : undefined
  }

  function isListed(sid: string): boolean {
    return pages.items().some(({ parentSid, status }) => parentSid === sid && status !== 'ringing')
  }

  function askNow(): void {
    if (repeating && !isAsking) void repeating.now()
  }

  return {
    get model() {
      const calls = loaded ? known() : undefined
      return { calls, hasMore: pages.hasMore(), isAsking, failure, isDoNotCall }
    },
    open() {
      if (repeating || stopped) return
      repeating = repeat({ clock, page }, Math.max(0, askedAt + freshForMs - clock.now()), ask)
    },
    close() {
      if (repeating) repeating.stop()
      repeating = undefined
    },
    more() {
      if (isAsking) return
      wanted = 'more'
      askNow()
    },
    again: askNow,
    refresh(parentSid) {
      if (parentSid !== undefined) missing = { parentSid, looks: looksForNewCall }
      askedAt = Number.NEGATIVE_INFINITY
      askNow()
    },
    stop() {
      stopped = true
      if (repeating) repeating.stop()
      details.stop()
    },
  }
}
