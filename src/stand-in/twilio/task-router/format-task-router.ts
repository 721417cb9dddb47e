import { taskRouterOrigin } from '../../../twilio/task-router/request.ts'
import { formatDates, formatTime } from '../api/young-api.ts'
import type { Activity, Reservation, Task, TaskQueue, Worker, Workflow, Workspace } from './records.ts'
import type { Team } from './team.ts'

type Json = { readonly [property: string]: unknown }

const workspaceUrl = (sid: string): string => `${taskRouterOrigin}/v1/Workspaces/${sid}`

/** Writes TaskRouter's resources as Twilio sends them. https://www.twilio.com/docs/taskrouter/api */
export function createFormats(accountSid: string, team: Team) {
  const workspaceLink = ({ workspaceSid }: { workspaceSid: string }): Json => ({
    workspace: workspaceUrl(workspaceSid),
  })

  function part(
    one: { sid: string; workspaceSid: string; createdAt: number; updatedAt: number },
    list: string,
  ): Json {
    return {
      sid: one.sid,
      account_sid: accountSid,
      workspace_sid: one.workspaceSid,
      ...formatDates(one),
      url: `${workspaceUrl(one.workspaceSid)}/${list}/${one.sid}`,
    }
  }

  return {
    workspace: (workspace: Workspace): Json => ({
      sid: workspace.sid,
      account_sid: accountSid,
      friendly_name: workspace.name,
      event_callback_url: workspace.eventCallbackUrl,
      events_filter: workspace.eventsFilter.join(','),
      default_activity_sid: workspace.defaultActivitySid,
      default_activity_name: team.activities.get(workspace.defaultActivitySid)?.name ?? null,
      timeout_activity_sid: workspace.timeoutActivitySid,
      timeout_activity_name: team.activities.get(workspace.timeoutActivitySid)?.name ?? null,
      multi_task_enabled: true,
      prioritize_queue_order: 'FIFO',
      ...formatDates(workspace),
      url: workspaceUrl(workspace.sid),
      links: Object.fromEntries(
        ['Activities', 'Workers', 'TaskQueues', 'Workflows', 'Tasks'].map((list) => [
          list.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase(),
          `${workspaceUrl(workspace.sid)}/${list}`,
        ]),
      ),
    }),
    activity: (activity: Activity): Json => ({
      ...part(activity, 'Activities'),
      friendly_name: activity.name,
      available: activity.isAvailable,
      links: workspaceLink(activity),
    }),
    worker: (worker: Worker): Json => ({
      ...part(worker, 'Workers'),
      friendly_name: worker.name,
      attributes: worker.attributes,
      activity_sid: worker.activitySid,
      activity_name: team.activities.get(worker.activitySid)?.name ?? null,
      available: team.isAvailable(worker),
      date_status_changed: formatTime(worker.activitySince),
      links: workspaceLink(worker),
    }),
    queue: (queue: TaskQueue): Json => ({
      ...part(queue, 'TaskQueues'),
      friendly_name: queue.name,
      target_workers: queue.targetWorkers,
      max_reserved_workers: 1,
      task_order: 'FIFO',
      assignment_activity_sid: null,
      assignment_activity_name: null,
      reservation_activity_sid: null,
      reservation_activity_name: null,
      links: workspaceLink(queue),
    }),
    workflow: (workflow: Workflow): Json => ({
      ...part(workflow, 'Workflows'),
      friendly_name: workflow.name,
      configuration: workflow.configuration,
      task_reservation_timeout: Math.round(workflow.reservationTimeoutMs / 1000),
      assignment_callback_url: '',
      fallback_assignment_callback_url: '',
      document_content_type: 'application/json',
      links: workspaceLink(workflow),
    }),
    task: (task: Task, nowMs: number): Json => ({
      ...part(task, 'Tasks'),
      age: Math.floor((nowMs - task.createdAt) / 1000),
      assignment_status: task.status,
      attributes: task.attributes,
      priority: task.priority,
      reason: task.reason,
      task_channel_unique_name: 'default',
      task_queue_sid: task.queueSid,
      task_queue_friendly_name: team.queues.get(task.queueSid ?? '')?.name ?? null,
      timeout: Math.round(task.timeoutMs / 1000),
      workflow_sid: task.workflowSid,
      workflow_friendly_name: team.workflows.get(task.workflowSid)?.name ?? null,
    }),
    reservation: (reservation: Reservation): Json => ({
      sid: reservation.sid,
      account_sid: accountSid,
      workspace_sid: reservation.workspaceSid,
      task_sid: reservation.taskSid,
      worker_sid: reservation.workerSid,
      worker_name: team.workers.get(reservation.workerSid)?.name ?? null,
      reservation_status: reservation.status,
      ...formatDates(reservation),
      url: `${workspaceUrl(reservation.workspaceSid)}/Tasks/${reservation.taskSid}/Reservations/${reservation.sid}`,
    }),
  }
}

export type Formats = ReturnType<typeof createFormats>
