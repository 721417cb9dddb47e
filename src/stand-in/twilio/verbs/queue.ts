import type { Member } from '../calls/queues.ts'
import type { PhoneInput } from '../phones/phones.ts'
import type { PerformVerb, Stage } from '../programs/stage.ts'
import { talkedSeconds } from '../store/records.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readFlag, readHook, readText } from './attributes.ts'
import { connectLegs } from './connect-legs.ts'
import { readTimeLimitMs, readTimeoutMs } from './dial-limits.ts'
import { createStops } from './stops.ts'

/**
 * Who waits for this worker; accepts the reservation. Undefined, with an alert, where there is none or it is pending
 * no more.
 * https://www.twilio.com/docs/api/errors/14215
 */
function takeReserved(stage: Stage, reservationSid: string): Member | undefined {
  const { taskRouter, queues } = stage.parts
  const reservation = taskRouter.reservations.get(reservationSid)
  const member = reservation && queues.ofTask(reservation.taskSid)
  if (member && taskRouter.accept(reservationSid)) return member
  stage.alert(14215, 'Dial->Queue: Invalid ReservationSid. Unable to dequeue')
  return undefined
}

/**
 * A Dial that takes a call out of a queue: that of a reservation, or whoever waits for longest. Where the queue is
 * empty it waits for somebody, as long as its `timeout` says. What Twilio answers where a reservation is gone is
 * not documented: here the Dial has failed. https://www.twilio.com/docs/voice/twiml/queue
 */
export function performQueue(noun: TwimlElement): PerformVerb {
  return (stage, dial) => {
    const { clock, taskRouter, store } = stage.parts
    const said = (name: string): string | undefined => noun.attributes.get(name)?.trim()
    const action = readHook(stage, dial, 'action', 'method')
    const whisper = readHook(stage, noun, 'url', 'method')
    const reservationSid = said('reservationSid') ?? ''
    const hangsUpOnStar = readFlag(dial.attributes.get('hangupOnStar'), false)
    let found: Member | undefined
    let release = (): void => undefined
    const stops = createStops<'seeking' | 'whisper' | 'company' | 'limit' | 'listening'>()

    function close(): void {
      stops.all()
      if (found && reservationSid !== '') taskRouter.wrapUp(reservationSid, said('postWorkActivitySid'))
    }

    function told(status: 'completed' | 'failed' | 'no-answer'): WebhookParameters {
      const call = found && store.now.call(found.leg.sid)
      const seconds = call ? talkedSeconds(call) : null
      return {
        DialCallStatus: status,
        DialBridged: String(found !== undefined),
        ...(call ? { DialCallSid: call.sid } : {}),
        ...(seconds === null ? {} : { DialCallDuration: String(seconds) }),
      }
    }

    function finish(status: 'completed' | 'failed' | 'no-answer'): void {
      if (stops.isOver()) return
      close()
      release()
      if (action) stage.goTo(action, told(status))
      else stage.next()
    }

    function bridge(member: Member): void {
      const listen = (input: PhoneInput): void => {
        if (hangsUpOnStar && input.kind === 'key' && input.key === '*') finish('completed')
      }
      stops.keep('company', connectLegs(stage, member.leg))
      stops.keep(
        'limit',
        clock.after(readTimeLimitMs(dial), () => finish('completed')),
      )
      stops.keep('listening', stage.leg.listen(listen))
    }

    function take(member: Member): void {
      stops.stop('seeking')
      found = member
      release = member.take(() => finish('completed'))
      if (!whisper) bridge(member)
      else {
        const stopWhisper = stage.programs.nest(member.leg, { kind: 'hook', hook: whisper }, () => {
          if (!stops.isOver()) bridge(member)
        })
        stops.keep('whisper', stopWhisper)
      }
    }

    function seek(): void {
      const stopTimer = clock.after(readTimeoutMs(dial), () => finish('no-answer'))
      const stopNext = stage.parts.queues.next(readText(noun), (member) => {
        stopTimer()
        take(member)
      })
      stops.keep('seeking', () => {
        stopTimer()
        stopNext()
      })
    }

    if (reservationSid === '') seek()
    else {
      const member = takeReserved(stage, reservationSid)
      if (member) take(member)
      else finish('failed')
    }
    return (why) => {
      if (stops.isOver()) return
      close()
      if (why === 'reset') return
      release()
      if (why === 'ended' && action) stage.tell(action, told('completed'))
    }
  }
}
