import type { StopReason, StopVerb } from '../programs/stage.ts'

/** What there is to stop of a verb that is over at once. */
export const nothing: StopVerb = () => undefined

/** Everything that a verb has going on, each under a name, so that none of it outlasts the verb. */
export interface Stops<Name extends string> {
  /** Keeps how to stop what was begun. What went on under this name is stopped; after `all`, so is this at once. */
  keep(name: Name, stop: StopVerb): void
  stop(name: Name, why?: StopReason): void
  /** Stops all that goes on, for good. */
  all(why?: StopReason): void
  /** Whether all was stopped. */
  isOver(): boolean
}

export function createStops<Name extends string>(): Stops<Name> {
  const kept = new Map<Name, StopVerb>()
  let over: StopReason | undefined

  function stop(name: Name, why: StopReason = 'ended'): void {
    const stopIt = kept.get(name)
    kept.delete(name)
    stopIt?.(why)
  }

  return {
    keep(name, stopIt) {
      stop(name)
      if (over === undefined) kept.set(name, stopIt)
      else stopIt(over)
    },
    stop,
    all(why = 'ended') {
      over = why
      for (const name of [...kept.keys()]) stop(name, why)
    },
    isOver: () => over !== undefined,
  }
}
