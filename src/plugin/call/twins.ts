import { type Call, endCall, isFinal } from '../../twilio/calls.ts'
import { isUnauthorized } from '../../twilio/transport.ts'
import { madeWithin } from '../once/evidence.ts'
import type { Account, Device } from '../world.ts'
import { listLineCalls } from './enumerator-calls.ts'
import { freeCalls, isTo, mayReach, type Search } from './lost-call.ts'

/**
 * Pauses between looks, in ms, until Twilio lists the call itself and where the others went; its lists may lag behind by
 * a minute. The first is long enough for a phone that one of two calls engages to turn the other away.
 */
const untilListedMs: readonly number[] = [3_000, 3_000, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000]
/** And once more, since a twin may be listed a little later. */
const onceMoreMs = 5_000
/** A request that took longer leaves room for somebody else's call. */
const longestFlightMs = 5_000
/** Where the request's answer was lost, its flight is not known: it may have been so long that nothing is certain. */
const unknownFlightMs = 60_000

/** What may be beside a call that the field owns, if its request reached Twilio twice. */
export interface Twins {
  /** The call itself, as Twilio lists it; without that nothing can be told. */
  own: Call | undefined
  /** They can be nobody else's, and nobody talks in them. Oldest first. */
  certain: readonly Call[]
  /** There are others that may be the same request's, or a colleague's. */
  isDoubtful: boolean
  /** In this one people talk, or talked, with this call's respondent. */
  talk: Call | undefined
  /** Of one of them Twilio does not show yet whether, and to whom, it went on; never will where this key may not see them. */
  isOpen: boolean
}

const nothing: Twins = { own: undefined, certain: [], isDoubtful: false, talk: undefined, isOpen: true }

/**
 * Looks once for calls that the request of this one made beside it. The call that Twilio's answer named is the field's,
 * always. Another can only be nobody else's if it rang the same phone from the same number, was made within the flight
 * of the request by the dates of Twilio's list, was not known before, and nobody else has used this phone, as far as
 * the list reaches: a colleague under the same office number may tap in the same second.
 */
export async function findTwins(
  account: Account,
  search: Search,
  sid: string,
  flightMs: number | undefined,
): Promise<Twins> {
  const reply = await listLineCalls(account, search, 10)
  if (reply.kind !== 'data') return { ...nothing, isOpen: !isUnauthorized(reply) }
  const calls = reply.data
  const own = calls.find((call) => call.sid === sid)
  if (!own) return nothing
  const { newest } = search.intent
  const flight = flightMs ?? unknownFlightMs
  const others = freeCalls(calls, search)
  const unknown = others.filter((call) => call.sid !== newest)
  const twins = madeWithin(unknown, own, flight).reverse()
  const alive = twins.filter(({ status }) => !isFinal(status) && status !== 'in-progress')
  const isShared = others.some((call) => !twins.includes(call))
  const isCertain = flight >= 0 && flight <= longestFlightMs && !isShared
  let talk: Call | undefined
  let isOpen = false
  for (const call of twins) {
    const isTheirs = await isTo(account, call, search.respondent)
    if (isTheirs) talk = call
    if (isTheirs === undefined && mayReach(call)) isOpen = true
  }
  return {
    own,
    certain: isCertain ? alive : [],
    isDoubtful: !isCertain && alive.length > 0,
    talk,
    isOpen,
  }
}

export interface TwinReports {
  /** The call itself reached nobody; this one of the same request did, or still may. */
  onInstead(call: Call): void
  /** People talk in this one as well: somebody else has picked up a phone with the same number. */
  onBeside(call: Call): void
  /** The enumerator's phone may ring for another one. */
  onDoubt(): void
}

/** The one of them that the field is to go on with, where the call itself reaches nobody. */
function callInstead({ own, talk, certain }: Twins): Call | undefined {
  if (!own || own.status === 'in-progress' || own.status === 'completed') return undefined
  const hasFailed = own.status === 'busy' || own.status === 'no-answer' || own.status === 'failed'
  return talk ?? (hasFailed ? certain[0] : undefined)
}

/**
 * Sees to it that a call is the only one that its request made. Canceling ends no conversation.
 * @param onDone nothing more is looked for
 */
export function keepOneCall(
  account: Account & Pick<Device, 'clock'>,
  search: Search,
  { sid, flightMs }: { sid: string; flightMs: number | undefined },
  { onInstead, onBeside, onDoubt }: TwinReports,
  onDone: () => void,
): { stop(): void } {
  const { send, accountSid, clock } = account
  let stopped = false
  let stopPause = () => {}

  /** @returns whether Twilio has listed all that there is to know, or never will */
  async function look(): Promise<boolean> {
    const twins = await findTwins(account, search, sid, flightMs)
    if (stopped) return false
    if (twins.isDoubtful) onDoubt()
    const instead = callInstead(twins)
    await takeBack(twins, instead)
    if (stopped) return false
    if (instead) onInstead(instead)
    else if (twins.talk) onBeside(twins.talk)
    return !twins.isOpen
  }

  /** Whatever still rings beside the one to go on with. */
  async function takeBack({ own, certain }: Twins, instead: Call | undefined): Promise<void> {
    const ringing = instead && own && !isFinal(own.status) ? [own, ...certain] : certain
    for (const call of ringing) {
      if (call !== instead) await endCall(send, accountSid, call.sid, 'canceled')
    }
  }

  async function lookAfter(ms: number): Promise<boolean> {
    if (stopped) return false
    await new Promise<void>((resolve) => {
      stopPause = clock.after(ms, resolve)
    })
    return look()
  }

  async function run(): Promise<void> {
    for (const pauseMs of untilListedMs) {
      if (await lookAfter(pauseMs)) break
    }
    await lookAfter(onceMoreMs)
    if (!stopped) onDone()
  }

  void run()
  return {
    stop() {
      stopped = true
      stopPause()
    },
  }
}
