import { findObstacle, isOwnCallerId, isVoiceOverInternet, type Obstacle } from '../addresses.ts'
import type { Leg, LegEvents } from '../calls/legs.ts'
import type { PhoneLine } from '../phones/lines.ts'
import type { ProgramEnd, Stage, VerbParts } from '../programs/stage.ts'
import type { CallRecord, Problem } from '../store/records.ts'
import { voiceHook } from '../webhooks/hooks.ts'
import type { Destination, DialOrder } from './dial-order.ts'

const obstacleProblems: { readonly [Name in Obstacle]: Problem } = {
  malformed: { code: 13223, message: 'Dial: Invalid phone number format' },
  'not-a-number': { code: 13224, message: 'Dial: Twilio does not support calling this number' },
  blocked: { code: 13225, message: 'Dial: Call blocked by Twilio block list' },
  'not-permitted': { code: 13227, message: 'Geo Permission configuration is not permitting call' },
  unverified: { code: 21219, message: 'A trial account may only call verified numbers' },
}

function findProblem(
  { account, behaviour }: VerbParts,
  parent: CallRecord,
  to: Destination,
  callerId: string,
): Problem | null {
  if (to.applicationSid !== null) {
    const isKnown = voiceHook(behaviour.applications[to.applicationSid]) !== undefined
    return isKnown ? null : { code: 21218, message: 'Invalid ApplicationSid' }
  }
  const obstacle = findObstacle(to.address, account, behaviour)
  if (obstacle) return obstacleProblems[obstacle]
  const mayShow =
    isVoiceOverInternet(to.address) ||
    callerId === parent.to ||
    callerId === parent.from ||
    isOwnCallerId(callerId, account, behaviour)
  return mayShow ? null : { code: 13214, message: 'Dial: Invalid callerId value' }
}

/** A leg in the store, not ringing yet; with a problem it is over before it began. */
function addLeg(parts: VerbParts, parent: CallRecord, to: Destination, callerId: string): CallRecord {
  const now = parts.clock.now()
  const problem = findProblem(parts, parent, to, callerId)
  const leg: CallRecord = {
    sid: parts.newSid('CA'),
    parentSid: parent.sid,
    accountSid: parent.accountSid,
    to: to.address,
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

/** How a program's end ends the leg that it ran on. */
function endAs(leg: Leg, how: ProgramEnd): void {
  if (leg.isAnswered()) leg.end('completed')
  else if (how === 'rejected-busy') leg.end('busy')
  else if (how === 'rejected') leg.end('no-answer')
  else leg.end('completed')
}

/**
 * A leg to an application of the account: who is connected with it hears its document, and presses keys for
 * it.
 */
function joinApplication(stage: Stage, sid: string, to: Destination, events: LegEvents): Leg {
  const { legs, behaviour } = stage.parts
  const { say, hear, setAsking, setCompany } = stage.leg
  const line: PhoneLine = { say, hear, setAsking, setCompany, release: () => stopListening() }
  const stopListening = stage.leg.listen((input) => leg.take(input))
  const leg = legs.join(sid, line, events)
  const hook = voiceHook(behaviour.applications[to.applicationSid ?? ''])
  if (hook) stage.programs.start(leg, { kind: 'hook', hook, told: to.told }, (how) => endAs(leg, how))
  return leg
}

/** A leg that was begun; `leg` is undefined where nobody could be rung. */
export interface BegunLeg {
  readonly record: CallRecord
  readonly leg: Leg | undefined
}

/** Rings a destination on behalf of the parent. Nothing of `events` is called before it returns. */
export function beginLeg(stage: Stage, order: DialOrder, to: Destination, events: LegEvents): BegunLeg {
  const { parts } = stage
  const parent = stage.call()
  const record = addLeg(parts, parent, to, order.callerId ?? parent.from)
  const { sid, problem } = record
  if (problem) {
    parts.alerts.raise({ ...problem, url: null, resourceSid: sid })
    return { record, leg: undefined }
  }
  if (to.subscription) parts.callEvents.subscribe(sid, to.subscription)
  if (to.applicationSid !== null) return { record, leg: joinApplication(stage, sid, to, events) }
  return { record, leg: parts.legs.ring(sid, order.timeoutMs, events) }
}

/** Runs a noun's `url` for whoever has answered; `done` is called when it is over and both may talk. */
export function screenLeg(stage: Stage, leg: Leg, to: Destination, done: () => void): void {
  if (!to.screen) {
    done()
    return
  }
  stage.programs.start(leg, { kind: 'hook', hook: to.screen }, (how) => {
    if (how === 'over') done()
    else endAs(leg, how)
  })
}
