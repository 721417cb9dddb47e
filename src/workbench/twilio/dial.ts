import type { Clock } from '../../twilio/clock.ts'
import type { Account } from './account.ts'
import { findObstacle, isOwnCallerId, isVoiceOverInternet, type Obstacle } from './addresses.ts'
import type { Behaviour } from './behaviour.ts'
import type { DialOrder } from './dial-order.ts'
import type { Leg, Legs } from './legs.ts'
import type { Recorder } from './recorder.ts'
import type { CallRecord, Problem } from './records.ts'
import type { NewSid } from './sids.ts'
import type { Store } from './store.ts'

/** What a Dial works with. */
export interface DialParts {
  readonly clock: Clock
  readonly store: Store
  readonly legs: Legs
  readonly recorder: Recorder
  readonly behaviour: Behaviour
  readonly account: Account
  readonly newSid: NewSid
}

const obstacleProblems: { readonly [Name in Obstacle]: Problem } = {
  malformed: { code: 13223, message: 'Dial: Invalid phone number format' },
  'not-a-number': { code: 13224, message: 'Dial: Twilio does not support calling this number' },
  blocked: { code: 13225, message: 'Dial: Call blocked by Twilio block list' },
  'not-permitted': { code: 13227, message: 'Geo Permission configuration is not permitting call' },
  unverified: { code: 21219, message: 'A trial account may only call verified numbers' },
}

function findProblem(parts: DialParts, parent: CallRecord, to: string, callerId: string): Problem | null {
  const { account, behaviour } = parts
  const obstacle = findObstacle(to, account, behaviour)
  if (obstacle) return obstacleProblems[obstacle]
  const mayShow =
    isVoiceOverInternet(to) ||
    callerId === parent.to ||
    callerId === parent.from ||
    isOwnCallerId(callerId, account, behaviour)
  return mayShow ? null : { code: 13214, message: 'Dial: Invalid callerId value' }
}

/** A leg in the store, not ringing yet; with a problem it is over before it began. */
function addLeg(parts: DialParts, parent: CallRecord, to: string, callerId: string): CallRecord {
  const now = parts.clock.now()
  const problem = findProblem(parts, parent, to, callerId)
  const leg: CallRecord = {
    sid: parts.newSid('CA'),
    parentSid: parent.sid,
    accountSid: parent.accountSid,
    to,
    from: callerId,
    status: problem ? 'failed' : 'ringing',
    direction: 'outbound-dial',
    createdAt: now,
    updatedAt: now,
    queueMs: 0,
    startedAt: null,
    answeredAt: null,
    endedAt: problem ? now : null,
    problem,
  }
  parts.store.saveCall(leg)
  return leg
}

/**
 * Rings the respondents and bridges the first who answers to the parent. `done` is called when the Dial is
 * over and the parent's next verb runs, `bridged` before that, when somebody answers. What it answers ends the
 * Dial because the parent has gone.
 */
export function performDial(
  parts: DialParts,
  parent: CallRecord,
  order: DialOrder,
  events: { bridged?(): void; done(): void },
): () => void {
  const ringing = new Set<Leg>()
  const waiting = [...order.destinations]
  let bridged: Leg | undefined
  let recordingSid: string | undefined
  let stopLimit = (): void => undefined
  let over = false

  function record(from: 'ringing' | 'answer'): void {
    if (order.record?.from !== from || recordingSid !== undefined) return
    const { channels } = order.record
    recordingSid = parts.recorder.start({ callSid: parent.sid, channels, source: 'DialVerb' })?.sid
  }

  function close(): void {
    over = true
    stopLimit()
    if (recordingSid !== undefined) parts.recorder.finish(recordingSid)
  }

  function bridge(leg: Leg): void {
    bridged = leg
    ringing.delete(leg)
    for (const other of [...ringing]) other.end('canceled')
    events.bridged?.()
    record('answer')
    stopLimit = parts.clock.after(order.timeLimitMs, () => leg.end('completed'))
  }

  function legEnded(leg: Leg): void {
    ringing.delete(leg)
    if (over || (bridged && leg !== bridged)) return
    if (!bridged && (ringing.size > 0 || ringNext())) return
    close()
    events.done()
  }

  function ring(to: string): boolean {
    const { sid, problem } = addLeg(parts, parent, to, order.callerId ?? parent.from)
    if (problem) return false
    const leg = parts.legs.ring(sid, order.timeoutMs, {
      answered: () => bridge(leg),
      ended: () => legEnded(leg),
    })
    ringing.add(leg)
    record('ringing')
    return true
  }

  /** Rings whoever is next; false where nobody is left who could be rung. */
  function ringNext(): boolean {
    for (let to = waiting.shift(); to !== undefined; to = waiting.shift()) {
      if (ring(to) && order.sequential) return true
    }
    return ringing.size > 0
  }

  if (!ringNext()) {
    close()
    events.done()
  }
  return () => {
    if (over) return
    close()
    for (const leg of [...ringing]) leg.end(parts.behaviour.cancelledLegStatus)
    bridged?.end('completed')
  }
}
