import type { Clock } from '../twilio/clock.ts'
import { createDueTasks, type DueTask } from './due-tasks.ts'

/** A clock that only moves when told to. */
export interface VirtualClock extends Clock {
  /**
   * Moves time on, running every task that falls due in order and letting promises settle after each,
   * so that a task may start a request whose reply starts the next task.
   */
  advance(ms: number): Promise<void>
  /** How many tasks are waiting. 0 when everything that was started has been stopped. */
  pending(): number
}

// Long enough for a request to pass through the stand-in Twilio and back: hono, msw and
// body reading each cost a handful of microtask turns and, in Node, a few macrotasks.
const usualTurns = 5

// For what asks others in turn before it answers. One that never answers must not hold up time for ever.
const mostTurns = 200

async function settleTurns(leastTurns: number, isBusy: () => boolean): Promise<void> {
  for (let turn = 0; turn < leastTurns || (turn < mostTurns && isBusy()); turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/**
 * Starts at `startMs` (milliseconds since 1970). While `isBusy` says so, time waits longer for promises.
 * @param leastTurns of Node's event loop, after each task: 1 is enough where `isBusy` knows of all that takes more
 */
export function createVirtualClock(
  startMs = Date.UTC(2026, 0, 15, 9, 0, 0),
  isBusy: () => boolean = () => false,
  leastTurns = usualTurns,
): VirtualClock {
  const settle = (): Promise<void> => settleTurns(leastTurns, isBusy)
  const tasks = createDueTasks()
  let now = startMs
  let pending = 0

  /** Lets go of what the task holds, which may wait for long. */
  function end(task: DueTask): void {
    if (task.run) pending -= 1
    task.run = undefined
  }

  return {
    now: () => now,
    after(ms, run) {
      const task: DueTask = { at: now + Math.max(0, ms), run }
      pending += 1
      tasks.add(task)
      return () => end(task)
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let task = tasks.take(until); task; task = tasks.take(until)) {
        const { run } = task
        end(task)
        now = Math.max(now, task.at)
        run?.()
        await settle()
      }
      now = until
      await settle()
    },
    pending: () => pending,
  }
}
