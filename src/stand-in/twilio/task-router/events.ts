import type { NewSid } from '../sids.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { Reservation, Task, Worker } from './records.ts'
import type { Team } from './team.ts'

/** What an event is about. */
export interface EventSubject {
  readonly task?: Task | undefined
  readonly reservation?: Reservation | undefined
  readonly worker?: Worker | undefined
}

/** Tells a workspace's address what happens in it. */
export type TellEvent = (workspaceSid: string, type: string, subject: EventSubject) => void

const resourceTypes: readonly (readonly [beginning: string, type: string])[] = [
  ['reservation.', 'Reservation'],
  ['worker.', 'Worker'],
  ['workflow.', 'Workflow'],
]

function taskParameters(team: Team, task: Task): WebhookParameters {
  const queue = team.queues.get(task.queueSid ?? '')
  return {
    TaskSid: task.sid,
    TaskAttributes: task.attributes,
    TaskAge: String(Math.floor((task.updatedAt - task.createdAt) / 1000)),
    TaskPriority: String(task.priority),
    TaskAssignmentStatus: task.status,
    TaskVersion: String(task.version),
    WorkflowSid: task.workflowSid,
    WorkflowName: team.workflows.get(task.workflowSid)?.name ?? '',
    ...(queue ? { TaskQueueSid: queue.sid, TaskQueueName: queue.name } : {}),
    ...(task.status === 'canceled' ? { TaskCanceledReason: task.reason ?? '' } : {}),
    ...(task.status === 'completed' ? { TaskCompletedReason: task.reason ?? '' } : {}),
  }
}

function workerParameters(team: Team, worker: Worker): WebhookParameters {
  return {
    WorkerSid: worker.sid,
    WorkerName: worker.name,
    WorkerAttributes: worker.attributes,
    WorkerActivitySid: worker.activitySid,
    WorkerActivityName: team.activities.get(worker.activitySid)?.name ?? '',
  }
}

/**
 * Events as TaskRouter posts them, signed. The order in which they are sent is kept; Twilio promises none.
 * https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export function createEvents(parts: {
  now: () => number
  accountSid: string
  team: Team
  documents: Documents
  newSid: NewSid
}): TellEvent {
  const { now, accountSid, team, documents, newSid } = parts

  function describe(type: string, { task, reservation, worker }: EventSubject): WebhookParameters {
    const resource = resourceTypes.find(([beginning]) => type.startsWith(beginning))?.[1] ?? 'Task'
    const about = { Reservation: reservation, Worker: worker, Task: task }[resource] ?? task
    return {
      EventType: type,
      EventDescription: type.replace('.', ' '),
      Sid: newSid('EV'),
      ResourceType: resource,
      ResourceSid: about?.sid ?? '',
      Timestamp: String(Math.floor(now() / 1000)),
      TimestampMs: String(now()),
      ...(task ? taskParameters(team, task) : {}),
      ...(reservation ? { ReservationSid: reservation.sid } : {}),
      ...(worker ? workerParameters(team, worker) : {}),
    }
  }

  return (workspaceSid, type, subject) => {
    const workspace = team.workspaces.get(workspaceSid)
    if (!workspace || workspace.eventCallbackUrl === '') return
    const { sid, name, eventsFilter, eventCallbackUrl } = workspace
    if (eventsFilter.length > 0 && !eventsFilter.includes(type)) return
    const told = {
      AccountSid: accountSid,
      WorkspaceSid: sid,
      WorkspaceName: name,
      ...describe(type, subject),
    }
    documents.tell({ url: eventCallbackUrl, method: 'POST' }, told, subject.task?.sid ?? sid)
  }
}
