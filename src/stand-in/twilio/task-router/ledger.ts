import type { Clock } from '../../../twilio/clock.ts'
import type { ReservationStatus } from '../../../twilio/task-router/tasks.ts'
import type { TellEvent } from './events.ts'
import { isHeld, type Reservation, type Task, type Worker } from './records.ts'
import type { Team } from './team.ts'

/** The tasks and reservations that there are, by SID, oldest first, and what becomes of each when its time is up. */
export interface Ledger {
  readonly tasks: Map<string, Task>
  readonly reservations: Map<string, Reservation>
  /** In place of what was set for it before. */
  setTimer(sid: string, ms: number, run: () => void): void
  stopTimer(sid: string): void
  /** Changes a task, which makes a new version of it. */
  touch(task: Task, change: Partial<Task>): void
  /** Moves a reservation on, and tells of it. */
  move(reservation: Reservation, status: ReservationStatus): void
  /** The reservation that a worker is held by. */
  heldBy(worker: Worker): Reservation | undefined
  /** The reservation that a task is held by. */
  reservationOf(task: Task): Reservation | undefined
  clear(): void
}

/** `changed` is called after every change. */
export function createLedger(parts: {
  clock: Clock
  team: Team
  tell: TellEvent
  changed: () => void
}): Ledger {
  const { clock, team, tell, changed } = parts
  const { now } = clock
  const tasks = new Map<string, Task>()
  const reservations = new Map<string, Reservation>()
  const timers = new Map<string, () => void>()

  function stopTimer(sid: string): void {
    timers.get(sid)?.()
    timers.delete(sid)
  }

  function findHeld(isIt: (one: Reservation) => boolean): Reservation | undefined {
    return [...reservations.values()].find((one) => isHeld(one) && isIt(one))
  }

  return {
    tasks,
    reservations,
    setTimer(sid, ms, run) {
      stopTimer(sid)
      timers.set(sid, clock.after(ms, run))
    },
    stopTimer,
    touch(task, change) {
      Object.assign(task, change)
      task.updatedAt = now()
      task.version += 1
      changed()
    },
    move(reservation, status) {
      reservation.status = status
      reservation.updatedAt = now()
      stopTimer(reservation.sid)
      const task = tasks.get(reservation.taskSid)
      const worker = team.workers.get(reservation.workerSid)
      if (worker && !isHeld(reservation)) worker.idleSince = now()
      const word = status === 'wrapping' ? 'wrapup' : status
      tell(reservation.workspaceSid, `reservation.${word}`, { task, reservation, worker })
      changed()
    },
    heldBy: (worker) => findHeld(({ workerSid }) => workerSid === worker.sid),
    reservationOf: (task) => findHeld(({ taskSid }) => taskSid === task.sid),
    clear() {
      for (const sid of [...timers.keys()]) stopTimer(sid)
      tasks.clear()
      reservations.clear()
    },
  }
}
