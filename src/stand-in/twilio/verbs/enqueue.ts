import { type Member, mostMembers } from '../calls/queues.ts'
import type { PerformVerb, Stage, StopReason } from '../programs/stage.ts'
import type { CallRecord } from '../store/records.ts'
import { attributesOf } from '../task-router/records.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readHook, readText, readWhole } from './attributes.ts'
import { createStops, nothing } from './stops.ts'

/** Why a call has left its queue. https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action-parameters */
type QueueResult =
  | 'bridged'
  | 'error'
  | 'hangup'
  | 'leave'
  | 'redirected'
  | 'redirected-from-bridged'
  | 'queue-full'

/** https://www.twilio.com/docs/taskrouter/api/task#create-a-task-resource */
const usualTaskSeconds = 86_400

/** A waiting document that is over at once is asked for again only after this, as the network takes its time. */
const leastWaitMs = 1000

/** What every task of a call knows of it. https://www.twilio.com/docs/taskrouter/twiml-queue-calls */
function callAttributes(call: CallRecord): Record<string, unknown> {
  return {
    call_sid: call.sid,
    account_sid: call.accountSid,
    from: call.from,
    caller: call.from,
    to: call.to,
    called: call.to,
    direction: call.direction,
    api_version: '2010-04-01',
  }
}

/** The task of a call that waits for a worker; undefined, with an alert, where there can be none. */
function createTask(stage: Stage, verb: TwimlElement, workflowSid: string): string | undefined {
  const noun = verb.children.find(({ name }) => name === 'Task')
  const text = noun ? readText(noun) : '{}'
  const own = attributesOf(text)
  if (Object.keys(own).length === 0 && text.replace(/\s/g, '') !== '{}') {
    stage.alert(14221, 'Enqueue: Provided Attributes JSON was not valid')
    return undefined
  }
  const task = stage.parts.taskRouter.createTask(workflowSid, {
    attributes: JSON.stringify({ ...callAttributes(stage.call()), ...own }),
    priority: readWhole(noun?.attributes.get('priority'), { least: 0, most: 2 ** 31 - 1, usual: 0 }),
    timeoutMs:
      readWhole(noun?.attributes.get('timeout'), { least: 1, most: 1_209_600, usual: usualTaskSeconds }) *
      1000,
  })
  if (!task) stage.alert(14220, 'Enqueue: Provided Workflow was not a valid sid')
  return task?.sid
}

/**
 * Waits in a queue, by `workflowSid` in TaskRouter's, until somebody dials it or it is left. When the caller
 * hangs up, Twilio cancels the task; when the call leaves in another way, whether it does is not documented:
 * here it does not. Nor does a canceled task take the call out of its queue.
 * https://www.twilio.com/docs/voice/twiml/enqueue
 */
export const performEnqueue: PerformVerb = (stage, verb) => {
  const { clock, queues, taskRouter } = stage.parts
  const action = readHook(stage, verb, 'action', 'method')
  const waitHook = readHook(stage, verb, 'waitUrl', 'waitUrlMethod')
  const workflowSid = verb.attributes.get('workflowSid')?.trim() ?? ''
  const name = workflowSid || readText(verb)
  const enteredAt = clock.now()
  let queueSid = ''
  const stops = createStops<'document' | 'pause'>()
  let other: { left(): void } | undefined

  function told(result: QueueResult): WebhookParameters {
    const seconds = Math.round((clock.now() - enteredAt) / 1000)
    const entered = queueSid === '' ? {} : { QueueSid: queueSid, QueueTime: String(seconds) }
    return { QueueResult: result, ...entered }
  }

  function close(why: StopReason): void {
    queues.leave(member)
    stops.all(why)
  }

  function goOn(result: QueueResult): void {
    if (stops.isOver()) return
    close('ended')
    if (action) stage.goTo(action, told(result))
    else stage.next()
  }

  function wait(): void {
    if (stops.isOver() || other) return
    if (!waitHook) {
      stage.leg.say('♪ music for those who wait')
      return
    }
    const { sid, position, size, averageMs } = queues.view(name, member)
    const askedAt = clock.now()
    const parameters = {
      QueueSid: sid,
      QueuePosition: String(position),
      QueueTime: String(Math.round((askedAt - enteredAt) / 1000)),
      AvgQueueTime: String(Math.round(averageMs / 1000)),
      CurrentQueueSize: String(size),
      MaxQueueSize: String(mostMembers),
    }
    const source = { kind: 'hook', hook: waitHook, told: parameters } as const
    const stopDocument = stage.programs.nest(stage.leg, source, (how) => {
      if (how === 'left') goOn('leave')
      else if (how === 'failed') goOn('error')
      else if (how === 'over') {
        stops.keep('pause', clock.after(Math.max(0, askedAt + leastWaitMs - clock.now()), wait))
      } else stage.finish('hung-up')
    })
    stops.keep('document', stopDocument)
  }

  const taskSid = workflowSid === '' ? null : createTask(stage, verb, workflowSid)
  const member: Member = {
    leg: stage.leg,
    taskSid: taskSid ?? null,
    enteredAt,
    take(left) {
      queues.leave(member)
      stops.stop('document', 'redirected')
      stops.stop('pause')
      other = { left }
      return () => goOn('bridged')
    },
  }
  if (name === '' || taskSid === undefined) {
    goOn('error')
    return nothing
  }
  if (!queues.enter(name, member)) {
    goOn('queue-full')
    return nothing
  }
  queueSid = queues.view(name, member).sid
  wait()
  return (why) => {
    if (stops.isOver()) return
    close(why)
    if (why === 'reset') return
    other?.left()
    // A call that has hung up while it waited takes its task along.
    if (why === 'ended' && !other) taskRouter.cancelTask(taskSid ?? '', 'hangup')
    if (action) stage.tell(action, told(results[why][other ? 'bridged' : 'waiting']))
  }
}

/** What a queue's call comes to that ends, or that another document takes over. */
const results: Readonly<
  Record<'ended' | 'redirected', Readonly<Record<'waiting' | 'bridged', QueueResult>>>
> = {
  ended: { waiting: 'hangup', bridged: 'bridged' },
  redirected: { waiting: 'redirected', bridged: 'redirected-from-bridged' },
}
