import type { Clock } from '../../../twilio/clock.ts'
import type { NewSid } from '../sids.ts'
import type { Documents } from '../webhooks/documents.ts'
import { createEvents } from './events.ts'
import { createLedger } from './ledger.ts'
import { isOver, type Reservation, type Task, type Workflow } from './records.ts'
import { createReservations, type Reservations } from './reservations.ts'
import { createRouter } from './router.ts'
import { createTeam, type Team } from './team.ts'
import { createWorkflowSteps } from './workflow-steps.ts'

/** What a task begins with. */
export interface NewTask {
  /** JSON. */
  readonly attributes: string
  readonly priority: number
  readonly timeoutMs: number
}

/**
 * TaskRouter: finds a worker for each task, by its workflow, and tells the workspace's address. A worker takes
 * one task at a time; who has been idle for longest is first.
 *
 *     task         pending ⇄ reserved → assigned → wrapping → completed
 *                     └─────────┴→ canceled
 *     reservation  pending → accepted → wrapping → completed
 *                     └→ rejected, timeout, canceled
 *
 * https://www.twilio.com/docs/taskrouter/lifecycle-task-state
 */
export interface TaskRouter extends Pick<Reservations, 'accept' | 'reject' | 'wrapUp'> {
  readonly team: Team
  /** Both by SID, oldest first. */
  readonly tasks: ReadonlyMap<string, Task>
  readonly reservations: ReadonlyMap<string, Reservation>
  /** Undefined where there is no such workflow. */
  createTask(workflowSid: string, task: NewTask): Task | undefined
  /** Answers whether somebody worked on it. */
  completeTask(sid: string, reason: string): boolean
  /** Answers whether it still waited. */
  cancelTask(sid: string, reason: string): boolean
  writeAttributes(sid: string, attributes: string): void
  setActivity(workerSid: string, activitySid: string): void
  /** Looks for workers anew, after something was set up or changed. */
  route(): void
  /** Forgets tasks and reservations; what the team has set up stays. */
  clear(): void
}

/** `changed` is called after every change. */
export function createTaskRouter(parts: {
  clock: Clock
  accountSid: string
  documents: Documents
  newSid: NewSid
  changed: () => void
}): TaskRouter {
  const { clock, newSid, changed } = parts
  const { now } = clock
  const team = createTeam({ now, newSid })
  const tell = createEvents({ ...parts, now, team })
  const ledger = createLedger({ clock, team, tell, changed })
  const { tasks, touch } = ledger
  const steps = createWorkflowSteps({
    clock,
    team,
    entered(task) {
      tell(task.workspaceSid, 'task-queue.entered', { task })
      route()
    },
    exhausted(task) {
      tell(task.workspaceSid, 'workflow.timeout', { task })
      cancelTask(task.sid, 'Task canceled on Workflow timeout')
    },
  })
  const router = createRouter({
    clock,
    team,
    ledger,
    steps,
    reserve: (task, worker) => reserve(task, worker),
  })
  const { route } = router
  const { reserve, ...answers } = createReservations({
    now,
    newSid,
    team,
    ledger,
    steps,
    tell,
    setActivity,
    route,
  })

  function setActivity(workerSid: string, activitySid: string): void {
    const worker = team.workers.get(workerSid)
    if (!worker || !team.activities.has(activitySid) || worker.activitySid === activitySid) return
    worker.activitySid = activitySid
    worker.activitySince = now()
    worker.updatedAt = now()
    tell(worker.workspaceSid, 'worker.activity.update', { worker })
    changed()
    route()
  }

  function endTask(task: Task, status: 'completed' | 'canceled', reason: string): void {
    const reservation = ledger.reservationOf(task)
    ledger.stopTimer(task.sid)
    steps.end(task.sid)
    touch(task, { status, reason })
    if (reservation) ledger.move(reservation, status)
    tell(task.workspaceSid, `task.${status}`, { task })
    route()
  }

  function cancelTask(sid: string, reason: string): boolean {
    const task = tasks.get(sid)
    if (task?.status !== 'pending' && task?.status !== 'reserved') return false
    endTask(task, 'canceled', reason)
    return true
  }

  return {
    ...answers,
    team,
    tasks,
    reservations: ledger.reservations,
    createTask(workflowSid, asked) {
      const workflow = team.workflows.get(workflowSid)
      if (!workflow) return undefined
      const task = newTask(workflow, asked, newSid('WT'), now())
      tasks.set(task.sid, task)
      ledger.setTimer(task.sid, task.timeoutMs, () => cancelTask(task.sid, 'Task TTL Exceeded'))
      tell(task.workspaceSid, 'task.created', { task })
      steps.begin(task)
      changed()
      return task
    },
    completeTask(sid, reason) {
      const task = tasks.get(sid)
      if (task?.status !== 'assigned' && task?.status !== 'wrapping') return false
      endTask(task, 'completed', reason)
      return true
    },
    cancelTask,
    writeAttributes(sid, attributes) {
      const task = tasks.get(sid)
      if (!task || isOver(task)) return
      touch(task, { attributes })
      tell(task.workspaceSid, 'task.updated', { task })
    },
    setActivity,
    route,
    clear() {
      router.stop()
      steps.clear()
      ledger.clear()
      for (const worker of team.workers.values()) worker.idleSince = now()
      changed()
    },
  }
}

function newTask(
  { sid: workflowSid, workspaceSid }: Workflow,
  asked: NewTask,
  sid: string,
  now: number,
): Task {
  return {
    ...asked,
    sid,
    workspaceSid,
    workflowSid,
    queueSid: null,
    status: 'pending',
    reason: null,
    version: 0,
    createdAt: now,
    updatedAt: now,
  }
}
