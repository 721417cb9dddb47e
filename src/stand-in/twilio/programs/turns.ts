import { nothing } from '../verbs/stops.ts'
import type { StopVerb } from './stage.ts'

/** The steps of a program, one after the other. What a step asks for when another has begun comes too late. */
export interface Turns {
  /** Ends the step before, without stopping it. */
  begin(): void
  /** One step, unless it was over at once: then the next one has already begun. */
  step(perform: (isMine: () => boolean) => StopVerb): void
  stop: StopVerb
}

export function createTurns(): Turns {
  // Grows with every step.
  let turn = 0
  let stopStep = nothing

  function begin(): void {
    turn += 1
    stopStep = nothing
  }

  return {
    begin,
    step(perform) {
      begin()
      const mine = turn
      const isMine = (): boolean => mine === turn
      const stop = perform(isMine)
      if (isMine()) stopStep = stop
    },
    stop(why) {
      const stopNow = stopStep
      begin()
      stopNow(why)
    },
  }
}
