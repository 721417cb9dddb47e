import type { Clock } from '../../../twilio/clock.ts'
import type { ReservationStatus } from '../../../twilio/task-router/tasks.ts'
import type { NewSid } from '../sids.ts'
import type { Documents } from '../webhooks/documents.ts'
import { createEvents } from './events.ts'
import { isHeld, isOver, type Reservation, type Task, type Worker } from './records.ts'
import { mayTake } from './routing.ts'
import { createTeam, partsOf, type Team } from './team.ts'
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
export interface TaskRouter {
  readonly team: Team
  /** Both by SID, oldest first. */
  readonly tasks: ReadonlyMap<string, Task>
  readonly reservations: ReadonlyMap<string, Reservation>
  /** Undefined where there is no such workflow. */
  createTask(workflowSid: string, task: NewTask): Task | undefined
  /** Both answer whether the reservation was pending. */
  accept(reservationSid: string): boolean
  reject(reservationSid: string, activitySid?: string): boolean
  /** The work itself is done; does nothing where the reservation was not accepted. */
  wrapUp(reservationSid: string, activitySid?: string): void
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
  const tasks = new Map<string, Task>()
  const reservations = new Map<string, Reservation>()
  const timers = new Map<string, () => void>()
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
  let stopRouting: (() => void) | undefined

  function setTimer(sid: string, ms: number, run: () => void): void {
    stopTimer(sid)
    timers.set(sid, clock.after(ms, run))
  }

  function stopTimer(sid: string): void {
    timers.get(sid)?.()
    timers.delete(sid)
  }

  function touch(task: Task, change: Partial<Task>): void {
    Object.assign(task, change)
    task.updatedAt = now()
    task.version += 1
    changed()
  }

  function heldBy(worker: Worker): Reservation | undefined {
    return [...reservations.values()].find((one) => one.workerSid === worker.sid && isHeld(one))
  }

  function reservationOf(task: Task): Reservation | undefined {
    return [...reservations.values()].find((one) => one.taskSid === task.sid && isHeld(one))
  }

  /** Moves a reservation on, and tells of it. */
  function move(reservation: Reservation, status: ReservationStatus): void {
    reservation.status = status
    reservation.updatedAt = now()
    stopTimer(reservation.sid)
    const task = tasks.get(reservation.taskSid)
    const worker = team.workers.get(reservation.workerSid)
    if (worker && !isHeld(reservation)) worker.idleSince = now()
    const word = status === 'wrapping' ? 'wrapup' : status
    tell(reservation.workspaceSid, `reservation.${word}`, { task, reservation, worker })
    changed()
  }

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

  /** A reservation has come to nothing: the task waits for another worker. */
  function giveBack(reservation: Reservation, status: 'rejected' | 'timeout', activitySid: string): void {
    const task = tasks.get(reservation.taskSid)
    if (task) touch(task, { status: 'pending' })
    move(reservation, status)
    setActivity(reservation.workerSid, activitySid)
    if (task) steps.release(task)
    route()
  }

  function reserve(task: Task, worker: Worker): void {
    const reservation: Reservation = {
      sid: newSid('WR'),
      workspaceSid: task.workspaceSid,
      taskSid: task.sid,
      workerSid: worker.sid,
      status: 'pending',
      createdAt: now(),
      updatedAt: now(),
    }
    reservations.set(reservation.sid, reservation)
    touch(task, { status: 'reserved' })
    const limitMs = team.workflows.get(task.workflowSid)?.reservationTimeoutMs ?? 120_000
    setTimer(reservation.sid, limitMs, () => {
      giveBack(reservation, 'timeout', team.workspaces.get(task.workspaceSid)?.timeoutActivitySid ?? '')
    })
    tell(task.workspaceSid, 'reservation.created', { task, reservation, worker })
  }

  function routeNow(): void {
    stopRouting = undefined
    const waiting = [...tasks.values()].filter(({ status }) => status === 'pending')
    waiting.sort((one, other) => other.priority - one.priority || one.createdAt - other.createdAt)
    for (const task of waiting) {
      const target = steps.targetOf(task.sid)
      if (!target) continue
      const free = partsOf(team.workers, task.workspaceSid).filter(
        (worker) => team.isAvailable(worker) && !heldBy(worker) && mayTake(team, target, { task, worker }),
      )
      free.sort((one, other) => one.idleSince - other.idleSince)
      const [first] = free
      if (first) reserve(task, first)
    }
  }

  function route(): void {
    stopRouting ??= clock.after(0, routeNow)
  }

  function endTask(task: Task, status: 'completed' | 'canceled', reason: string): void {
    const reservation = reservationOf(task)
    stopTimer(task.sid)
    steps.end(task.sid)
    touch(task, { status, reason })
    if (reservation) move(reservation, status)
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
    team,
    tasks,
    reservations,
    createTask(workflowSid, { attributes, priority, timeoutMs }) {
      const workflow = team.workflows.get(workflowSid)
      if (!workflow) return undefined
      const task: Task = {
        sid: newSid('WT'),
        workspaceSid: workflow.workspaceSid,
        workflowSid,
        queueSid: null,
        attributes,
        priority,
        timeoutMs,
        status: 'pending',
        reason: null,
        version: 0,
        createdAt: now(),
        updatedAt: now(),
      }
      tasks.set(task.sid, task)
      setTimer(task.sid, timeoutMs, () => cancelTask(task.sid, 'Task TTL Exceeded'))
      tell(task.workspaceSid, 'task.created', { task })
      steps.begin(task)
      changed()
      return task
    },
    accept(reservationSid) {
      const reservation = reservations.get(reservationSid)
      const task = tasks.get(reservation?.taskSid ?? '')
      if (reservation?.status !== 'pending' || !task) return false
      stopTimer(task.sid)
      steps.end(task.sid)
      touch(task, { status: 'assigned' })
      move(reservation, 'accepted')
      return true
    },
    reject(reservationSid, activitySid = '') {
      const reservation = reservations.get(reservationSid)
      if (reservation?.status !== 'pending') return false
      giveBack(reservation, 'rejected', activitySid)
      return true
    },
    wrapUp(reservationSid, activitySid = '') {
      const reservation = reservations.get(reservationSid)
      const task = tasks.get(reservation?.taskSid ?? '')
      if (reservation?.status !== 'accepted' || !task) return
      touch(task, { status: 'wrapping' })
      move(reservation, 'wrapping')
      tell(task.workspaceSid, 'task.wrapup', { task })
      setActivity(reservation.workerSid, activitySid)
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
      for (const sid of [...timers.keys()]) stopTimer(sid)
      stopRouting?.()
      stopRouting = undefined
      steps.clear()
      tasks.clear()
      reservations.clear()
      for (const worker of team.workers.values()) worker.idleSince = now()
      changed()
    },
  }
}
