import type { Device } from '../world.ts'

export interface Repeating {
  /** Runs the task at once (or waits for the one that runs); it goes on afterwards as it says. */
  now(): Promise<void>
  stop(): void
}

/**
 * Runs `task` after `firstPauseMs` and then again after as many milliseconds as it returns, until it returns
 * undefined. While the page is hidden or offline nothing runs; when it is back, at once.
 */
export function repeat(
  { clock, page }: Pick<Device, 'clock' | 'page'>,
  firstPauseMs: number,
  task: () => Promise<number | undefined>,
): Repeating {
  let stopped = false
  let pauseMs: number | undefined = firstPauseMs
  let running: Promise<void> | undefined
  let cancelTimer = () => {}

  function schedule(): void {
    cancelTimer()
    if (stopped || pauseMs === undefined || page.isHidden() || page.isOffline()) return
    cancelTimer = clock.after(pauseMs, () => void run())
  }

  function run(): Promise<void> {
    cancelTimer()
    running ??= task().then((pause) => {
      running = undefined
      pauseMs = pause
      schedule()
    })
    return running
  }

  const stopWatching = page.onChange(() => {
    cancelTimer()
    if (!stopped && pauseMs !== undefined && !page.isHidden() && !page.isOffline()) void run()
  })
  schedule()
  return {
    now: () => (stopped ? Promise.resolve() : run()),
    stop() {
      stopped = true
      cancelTimer()
      stopWatching()
    },
  }
}

/** A pause that differs between devices, so that those which began together do not go on asking in step. */
export function spreadMs(ms: number, random: () => number): number {
  return Math.round(ms * (0.9 + random() * 0.2))
}

/** Grows with every failure in a row, and differs between devices so that they do not all come back at once. */
export function backOffMs(failures: number, longestMs: number, random: () => number): number {
  return Math.min(longestMs, 1_000 * 2 ** failures) * (0.75 + random() / 2)
}
