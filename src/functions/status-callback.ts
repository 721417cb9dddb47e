import { isCallStatus, isFinal } from '../twilio/calls.ts'
import { fetchReservation } from '../twilio/task-router/tasks.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { plain, type Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readCallStatus } from './runtime/webhook-parameters.ts'
import { completeTask, giveBack } from './task-router/give-back.ts'
import { readOfferStep } from './task-router/offer.ts'
import { taskRouterOf } from './task-router/send.ts'

/**
 * An enumerator's call is over. Where it never came to a conversation, why is noted and the respondent is given back;
 * else the task is completed, in case TaskRouter's own event is lost. Repeated, it finds nothing more to do.
 */
export const handler = twilioFunction({
  name: 'status-callback',
  admit: admitTwilio,
  answer: settle,
  sorry: () => plain(500, 'The end of the call could not be noted'),
})

async function settle(visit: Visit): Promise<Reply> {
  const offer = readOfferStep(visit.step)?.offer
  const { callStatus, sipResponseCode } = readCallStatus(visit.parameters)
  if (!offer || !isCallStatus(callStatus) || !isFinal(callStatus)) return plain(200, '')
  const { workspaceSid } = visit.settings.taskRouter
  const named = { taskSid: offer.taskSid, sid: offer.reservationSid }
  const reservation = await fetchReservation(taskRouterOf(visit), workspaceSid, named)
  if (reservation.kind === 'refused') return plain(200, '')
  if (reservation.kind === 'nothing') return plain(502, 'Twilio gave no answer')
  const { status } = reservation.data
  if (status === 'pending') {
    const code = callStatus === 'failed' && sipResponseCode !== '' ? ` (SIP ${sipResponseCode})` : ''
    await giveBack(visit, offer, `${callStatus}${code}`)
  }
  if (status === 'accepted' || status === 'wrapping') await completeTask(visit, offer.taskSid)
  return plain(200, '')
}
