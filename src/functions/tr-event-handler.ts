import { isNumber } from '../twilio/phone-number.ts'
import { fetchReservation } from '../twilio/task-router/tasks.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { plain, type Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { claim, noteCall } from './task-router/attempts.ts'
import { callEnumerator, stopRinging } from './task-router/enumerator-call.ts'
import { type ReservationEvent, readReservationEvent } from './task-router/events.ts'
import { completeTask, giveBack } from './task-router/give-back.ts'
import { taskRouterOf, whyNot } from './task-router/send.ts'

/**
 * TaskRouter's events. An enumerator reserved for a respondent is rung, once; when their conversation is over, the
 * task is completed. Everything else, and another workspace's events, are passed over.
 */
export const handler = twilioFunction({
  name: 'tr-event-handler',
  admit: admitTwilio,
  answer: act,
  // Shown in Twilio's debugger. The reservation's time runs out, and TaskRouter finds somebody else.
  sorry: () => plain(500, 'The event could not be acted upon'),
})

async function act(visit: Visit): Promise<Reply> {
  const event = readReservationEvent(visit.parameters)
  if (event.workspaceSid !== visit.settings.taskRouter.workspaceSid) return plain(200, '')
  if (event.type === 'reservation.created') return ring(visit, event)
  if (event.type !== 'reservation.wrapup') return plain(200, '')
  return (await completeTask(visit, event.taskSid)) ? plain(200, '') : plain(502, 'Twilio gave no answer')
}

async function ring(visit: Visit, event: ReservationEvent): Promise<Reply> {
  const { taskSid, reservationSid } = event
  const { workspaceSid } = visit.settings.taskRouter
  const reservation = await fetchReservation(taskRouterOf(visit), workspaceSid, {
    taskSid,
    sid: reservationSid,
  })
  // An event may come late: for a reservation that is over, or has been accepted.
  if (reservation.kind === 'refused') return plain(200, '')
  if (reservation.kind === 'nothing') return plain(502, 'Twilio gave no answer')
  if (reservation.data.status !== 'pending') return plain(200, '')
  const claimed = await claim(visit, { taskSid, reservationSid }, event.workerSid)
  if (claimed.kind === 'unknown') return plain(502, 'Twilio gave no answer')
  if (claimed.kind === 'ours') await place(visit, event, claimed.task.attributes)
  return plain(200, '')
}

/** After a failure of which nobody knows whether it was one, the phone may be ringing: its time then decides. */
async function place(
  visit: Visit,
  event: ReservationEvent,
  { to: called }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const own = typeof called === 'string' && isNumber(called) ? called : visit.settings.noticeFrom
  if (event.contact === '' || own === '') {
    await giveBack(visit, event, event.contact === '' ? 'no contact_uri' : 'no caller ID')
    return
  }
  const reply = await callEnumerator(visit, event, { to: event.contact, from: own })
  if (reply.kind === 'data') {
    const { sid } = reply.data
    const isAwaited = await noteCall(visit, event, sid)
    if (!isAwaited) await stopRinging(visit, sid)
  }
  if (reply.kind === 'refused') await giveBack(visit, event, `refused with ${reply.code}`)
  if (reply.kind === 'nothing') visit.log(`${event.reservationSid}: the call got ${whyNot(reply)}`)
}
