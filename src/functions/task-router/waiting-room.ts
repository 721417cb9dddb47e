import { endTask, listTasksOfCall, type Task } from '../../twilio/task-router/tasks.ts'
import { enqueueTask } from '../../twiml/verbs/queue.ts'
import { hangup, leave, pause, voiceResponse } from '../../twiml/verbs/voice.ts'
import { casesAt } from '../people/directory.ts'
import { standingOf } from '../people/do-not-call-list.ts'
import { type Reply, twiml } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import { readVoice, type VoiceParameters } from '../runtime/webhook-parameters.ts'
import { takeMessage } from '../voice/connect.ts'
import { speak } from '../voice/speak.ts'
import { callsOf, isOver, noAttempts } from './attempts.ts'
import { stopRinging, wereCutShort } from './enumerator-call.ts'
import { completeTask } from './give-back.ts'
import { lookUpLocation } from './location.ts'
import { taskRouterOf, whyNot } from './send.ts'

/** How long it is quiet between two sentences. */
const quietSeconds = 15

/** A task lives a little longer than its call waits, so that the call decides. */
const spareSeconds = 60

/**
 * Puts a respondent in the queue, with what is known of them in the task; takes a message where no queue was set up.
 * https://www.twilio.com/docs/taskrouter/twiml-queue-calls
 */
export async function enterQueue(visit: Visit): Promise<Reply> {
  const { workflowSid, workspaceSid, queueSeconds } = visit.settings.taskRouter
  if (workflowSid === '' || workspaceSid === '') {
    visit.log('no queue is set up')
    return takeMessage(visit, [speak(visit.settings, 'nobodyFree')])
  }
  const call = readVoice(visit.parameters)
  const about = { ...(await describe(visit, call)), ...noAttempts }
  return twiml(
    voiceResponse(
      speak(visit.settings, 'connecting'),
      enqueueTask(workflowSid, about, {
        action: visit.address('ivr', 'left'),
        method: 'POST',
        waitUrl: visit.address('ivr', 'waiting'),
        waitUrlMethod: 'POST',
        task: { timeout: queueSeconds + spareSeconds },
      }),
    ),
  )
}

/**
 * Who has asked not to be called again and calls all the same is connected: it is their own wish. A workflow may send
 * them to somebody who knows what to say.
 */
async function describe(visit: Visit, { from, fromPlace }: VoiceParameters): Promise<Record<string, string>> {
  const [{ text }, standing] = await Promise.all([
    lookUpLocation(visit, { number: from, place: fromPlace }),
    standingOf(visit, from),
  ])
  const about = { location: text, case_id: casesAt(visit, from).join(' ') }
  return visit.settings.doNotCall ? { ...about, do_not_call: wishWords[standing] } : about
}

const wishWords = { listed: 'yes', free: 'no', unknown: 'unknown' } as const

/**
 * What is heard in the queue; Twilio asks again whenever it is over. Whoever has waited for too long, or whom
 * TaskRouter has given up, leaves the queue: nothing else would take them out of it.
 */
export async function keepWaiting(visit: Visit): Promise<Reply> {
  const waited = Number(visit.parameters.get('QueueTime')?.[0] ?? 0)
  const isNew = waited < quietSeconds / 2
  if (waited >= visit.settings.taskRouter.queueSeconds || (!isNew && (await isGivenUp(visit)))) {
    return twiml(voiceResponse(leave()))
  }
  const words = isNew ? [] : [speak(visit.settings, 'stillWaiting')]
  return twiml(voiceResponse(...words, pause(quietSeconds)))
}

async function isGivenUp(visit: Visit): Promise<boolean> {
  const tasks = await tasksOf(visit)
  return tasks.length > 0 && tasks.every(isOver)
}

/**
 * A call has left the queue: after a conversation, or without one, and then a message is taken. What has hung up or
 * was sent elsewhere needs no answer.
 */
export async function afterQueue(visit: Visit): Promise<Reply> {
  const result = visit.parameters.get('QueueResult')?.[0] ?? ''
  if (result === 'bridged') return afterTalk(visit)
  if (/^redirected|^bridging-in-process$/.test(result)) return twiml(voiceResponse())
  await stopSeeking(visit)
  if (result === 'hangup') return twiml(voiceResponse())
  return takeMessage(visit, [speak(visit.settings, 'nobodyFree')])
}

/** The task is completed here as well. Whose enumerator has hung up at once has talked to nobody. */
async function afterTalk(visit: Visit): Promise<Reply> {
  const tasks = await tasksOf(visit)
  const isGone = readVoice(visit.parameters).callStatus === 'completed'
  const [isCutShort] = await Promise.all([
    !isGone && wereCutShort(visit, tasks.flatMap(callsOf)),
    ...tasks.filter(isWorkedOn).map(({ sid }) => completeTask(visit, sid)),
  ])
  if (isCutShort) return takeMessage(visit, [speak(visit.settings, 'nobodyFree')])
  return twiml(voiceResponse(speak(visit.settings, 'goodbye'), hangup()))
}

/** As long as such a task is not completed, its enumerator gets no other. */
function isWorkedOn({ status }: Task): boolean {
  return status === 'assigned' || status === 'wrapping'
}

/** So that no enumerator is rung, goes on being rung, or is kept for somebody who waits no more. */
async function stopSeeking(visit: Visit): Promise<void> {
  await Promise.all((await tasksOf(visit)).map((task) => letGo(visit, task)))
}

async function letGo(visit: Visit, task: Task): Promise<void> {
  if (isWorkedOn(task)) await completeTask(visit, task.sid)
  const now = isWorkedOn(task) || isOver(task) ? task : await cancelTask(visit, task)
  await Promise.all(callsOf(now).map((sid) => stopRinging(visit, sid)))
}

/** Answers the task as it then is: a call may have been written down since it was read. */
async function cancelTask(visit: Visit, task: Task): Promise<Task> {
  const how = { status: 'canceled', reason: 'The caller has left the queue' } as const
  const { workspaceSid } = visit.settings.taskRouter
  const reply = await endTask(taskRouterOf(visit), workspaceSid, task.sid, how)
  if (reply.kind === 'data') return reply.data
  visit.log(`${task.sid} could not be canceled: ${whyNot(reply)}`)
  return task
}

/** None where Twilio does not say: then it is as if nothing had changed. */
async function tasksOf(visit: Visit): Promise<Task[]> {
  const { callSid } = readVoice(visit.parameters)
  if (!/^CA\w+$/.test(callSid)) return []
  const reply = await listTasksOfCall(taskRouterOf(visit), visit.settings.taskRouter.workspaceSid, callSid)
  if (reply.kind === 'data') return reply.data
  visit.log(`the task of ${callSid} could not be found: ${whyNot(reply)}`)
  return []
}
