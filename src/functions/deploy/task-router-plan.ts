import { readAttributes } from '../../twilio/task-router/tasks.ts'
import type { Named } from '../../twilio/task-router/team.ts'
import type { Fields } from '../../twilio/transport.ts'

/** What a team's queue is to be like. */
export interface QueuePlan {
  /** Of the workspace; what is in it is named after it too. */
  readonly name: string
  /** Where the Functions are, such as `https://calls-1234.twil.io`. */
  readonly functionsUrl: string
  readonly workers: readonly { readonly name: string; readonly contact: string }[]
  /** How long a respondent waits, and how long one enumerator may keep them waiting; in seconds. */
  readonly queueSeconds: number
  readonly reservationSeconds: number
}

/** The events that the Functions act on; all others would only cost. */
const events = 'reservation.created,reservation.wrapup'

/** Tells our workers from those that somebody has made by hand. */
const madeBy = 'twilio-call'

export type Json = Readonly<Record<string, unknown>>

/** One thing as it should be: what is sent, and whether what is there says the same already. */
export interface Wanted {
  readonly what: string
  readonly name: string
  readonly form: Fields
  isSame(json: Json): boolean
}

/** Whether this worker was made here. */
export function isOurs(worker: Json): boolean {
  return readAttributes(worker['attributes'])?.['made_by'] === madeBy
}

/**
 * After a phone that rings in vain the respondent is given back. A reservation times out only where an event was lost
 * or Twilio gave no answer, which says nothing of the enumerator, who therefore stays `available`: by itself TaskRouter
 * would take them out for good. https://www.twilio.com/docs/taskrouter/api/workspace
 */
export function workspaceOf({ name, functionsUrl }: QueuePlan, available: string | undefined): Wanted {
  const url = `${functionsUrl}/tr-event-handler`
  const form: Fields = [
    ['EventCallbackUrl', url],
    ['EventsFilter', events],
  ]
  return {
    what: 'Workspace',
    name,
    form: available === undefined ? form : [...form, ['TimeoutActivitySid', available]],
    isSame: (json) =>
      json['event_callback_url'] === url &&
      String(json['events_filter']).replace(/\s/g, '') === events &&
      (available === undefined || json['timeout_activity_sid'] === available),
  }
}

export function queueOf({ name }: QueuePlan): Wanted {
  const everybody = '1==1'
  return { what: 'Queue', name, form: [['TargetWorkers', everybody]], isSame: () => true }
}

/** What a worker's attributes hold besides is somebody's own, such as skills, and stays. */
export function workerOf(
  { name, contact }: QueuePlan['workers'][number],
  found: Named | undefined,
  activitySid: string | undefined,
): Wanted {
  const known = readAttributes(found?.json['attributes']) ?? {}
  const attributes = JSON.stringify({ ...known, contact_uri: contact, made_by: madeBy })
  // Only a new worker is made available: who is away stays away.
  const form: Fields = [['Attributes', attributes]]
  return {
    what: 'Worker',
    name,
    form: found || activitySid === undefined ? form : [...form, ['ActivitySid', activitySid]],
    isSame: () => known['contact_uri'] === contact && known['made_by'] === madeBy,
  }
}

/** https://www.twilio.com/docs/taskrouter/workflow-configuration */
export function workflowOf(plan: QueuePlan, queueSid: string): Wanted {
  const target = {
    queue: queueSid,
    expression: 'worker.sid NOT IN task.tried_workers',
    timeout: plan.queueSeconds,
  }
  const filter = {
    filter_friendly_name: 'Everybody who has not been tried',
    expression: '1==1',
    targets: [target],
  }
  const configuration = JSON.stringify({ task_routing: { filters: [filter] } })
  return {
    what: 'Workflow',
    name: plan.name,
    form: [
      ['Configuration', configuration],
      ['TaskReservationTimeout', String(plan.reservationSeconds)],
    ],
    isSame: (json) =>
      sameJson(json['configuration'], configuration) &&
      json['task_reservation_timeout'] === plan.reservationSeconds,
  }
}

/** Twilio writes the same JSON with other blanks and in another order of keys. */
function sameJson(text: unknown, wanted: string): boolean {
  const sorted = (given: unknown): string => {
    const data = readAttributes(given)
    return JSON.stringify(data, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    )
  }
  return sorted(text) === sorted(wanted)
}
