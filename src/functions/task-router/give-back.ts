import { endTask, rejectReservation } from '../../twilio/task-router/tasks.ts'
import type { Visit } from '../runtime/visit.ts'
import { noteResult } from './attempts.ts'
import type { Offer } from './offer.ts'
import { taskRouterOf, whyNot } from './send.ts'

/**
 * Gives a respondent back, so that the next enumerator is rung, and notes why. Does nothing where the reservation is
 * pending no more: somebody has done it before, or the two are connected.
 */
export async function giveBack(visit: Visit, { taskSid, reservationSid }: Offer, why: string): Promise<void> {
  const { workspaceSid } = visit.settings.taskRouter
  const reservation = { taskSid, sid: reservationSid }
  const reply = await rejectReservation(taskRouterOf(visit), workspaceSid, reservation)
  visit.log(`${reservationSid} given back (${why})${reply.kind === 'data' ? '' : `: ${whyNot(reply)}`}`)
  if (reply.kind === 'data') await noteResult(visit, { taskSid, reservationSid }, why)
}

/** The work is done. Refused by Twilio where it was said before, which is as well. */
export async function completeTask(visit: Visit, taskSid: string): Promise<boolean> {
  const { workspaceSid } = visit.settings.taskRouter
  const how = { status: 'completed', reason: 'The call has ended' } as const
  const reply = await endTask(taskRouterOf(visit), workspaceSid, taskSid, how)
  if (reply.kind === 'nothing') visit.log(`${taskSid} could not be completed: ${whyNot(reply)}`)
  return reply.kind !== 'nothing'
}
