import type { Clock } from '../../../twilio/clock.ts'
import type { Ledger } from './ledger.ts'
import type { Task, Worker } from './records.ts'
import { mayTake } from './targets.ts'
import { partsOf, type Team } from './team.ts'
import type { WorkflowSteps } from './workflow-steps.ts'

/** Finds a worker for every task that waits. */
export interface Router {
  /** Looks anew, as soon as what happens now is over. */
  route(): void
  stop(): void
}

/** `reserve` is called for each task that a worker was found for. */
export function createRouter(parts: {
  clock: Clock
  team: Team
  ledger: Ledger
  steps: WorkflowSteps
  reserve: (task: Task, worker: Worker) => void
}): Router {
  const { clock, team, ledger, steps, reserve } = parts
  let stopRouting: (() => void) | undefined

  /** Who has been idle for longest of those who may take the task. */
  function workerFor(task: Task): Worker | undefined {
    const target = steps.targetOf(task.sid)
    if (!target) return undefined
    const free = partsOf(team.workers, task.workspaceSid).filter(
      (worker) =>
        team.isAvailable(worker) && !ledger.heldBy(worker) && mayTake(team, target, { task, worker }),
    )
    free.sort((one, other) => one.idleSince - other.idleSince)
    return free[0]
  }

  function routeNow(): void {
    stopRouting = undefined
    const waiting = [...ledger.tasks.values()].filter(({ status }) => status === 'pending')
    waiting.sort((one, other) => other.priority - one.priority || one.createdAt - other.createdAt)
    for (const task of waiting) {
      const worker = workerFor(task)
      if (worker) reserve(task, worker)
    }
  }

  return {
    route() {
      stopRouting ??= clock.after(0, routeNow)
    },
    stop() {
      stopRouting?.()
      stopRouting = undefined
    },
  }
}
