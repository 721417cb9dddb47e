import type { Clock } from '../../../twilio/clock.ts'
import type { Task } from './records.ts'
import { type Target, targetsFor } from './targets.ts'
import type { Team } from './team.ts'

/** How far each waiting task has come in its workflow. */
export interface WorkflowSteps {
  /** Puts a task into the first step of its workflow. */
  begin(task: Task): void
  /** The step that a task waits in; undefined where its workflow leads nowhere. */
  targetOf(taskSid: string): Target | undefined
  /** A reservation has come to nothing: a step whose time was up meanwhile is left now. */
  release(task: Task): void
  /** The task waits no more. */
  end(taskSid: string): void
  clear(): void
}

interface Progress {
  readonly targets: readonly Target[]
  position: number
  /** The step's time was up while a worker was reserved. */
  isDue: boolean
  stopTimer: () => void
}

const nothing = (): void => undefined

/** `entered` is called for every step, `exhausted` when the time of the last one is up. */
export function createWorkflowSteps(parts: {
  clock: Clock
  team: Team
  entered: (task: Task) => void
  exhausted: (task: Task) => void
}): WorkflowSteps {
  const { clock, team, entered, exhausted } = parts
  const all = new Map<string, Progress>()

  function enter(task: Task, progress: Progress): void {
    const target = progress.targets[progress.position]
    progress.stopTimer()
    progress.isDue = false
    if (!target) {
      // A workflow without steps lets a task wait until its own time is up.
      if (progress.targets.length > 0) exhausted(task)
      return
    }
    task.queueSid = target.queueSid
    progress.stopTimer =
      target.timeoutMs === null
        ? nothing
        : clock.after(target.timeoutMs, () => {
            progress.isDue = true
            if (task.status === 'pending') advance(task, progress)
          })
    entered(task)
  }

  function advance(task: Task, progress: Progress): void {
    progress.position += 1
    enter(task, progress)
  }

  return {
    begin(task) {
      const workflow = team.workflows.get(task.workflowSid)
      const targets = workflow ? targetsFor(workflow, task) : []
      const progress = { targets, position: 0, isDue: false, stopTimer: nothing }
      all.set(task.sid, progress)
      enter(task, progress)
    },
    targetOf(taskSid) {
      const progress = all.get(taskSid)
      return progress?.targets[progress.position]
    },
    release(task) {
      const progress = all.get(task.sid)
      if (progress?.isDue) advance(task, progress)
    },
    end(taskSid) {
      all.get(taskSid)?.stopTimer()
      all.delete(taskSid)
    },
    clear() {
      for (const { stopTimer } of all.values()) stopTimer()
      all.clear()
    },
  }
}
