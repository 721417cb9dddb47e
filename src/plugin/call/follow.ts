import { fetchCall, isFinal, isMachine, listCalls } from '../../twilio/calls.ts'
import { type Failure, isFirmRefusal, isUnauthorized } from '../../twilio/transport.ts'
import { backOffMs, repeat, spreadMs } from '../once/repeat.ts'
import type { Account, Device } from '../world.ts'
import { type Legs, legOf, outcomeOf } from './outcome.ts'
import { mergeSeen, type Seen } from './rules.ts'

/** Somebody's phone rings: a change must be on screen within two seconds. */
const whileRingingMs = 1_000
/**
 * People talk. Many talks end in the first minutes, so their end is seen sooner then; later it may take longer,
 * so that ten minutes cost no more than 46 requests and 28 preflights. Who waits for it touches the field.
 */
const whileTalkingMs = { first: 15_000, longest: 50_000, share: 0.3 }
/** A finger makes it look, but not one that comes again and again. */
const touchedPauseMs = 5_000
/** The call is over and its respondent's leg not yet: the list of calls may lag behind. */
const whileSettlingMs = 2_000
const settlingMs = 6_000
/** Then the outcome is told without it, and looked for on: a leg that is listed late corrects it. */
const lateLegMs = 2 * 60_000
const lateLegPausesMs = { shortest: 3_000, share: 0.3 }
const longestPauseMs = 60_000
/** Twilio ends a conversation after four hours; following ends a little later, whatever happens. */
const longestFollowMs = 4.5 * 3_600_000
/** Twilio saying no three times running means it, for instance because the key was revoked. */
const patienceWithRefusals = 3

export interface Look {
  seen: Seen
  /** Twilio has told something. */
  isNews: boolean
  /** The number the respondent's leg went to, once there is one. */
  legTo: string | undefined
  failure: Failure | undefined
}

/** Asks Twilio once for what may have changed. A failure of either request leaves what was seen. */
export async function lookAt(
  { send, accountSid }: Account,
  before: Seen,
  everything: boolean,
): Promise<Look> {
  let seen = before
  const legRings = outcomeOf(legsOf(seen)).kind === 'respondent-rings'
  // While the respondent's phone rings the enumerator's leg cannot change without it.
  if (everything || !legRings) {
    const reply = await fetchCall(send, accountSid, seen.call.sid)
    if (reply.kind !== 'data') return { seen, isNews: false, legTo: undefined, failure: reply }
    seen = mergeSeen(seen, { ...seen, call: reply.data })
  }
  if (!wantsLeg(seen, everything)) return { seen, isNews: true, legTo: undefined, failure: undefined }
  const reply = await listCalls(send, accountSid, { parentSid: seen.call.sid, pageSize: 5 })
  if (reply.kind === 'data') {
    const [leg] = reply.data
    const after = { ...seen, leg: leg ? legOf(leg) : undefined, legVisible: true }
    return { seen: mergeSeen(seen, after), isNews: true, legTo: leg?.to, failure: undefined }
  }
  // A restricted key without the permission to list only costs the respondent's leg.
  const denied = isUnauthorized(reply)
  return {
    seen: denied ? { ...seen, legVisible: false } : seen,
    isNews: denied || seen !== before,
    legTo: undefined,
    failure: denied ? undefined : reply,
  }
}

function wantsLeg(seen: Seen, everything: boolean): boolean {
  const { status } = seen.call
  if (status !== 'in-progress' && status !== 'completed') return false
  if (everything) return true
  if (!seen.legVisible || (seen.leg && isFinal(seen.leg.status))) return false
  // While people talk, the end of the enumerator's leg tells of the end of both.
  return !(status === 'in-progress' && seen.leg?.status === 'in-progress')
}

/** What tells the outcome. */
export function legsOf({ call, leg, legVisible }: Seen): Legs {
  return { status: call.status, leg, legVisible, isVoicemail: isMachine(call) }
}

export interface Follower {
  /** Whether it will look again by itself. */
  isLooking(): boolean
  /** Looks at once, thoroughly; resolves when that is done. */
  lookNow(): Promise<void>
  /** The same, and then as often as while something rings, since Twilio was told to end the call. */
  lookForEnd(): Promise<void>
  /** A finger has come down on the field: looks soon, if it would not anyway. */
  touch(): void
  stop(): void
}

/**
 * Follows one call until it is over: about every second while something rings, slower while people talk.
 * @param listens Twilio was asked to find out who answers the enumerator's phone
 */
export function follow(
  world: Account & Device,
  start: Seen,
  { restored, listens }: { restored: boolean; listens: boolean },
  onLook: (look: Look, settled: boolean) => void,
): Follower {
  const until = world.clock.now() + longestFollowMs
  let seen = start
  let failures = 0
  let refusals = 0
  let overSince = 0
  let everything = false
  let stopped = false
  let isOver = false
  let talkingSince = 0
  let lookedAt = 0
  let endingSince = 0

  async function look(): Promise<number | undefined> {
    const thorough = everything || (listens && isUnheard(seen))
    everything = false
    const result = await lookAt(world, seen, thorough)
    if (stopped) return undefined
    lookedAt = world.clock.now()
    seen = mergeSeen(seen, result.seen)
    failures = result.failure ? failures + 1 : 0
    refusals = isFirmRefusal(result.failure) ? refusals + 1 : 0
    const settled = !result.failure && isSettled(seen, msOver())
    isOver = isDone() || refusals >= patienceWithRefusals || world.clock.now() >= until
    onLook({ ...result, seen }, settled)
    return isOver ? undefined : nextPauseMs()
  }

  function isDone(): boolean {
    return isSettled(seen, 0) || (isFinal(seen.call.status) && msOver() >= lateLegMs)
  }

  function msOver(): number {
    if (!isFinal(seen.call.status)) return 0
    overSince = overSince || world.clock.now()
    return world.clock.now() - overSince
  }

  function nextPauseMs(): number {
    if (failures > 0) return backOffMs(failures, longestPauseMs, world.random)
    // It was asked for while an earlier look was under way, which may have seen what was before.
    return everything ? 0 : spreadMs(usualPauseMs(), world.random)
  }

  function usualPauseMs(): number {
    if (isFinal(seen.call.status)) {
      const { shortest, share } = lateLegPausesMs
      return msOver() < settlingMs ? whileSettlingMs : Math.max(shortest, msOver() * share)
    }
    if (outcomeOf(legsOf(seen)).kind !== 'talking') return whileRingingMs
    const now = world.clock.now()
    talkingSince = talkingSince || now
    const { first, longest, share } = whileTalkingMs
    const pauseMs = Math.min(longest, Math.max(first, (now - talkingSince) * share))
    return endingSince ? Math.min(pauseMs, Math.max(whileRingingMs, now - endingSince)) : pauseMs
  }

  function lookNow(): Promise<void> {
    refusals = 0
    everything = true
    return repeating.now()
  }

  // What a field that was left knows may be long out of date.
  const repeating = repeat(world, restored ? 0 : whileRingingMs, look)
  return {
    isLooking: () => !stopped && !isOver,
    lookNow,
    lookForEnd() {
      endingSince = world.clock.now()
      return lookNow()
    },
    touch() {
      const rested = Math.abs(world.clock.now() - lookedAt) >= touchedPauseMs
      if (!isOver && rested && !world.page.isOffline()) void repeating.now()
    },
    stop() {
      stopped = true
      repeating.stop()
    },
  }
}

/** Twilio may still say who has answered, in time for nobody to be joined to a machine. */
function isUnheard({ call, leg }: Seen): boolean {
  return call.answeredBy === '' && leg?.status !== 'in-progress'
}

/** The outcome can be told: both legs are final, or the respondent's has had its time to appear. */
export function isSettled(seen: Seen, msOver: number): boolean {
  const { status } = seen.call
  if (!isFinal(status)) return false
  if (status !== 'completed' || !seen.legVisible) return true
  return (seen.leg !== undefined && isFinal(seen.leg.status)) || msOver >= settlingMs
}
