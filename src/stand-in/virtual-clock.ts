import type { Clock } from '../twilio/clock.ts'

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

interface Task {
  at: number
  order: number
  run: () => void
}

// Long enough for a request to pass through the stand-in Twilio and back: hono, msw and
// body reading each cost a handful of microtask turns and, in Node, a few macrotasks.
const usualTurns = 5

// For what asks others in turn before it answers. One that never answers must not hold up time for ever.
const mostTurns = 200

async function settleTurns(isBusy: () => boolean): Promise<void> {
  for (let turn = 0; turn < usualTurns || (turn < mostTurns && isBusy()); turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Starts at `startMs` (milliseconds since 1970). While `isBusy` says so, time waits longer for promises. */
export function createVirtualClock(
  startMs = Date.UTC(2026, 0, 15, 9, 0, 0),
  isBusy: () => boolean = () => false,
): VirtualClock {
  const settle = (): Promise<void> => settleTurns(isBusy)
  let now = startMs
  let order = 0
  const tasks = new Set<Task>()

  function nextDue(until: number): Task | undefined {
    let first: Task | undefined
    for (const task of tasks) {
      if (task.at > until) continue
      if (!first || task.at < first.at || (task.at === first.at && task.order < first.order)) first = task
    }
    return first
  }

  return {
    now: () => now,
    after(ms, run) {
      order += 1
      const task: Task = { at: now + Math.max(0, ms), order, run }
      tasks.add(task)
      return () => {
        tasks.delete(task)
      }
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let task = nextDue(until); task; task = nextDue(until)) {
        tasks.delete(task)
        now = Math.max(now, task.at)
        task.run()
        await settle()
      }
      now = until
      await settle()
    },
    pending: () => tasks.size,
  }
}
