import type { NewSid } from '../sids.ts'
import type { TellEvent } from './events.ts'
import type { Ledger } from './ledger.ts'
import type { Reservation, Task, Worker } from './records.ts'
import type { Team } from './team.ts'
import type { WorkflowSteps } from './workflow-steps.ts'

/** How long a worker may keep a task waiting where the workflow does not say. */
const usualReservationMs = 120_000

/** Holds workers for tasks, and what becomes of that. */
export interface Reservations {
  reserve(task: Task, worker: Worker): void
  /** Both answer whether the reservation was pending. */
  accept(reservationSid: string): boolean
  reject(reservationSid: string, activitySid?: string): boolean
  /** The work itself is done; does nothing where the reservation was not accepted. */
  wrapUp(reservationSid: string, activitySid?: string): void
}

/** `route` is called when a task needs another worker. */
export function createReservations(parts: {
  now: () => number
  newSid: NewSid
  team: Team
  ledger: Ledger
  steps: WorkflowSteps
  tell: TellEvent
  setActivity: (workerSid: string, activitySid: string) => void
  route: () => void
}): Reservations {
  const { now, newSid, team, ledger, steps, tell, setActivity, route } = parts

  /** A reservation has come to nothing: the task waits for another worker. */
  function giveBack(reservation: Reservation, status: 'rejected' | 'timeout', activitySid: string): void {
    const task = ledger.tasks.get(reservation.taskSid)
    if (task) ledger.touch(task, { status: 'pending' })
    ledger.move(reservation, status)
    setActivity(reservation.workerSid, activitySid)
    if (task) steps.release(task)
    route()
  }

  return {
    reserve(task, worker) {
      const { workspaceSid, workflowSid } = task
      const reservation: Reservation = {
        sid: newSid('WR'),
        workspaceSid,
        taskSid: task.sid,
        workerSid: worker.sid,
        status: 'pending',
        createdAt: now(),
        updatedAt: now(),
      }
      ledger.reservations.set(reservation.sid, reservation)
      ledger.touch(task, { status: 'reserved' })
      const limitMs = team.workflows.get(workflowSid)?.reservationTimeoutMs ?? usualReservationMs
      ledger.setTimer(reservation.sid, limitMs, () => {
        giveBack(reservation, 'timeout', team.workspaces.get(workspaceSid)?.timeoutActivitySid ?? '')
      })
      tell(workspaceSid, 'reservation.created', { task, reservation, worker })
    },
    accept(reservationSid) {
      const reservation = ledger.reservations.get(reservationSid)
      const task = ledger.tasks.get(reservation?.taskSid ?? '')
      if (reservation?.status !== 'pending' || !task) return false
      ledger.stopTimer(task.sid)
      steps.end(task.sid)
      ledger.touch(task, { status: 'assigned' })
      ledger.move(reservation, 'accepted')
      return true
    },
    reject(reservationSid, activitySid = '') {
      const reservation = ledger.reservations.get(reservationSid)
      if (reservation?.status !== 'pending') return false
      giveBack(reservation, 'rejected', activitySid)
      return true
    },
    wrapUp(reservationSid, activitySid = '') {
      const reservation = ledger.reservations.get(reservationSid)
      const task = ledger.tasks.get(reservation?.taskSid ?? '')
      if (reservation?.status !== 'accepted' || !task) return
      ledger.touch(task, { status: 'wrapping' })
      ledger.move(reservation, 'wrapping')
      tell(task.workspaceSid, 'task.wrapup', { task })
      setActivity(reservation.workerSid, activitySid)
    },
  }
}
