import type { NewSid } from '../sids.ts'
import type { Activity, TaskQueue, Worker, Workflow, Workspace } from './records.ts'

/** What a team has set up: workspaces with their workers, queues and workflows. It outlives calls and tasks. */
export interface Team {
  readonly workspaces: Map<string, Workspace>
  readonly activities: Map<string, Activity>
  readonly workers: Map<string, Worker>
  readonly queues: Map<string, TaskQueue>
  readonly workflows: Map<string, Workflow>
  /** A new workspace has three activities, as at Twilio. */
  addWorkspace(settings: Pick<Workspace, 'name' | 'eventCallbackUrl' | 'eventsFilter'>): Workspace
  addActivity(workspaceSid: string, settings: Pick<Activity, 'name' | 'isAvailable'>): Activity
  addWorker(
    workspaceSid: string,
    settings: Pick<Worker, 'name' | 'attributes'> & { readonly activitySid?: string | undefined },
  ): Worker
  addQueue(workspaceSid: string, settings: Pick<TaskQueue, 'name' | 'targetWorkers'>): TaskQueue
  addWorkflow(
    workspaceSid: string,
    settings: Pick<Workflow, 'name' | 'configuration' | 'reservationTimeoutMs'>,
  ): Workflow
  /** Removes a workspace and everything in it. */
  removeWorkspace(sid: string): void
  isAvailable(worker: Worker): boolean
}

/** Those of a workspace, oldest first. */
export function partsOf<Kind extends { readonly workspaceSid: string }>(
  all: ReadonlyMap<string, Kind>,
  workspaceSid: string,
): Kind[] {
  return [...all.values()].filter((one) => one.workspaceSid === workspaceSid)
}

export function createTeam({ now, newSid }: { now: () => number; newSid: NewSid }): Team {
  const workspaces = new Map<string, Workspace>()
  const activities = new Map<string, Activity>()
  const workers = new Map<string, Worker>()
  const queues = new Map<string, TaskQueue>()
  const workflows = new Map<string, Workflow>()

  function add<Kind extends { readonly sid: string }>(all: Map<string, Kind>, one: Kind): Kind {
    all.set(one.sid, one)
    return one
  }

  const born = (): { createdAt: number; updatedAt: number } => ({ createdAt: now(), updatedAt: now() })

  const team: Team = {
    workspaces,
    activities,
    workers,
    queues,
    workflows,
    addWorkspace(settings) {
      const sid = newSid('WS')
      const [offline, , unavailable] = [
        ['Offline', false],
        ['Available', true],
        ['Unavailable', false],
      ].map(([name, isAvailable]) =>
        team.addActivity(sid, { name: String(name), isAvailable: isAvailable === true }),
      )
      return add(workspaces, {
        ...settings,
        ...born(),
        sid,
        defaultActivitySid: offline?.sid ?? '',
        timeoutActivitySid: unavailable?.sid ?? '',
      })
    },
    addActivity: (workspaceSid, settings) =>
      add(activities, { ...settings, ...born(), sid: newSid('WA'), workspaceSid }),
    addWorker(workspaceSid, { name, attributes, activitySid }) {
      const usual = workspaces.get(workspaceSid)?.defaultActivitySid ?? ''
      return add(workers, {
        ...born(),
        sid: newSid('WK'),
        workspaceSid,
        name,
        attributes,
        activitySid: activitySid ?? usual,
        activitySince: now(),
        idleSince: now(),
      })
    },
    addQueue: (workspaceSid, settings) =>
      add(queues, { ...settings, ...born(), sid: newSid('WQ'), workspaceSid }),
    addWorkflow: (workspaceSid, settings) =>
      add(workflows, { ...settings, ...born(), sid: newSid('WW'), workspaceSid }),
    removeWorkspace(sid) {
      workspaces.delete(sid)
      for (const all of [activities, workers, queues, workflows]) {
        for (const one of partsOf<{ readonly sid: string; readonly workspaceSid: string }>(all, sid)) {
          all.delete(one.sid)
        }
      }
    },
    isAvailable: ({ activitySid }) => activities.get(activitySid)?.isAvailable ?? false,
  }
  return team
}
