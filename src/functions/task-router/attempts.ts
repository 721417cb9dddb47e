import { isRecord } from '../../twilio/json-values.ts'
import { fetchTask, type Task, writeTaskAttributes } from '../../twilio/task-router/tasks.ts'
import type { Reply } from '../../twilio/transport.ts'
import type { Visit } from '../runtime/visit.ts'
import type { Offer } from './offer.ts'
import { taskRouterOf, whyNot } from './send.ts'

/**
 * Whom a respondent was offered to is kept in the task's own attributes, where every instance of these Functions and
 * the workflow read it:
 *
 *     tried_workers: ["WK…"]            the workflow offers the task to none of them again
 *     attempts: {"WR…": "CA…"}          of each reservation its call, or why it came to nothing
 */
type Attributes = Readonly<Record<string, unknown>>

/** What every task begins with: an expression about a list that is not there holds for nobody. */
export const noAttempts = { tried_workers: [], attempts: {} } as const

/** What stands for a call between the claim and Twilio's answer to it. */
const calling = 'calling'

/** How often a change is tried that comes between somebody else's reading and writing. */
const mostTries = 3

/**
 * Claims an offer, so that one event makes one call however often and in how many instances it comes: the first to
 * write wins. `taken` where it was claimed before, or nobody waits any more; `unknown` where Twilio did not say: then
 * nobody is rung, and TaskRouter goes on to somebody else when the reservation's time is up.
 */
export async function claim(
  visit: Visit,
  offer: Offer,
  workerSid: string,
): Promise<{ kind: 'ours'; task: Task } | { kind: 'taken' | 'unknown' }> {
  let isTaken = false
  const reply = await change(visit, offer.taskSid, (attributes) => {
    isTaken = attemptsOf(attributes)[offer.reservationSid] !== undefined
    if (isTaken) return undefined
    return {
      ...attributes,
      tried_workers: [...triedOf(attributes), workerSid],
      attempts: { ...attemptsOf(attributes), [offer.reservationSid]: calling },
    }
  })
  if (isTaken) return { kind: 'taken' }
  if (reply.kind === 'data')
    return isOver(reply.data) ? { kind: 'taken' } : { kind: 'ours', task: reply.data }
  visit.log(`${offer.reservationSid} could not be claimed: ${whyNot(reply)}`)
  return { kind: 'unknown' }
}

/** Writes down what became of an offer, for whoever looks at the task. */
export async function noteResult(visit: Visit, offer: Offer, result: string): Promise<void> {
  await note(visit, offer, (attributes) => ({
    ...attributes,
    attempts: { ...attemptsOf(attributes), [offer.reservationSid]: result },
  }))
}

/**
 * Writes down the call made for an offer, for whoever has to end it, unless what became of it stands there already:
 * its status may come before Twilio's own answer. Answers whether somebody still waits, as far as Twilio says: who
 * has left before this was written cannot have ended the call.
 */
export async function noteCall(visit: Visit, offer: Offer, callSid: string): Promise<boolean> {
  const reply = await note(visit, offer, (attributes) => {
    const attempts = attemptsOf(attributes)
    if (attempts[offer.reservationSid] !== calling) return undefined
    return { ...attributes, attempts: { ...attempts, [offer.reservationSid]: callSid } }
  })
  return reply.kind !== 'data' || !isOver(reply.data)
}

async function note(visit: Visit, offer: Offer, next: Next): Promise<Reply<Task>> {
  const reply = await change(visit, offer.taskSid, next)
  if (reply.kind !== 'data') visit.log(`${offer.reservationSid} could not be noted: ${whyNot(reply)}`)
  return reply
}

/** What is to be written; undefined for nothing. */
type Next = (attributes: Attributes) => Attributes | undefined

/** Reads, changes and writes; again where somebody else has written in between. A task that is over stays as it is. */
async function change(visit: Visit, taskSid: string, next: Next): Promise<Reply<Task>> {
  const send = taskRouterOf(visit)
  const { workspaceSid } = visit.settings.taskRouter
  for (let tries = 1; ; tries += 1) {
    const task = await fetchTask(send, workspaceSid, taskSid)
    if (task.kind !== 'data' || isOver(task.data)) return task
    const attributes = next(task.data.attributes)
    if (!attributes) return task
    const ifVersion = task.version
    const written = await writeTaskAttributes(send, workspaceSid, { sid: taskSid, attributes, ifVersion })
    const isOvertaken = written.kind === 'refused' && written.status === 412
    if (!isOvertaken || tries === mostTries) return written
  }
}

/** Whether nobody waits or talks any more. */
export function isOver({ status }: Task): boolean {
  return status === 'canceled' || status === 'completed'
}

/** The calls to enumerators that were not seen to come to nothing. */
export function callsOf({ attributes }: Task): string[] {
  return Object.values(attemptsOf(attributes)).filter(
    (one): one is string => typeof one === 'string' && /^CA\w+$/.test(one),
  )
}

function triedOf({ tried_workers: tried }: Attributes): readonly unknown[] {
  return Array.isArray(tried) ? tried : []
}

function attemptsOf({ attempts }: Attributes): Attributes {
  return isRecord(attempts) ? attempts : {}
}
