/** Time as a parameter, so that tests do not wait. The real one wraps `Date.now` and `setTimeout`. */
export interface Clock {
  /** Milliseconds since 1970, as the device believes it to be. */
  now(): number
  /** Runs `task` once after `ms` milliseconds; the returned function stops it and may be called twice. */
  after(ms: number, task: () => void): () => void
}

/** The machine's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
