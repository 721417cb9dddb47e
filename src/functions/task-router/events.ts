import { readAttributes } from '../../twilio/task-router/tasks.ts'
import type { Parameters } from '../runtime/signature.ts'

/** What TaskRouter says of a worker who is reserved for a task, as far as it is used. */
export interface ReservationEvent {
  /** Such as `reservation.created`. */
  readonly type: string
  readonly workspaceSid: string
  readonly taskSid: string
  readonly reservationSid: string
  readonly workerSid: string
  /** What rings at the worker's: a number, `sip:…` or `client:…`; '' where the worker has none. */
  readonly contact: string
}

/**
 * What is absent is ''; unknown parameters are passed over.
 * https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export function readReservationEvent(given: Parameters): ReservationEvent {
  const text = (name: string): string => given.get(name)?.[0] ?? ''
  const contact = readAttributes(text('WorkerAttributes'))?.['contact_uri']
  return {
    type: text('EventType'),
    workspaceSid: text('WorkspaceSid'),
    taskSid: text('TaskSid'),
    reservationSid: text('ReservationSid'),
    workerSid: text('WorkerSid'),
    contact: typeof contact === 'string' ? contact.trim() : '',
  }
}
