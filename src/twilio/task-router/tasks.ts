import { isRecord, readList } from '../json-values.ts'
import { expectData, type SendToTaskRouter, type TaskRouterReply, workspacePath } from './request.ts'

/** https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
export const taskStatuses = ['pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** https://www.twilio.com/docs/taskrouter/api/reservations#reservation-properties */
export const reservationStatuses = [
  'pending',
  'accepted',
  'rejected',
  'timeout',
  'canceled',
  'rescinded',
  'wrapping',
  'completed',
] as const
export type ReservationStatus = (typeof reservationStatuses)[number]

/** Somebody who waits, as TaskRouter has it. */
export interface Task {
  readonly sid: string
  readonly status: TaskStatus
  /** What is known of it; `{}` where it is no JSON object. */
  readonly attributes: Readonly<Record<string, unknown>>
}

/** A worker held back for a task until the reservation is accepted, rejected or over. */
export interface Reservation {
  readonly sid: string
  readonly taskSid: string
  readonly workerSid: string
  readonly status: ReservationStatus
}

/** https://www.twilio.com/docs/taskrouter/api/task#fetch-a-task-resource */
export async function fetchTask(
  send: SendToTaskRouter,
  workspaceSid: string,
  sid: string,
): Promise<TaskRouterReply<Task>> {
  return expectData(await send({ method: 'GET', path: workspacePath(workspaceSid, 'Tasks', sid) }), readTask)
}

/**
 * The tasks that `<Enqueue>` has made of a call: one, or none yet.
 * https://www.twilio.com/docs/taskrouter/api/task#list-all-task-resources
 */
export async function listTasksOfCall(
  send: SendToTaskRouter,
  workspaceSid: string,
  callSid: string,
): Promise<TaskRouterReply<Task[]>> {
  const reply = await send({
    method: 'GET',
    path: workspacePath(workspaceSid, 'Tasks'),
    query: [
      ['EvaluateTaskAttributes', `call_sid == "${callSid}"`],
      ['PageSize', '20'],
    ],
  })
  return expectData(reply, (data) => readList(data, 'tasks', readTask))
}

/** Replaces all attributes, if the task is still as it was read; refused with 412 where it is not. */
export async function writeTaskAttributes(
  send: SendToTaskRouter,
  workspaceSid: string,
  task: {
    readonly sid: string
    readonly attributes: Task['attributes']
    readonly ifVersion: string | undefined
  },
): Promise<TaskRouterReply<Task>> {
  const reply = await send({
    method: 'POST',
    path: workspacePath(workspaceSid, 'Tasks', task.sid),
    form: [['Attributes', JSON.stringify(task.attributes)]],
    ifVersion: task.ifVersion,
  })
  return expectData(reply, readTask)
}

/**
 * Ends a task: `completed` one that was worked on, `canceled` one that still waits; else Twilio refuses.
 * https://www.twilio.com/docs/taskrouter/api/task#update-a-task-resource
 */
export async function endTask(
  send: SendToTaskRouter,
  workspaceSid: string,
  sid: string,
  how: { readonly status: 'completed' | 'canceled'; readonly reason: string },
): Promise<TaskRouterReply<Task>> {
  const reply = await send({
    method: 'POST',
    path: workspacePath(workspaceSid, 'Tasks', sid),
    form: [
      ['AssignmentStatus', how.status],
      ['Reason', how.reason],
    ],
  })
  return expectData(reply, readTask)
}

/** https://www.twilio.com/docs/taskrouter/api/reservations#fetch-a-task-reservation-resource */
export async function fetchReservation(
  send: SendToTaskRouter,
  workspaceSid: string,
  reservation: { readonly taskSid: string; readonly sid: string },
): Promise<TaskRouterReply<Reservation>> {
  const path = workspacePath(workspaceSid, 'Tasks', reservation.taskSid, 'Reservations', reservation.sid)
  return expectData(await send({ method: 'GET', path }), readReservation)
}

/** Gives the task back, so that TaskRouter looks for another worker; refused where it is pending no more. */
export async function rejectReservation(
  send: SendToTaskRouter,
  workspaceSid: string,
  reservation: { readonly taskSid: string; readonly sid: string },
): Promise<TaskRouterReply<Reservation>> {
  const path = workspacePath(workspaceSid, 'Tasks', reservation.taskSid, 'Reservations', reservation.sid)
  const form = [['ReservationStatus', 'rejected']] as const
  return expectData(await send({ method: 'POST', path, form }), readReservation)
}

/** Attributes as Twilio writes them: a JSON object in a text. Undefined where it is none. */
export function readAttributes(text: unknown): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(typeof text === 'string' ? text : '')
    return isRecord(data) ? data : undefined
  } catch {
    return undefined
  }
}

function readTask(data: unknown): Task | undefined {
  if (!isRecord(data)) return undefined
  const { sid, assignment_status: status, attributes } = data
  const known = taskStatuses.find((one) => one === status)
  if (typeof sid !== 'string' || !known) return undefined
  return { sid, status: known, attributes: readAttributes(attributes) ?? {} }
}

function readReservation(data: unknown): Reservation | undefined {
  if (!isRecord(data)) return undefined
  const { sid, task_sid: taskSid, worker_sid: workerSid, reservation_status: status } = data
  const known = reservationStatuses.find((one) => one === status)
  if (typeof sid !== 'string' || typeof taskSid !== 'string' || !known) return undefined
  return { sid, taskSid, workerSid: typeof workerSid === 'string' ? workerSid : '', status: known }
}
