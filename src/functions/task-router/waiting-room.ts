import { endCall } from '../../twilio/calls.ts'
import { endTask, listTasksOfCall, type Task } from '../../twilio/task-router/tasks.ts'
import { enqueueTask } from '../../twiml/queue.ts'
import { hangup, leave, pause, voiceResponse } from '../../twiml/voice.ts'
import { type Reply, twiml } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import { takeMessage } from '../voice/connect.ts'
import { speak } from '../voice/speak.ts'
import { readVoice, type VoiceParameters } from '../webhook-parameters.ts'
import { callsOf, noAttempts } from './attempts.ts'
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

async function describe(visit: Visit, { from, fromPlace }: VoiceParameters): Promise<Record<string, string>> {
  const { text } = await lookUpLocation(visit, { number: from, place: fromPlace })
  return { location: text, case_id: visit.directory().get(from)?.caseId ?? '' }
}

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
  return tasks.length > 0 && tasks.every(({ status }) => status === 'canceled' || status === 'completed')
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

/** The task is completed here as well: as long as it is not, its enumerator gets no other. */
async function afterTalk(visit: Visit): Promise<Reply> {
  const done = (await tasksOf(visit)).filter(({ status }) => status === 'assigned' || status === 'wrapping')
  await Promise.all(done.map(({ sid }) => completeTask(visit, sid)))
  return twiml(voiceResponse(speak(visit.settings, 'goodbye'), hangup()))
}

/** So that no enumerator is rung, or goes on being rung, for somebody who waits no more. */
async function stopSeeking(visit: Visit): Promise<void> {
  const tasks = await tasksOf(visit)
  await Promise.all(tasks.flatMap((task) => [cancelTask(visit, task), ...endCalls(visit, task)]))
}

async function cancelTask(visit: Visit, { sid, status }: Task): Promise<void> {
  if (status !== 'pending' && status !== 'reserved') return
  const how = { status: 'canceled', reason: 'The caller has left the queue' } as const
  const reply = await endTask(taskRouterOf(visit), visit.settings.taskRouter.workspaceSid, sid, how)
  if (reply.kind !== 'data') visit.log(`${sid} could not be canceled: ${whyNot(reply)}`)
}

/** `canceled` ends a call that rings; one that was answered is told by itself that nobody is there. */
function endCalls({ send, settings }: Visit, task: Task): Promise<unknown>[] {
  return callsOf(task).map((sid) => endCall(send, settings.accountSid, sid, 'canceled'))
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
