import { isRecord } from '../../../twilio/json-values.ts'
import type { ReservationStatus, TaskStatus } from '../../../twilio/task-router/tasks.ts'

/** TaskRouter's resources as the stand-in keeps them. Times are milliseconds since 1970. */
interface Resource {
  readonly sid: string
  readonly createdAt: number
  updatedAt: number
}

/** https://www.twilio.com/docs/taskrouter/api/workspace */
export interface Workspace extends Resource {
  name: string
  /** '' for nowhere. */
  eventCallbackUrl: string
  /** Which events are told; all where it is empty. */
  eventsFilter: readonly string[]
  /** What new workers do. */
  defaultActivitySid: string
  /** What a worker does who has let a reservation time out. */
  timeoutActivitySid: string
}

export interface Part extends Resource {
  readonly workspaceSid: string
  name: string
}

/** https://www.twilio.com/docs/taskrouter/api/activity */
export interface Activity extends Part {
  readonly isAvailable: boolean
}

/** https://www.twilio.com/docs/taskrouter/api/worker */
export interface Worker extends Part {
  /** JSON. */
  attributes: string
  activitySid: string
  activitySince: number
  /** Who has been idle for longest gets the next task. */
  idleSince: number
}

/** https://www.twilio.com/docs/taskrouter/api/task-queue */
export interface TaskQueue extends Part {
  targetWorkers: string
}

/** https://www.twilio.com/docs/taskrouter/api/workflow */
export interface Workflow extends Part {
  /** JSON. */
  configuration: string
  reservationTimeoutMs: number
}

/** https://www.twilio.com/docs/taskrouter/api/task */
export interface Task extends Resource {
  readonly workspaceSid: string
  readonly workflowSid: string
  readonly priority: number
  readonly timeoutMs: number
  /** The queue it is in now; null where the workflow sends it to none. */
  queueSid: string | null
  /** JSON. */
  attributes: string
  status: TaskStatus
  /** Why it was completed or canceled; null until then. */
  reason: string | null
  /** Grows with every change: its ETag. */
  version: number
}

/** https://www.twilio.com/docs/taskrouter/api/reservations */
export interface Reservation extends Resource {
  readonly workspaceSid: string
  readonly taskSid: string
  readonly workerSid: string
  status: ReservationStatus
}

/** Whether the worker still works on it, or is held back for it. */
export function isHeld({ status }: Reservation): boolean {
  return status === 'pending' || status === 'accepted' || status === 'wrapping'
}

/** Whether nothing more becomes of the task. */
export function isOver({ status }: Task): boolean {
  return status === 'completed' || status === 'canceled'
}

/** Attributes as an object; empty where they are none. */
export function attributesOf(text: string): Record<string, unknown> {
  const data = parseJson(text)
  return isRecord(data) ? data : {}
}

/** Undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text)
    return data
  } catch {
    return undefined
  }
}
