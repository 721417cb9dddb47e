import type { Leg } from '../calls/legs.ts'
import type { PhoneInput } from '../phones/phones.ts'
import type { PerformVerb, Stage, StopReason } from '../programs/stage.ts'
import { type CallRecord, isFinished, talkedSeconds } from '../store/records.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import { recordingUrl } from '../webhooks/webhook-parameters.ts'
import { performConference } from './conference.ts'
import { connectLegs } from './connect-legs.ts'
import { beginLeg, screenLeg } from './dial-leg.ts'
import { type Destination, type DialOrder, readDial } from './dial-order.ts'
import { performQueue } from './queue.ts'
import { createStops } from './stops.ts'

/** What the action is told of the leg that was answered, or else of the one that ended last. */
function describe(
  stage: Stage,
  last: CallRecord | undefined,
  bridged: boolean,
  recordingSid?: string,
): WebhookParameters {
  const { store } = stage.parts
  const child = last && store.now.call(last.sid)
  const seconds = child ? talkedSeconds(child) : null
  const recording = recordingSid === undefined ? undefined : store.now.recording(recordingSid)
  // A leg that a redirect has taken away goes on, but not for this Dial.
  const status = child && !isFinished(child) ? 'completed' : child?.status
  return {
    DialCallStatus: status ?? 'failed',
    DialBridged: String(bridged),
    ...(child ? { DialCallSid: child.sid } : {}),
    ...(seconds === null ? {} : { DialCallDuration: String(seconds) }),
    ...(recording ? { RecordingUrl: recordingUrl(recording), RecordingSid: recording.sid } : {}),
  }
}

/** Records the parent for as long as the Dial lasts, from the moment that it asks for. */
function createTape(stage: Stage, order: DialOrder) {
  const { recorder } = stage.parts
  let sid: string | undefined
  return {
    sid: () => sid,
    begin(from: 'ringing' | 'answer') {
      if (order.record?.from !== from || sid !== undefined) return
      const { channels, callback } = order.record
      const wanted = { callSid: stage.leg.sid, channels, source: 'DialVerb' as const }
      sid = recorder.start(callback ? { ...wanted, callback } : wanted)?.sid
    },
    end() {
      if (sid !== undefined) recorder.finish(sid)
    },
  }
}

/**
 * Rings several at once, or one after the other, and connects the first who answers. Those who must first
 * listen to a document leave the others ringing until it is over; Twilio does not say which it is.
 */
function dialLegs(stage: Stage, order: DialOrder): (why: StopReason) => void {
  const { clock, behaviour } = stage.parts
  const tape = createTape(stage, order)
  const live = new Set<Leg>()
  const waiting = [...order.destinations]
  let bridged: Leg | undefined
  let last: CallRecord | undefined
  const stops = createStops<'limit' | 'company' | 'holding' | 'listening' | 'tape'>()

  function finish(): void {
    stops.all()
    const told = describe(stage, last, bridged !== undefined, tape.sid())
    if (order.action) stage.goTo(order.action, told)
    else stage.next()
  }

  function bridge(leg: Leg, to: Destination): void {
    if (stops.isOver() || bridged) return
    bridged = leg
    live.delete(leg)
    for (const other of [...live]) other.end(other.isAnswered() ? 'completed' : 'canceled')
    last = stage.parts.store.now.call(leg.sid)
    stage.leg.pickUp()
    tape.begin('answer')
    // An application's leg speaks and listens through the parent's by itself.
    if (to.applicationSid === null) stops.keep('company', connectLegs(stage, leg))
    // A redirect takes the respondent's leg away: for the parent that is as if the respondent had hung up.
    stops.keep('holding', stage.programs.hold(leg, finish))
    stops.keep(
      'limit',
      clock.after(order.timeLimitMs, () => leg.end('completed')),
    )
  }

  function legEnded(leg: Leg): void {
    live.delete(leg)
    if (stops.isOver() || (bridged && leg !== bridged)) return
    last = stage.parts.store.now.call(leg.sid)
    if (!bridged && (live.size > 0 || ringNext())) return
    finish()
  }

  function ring(to: Destination): boolean {
    const { record, leg } = beginLeg(stage, order, to, {
      answered: () => leg && screenLeg(stage, leg, to, () => bridge(leg, to)),
      ended: () => leg && legEnded(leg),
    })
    last = record
    if (!leg) return false
    live.add(leg)
    tape.begin('ringing')
    return true
  }

  /** Rings whoever is next; false where nobody is left who could be rung. */
  function ringNext(): boolean {
    for (let to = waiting.shift(); to !== undefined; to = waiting.shift()) {
      if (ring(to) && order.sequential) return true
    }
    return live.size > 0
  }

  function listen(input: PhoneInput): void {
    if (!order.hangsUpOnStar || input.kind !== 'key' || input.key !== '*') return
    waiting.length = 0
    if (bridged) bridged.end('completed')
    else for (const leg of [...live]) leg.end('canceled')
  }

  stops.keep('tape', tape.end)
  stops.keep('listening', stage.leg.listen(listen))
  if (!ringNext()) finish()
  return (why) => {
    if (stops.isOver()) return
    const child = bridged
    stops.all()
    if (why === 'reset') return
    for (const leg of [...live]) leg.end(leg.isAnswered() ? 'completed' : behaviour.cancelledLegStatus)
    child?.end('completed')
    // Twilio asks the action also when the caller has gone; what it answers is not run. Seen, not documented.
    if (why === 'ended' && order.action) {
      stage.tell(order.action, describe(stage, last, child !== undefined, tape.sid()))
    }
  }
}

/** Rings people, enters a conference, or takes who waits in a queue. https://www.twilio.com/docs/voice/twiml/dial */
export const performDial: PerformVerb = (stage, verb) => {
  const noun = verb.children.find(({ name }) => name === 'Conference' || name === 'Queue')
  if (noun) return (noun.name === 'Queue' ? performQueue : performConference)(noun)(stage, verb)
  return dialLegs(stage, readDial(stage, verb))
}
