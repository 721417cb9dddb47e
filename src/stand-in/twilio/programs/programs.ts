import type { Leg } from '../calls/legs.ts'
import { type RunningProgram, startProgram } from './program.ts'
import type { Programs, VerbParts } from './stage.ts'

/** Keeps the programs that run on legs. */
export function createPrograms(parts: VerbParts): Programs {
  const running = new Map<string, RunningProgram>()
  const held = new Map<string, { readonly leg: Leg; letGo(): void }>()

  const programs: Programs = {
    start(leg, source, over) {
      const stopWatching = leg.onEnd(() => forget()?.stop('ended'))
      let isOver = false

      function forget(): RunningProgram | undefined {
        isOver = true
        stopWatching()
        const program = running.get(leg.sid)
        running.delete(leg.sid)
        return program
      }

      const program = startProgram(parts, programs, leg, source, (how) => {
        forget()
        over(how)
      })
      if (!isOver) running.set(leg.sid, program)
      return program
    },
    redirect(callSid, source) {
      const program = running.get(callSid)
      if (program) {
        program.redirect(source)
        return true
      }
      const holder = held.get(callSid)
      if (!holder) return false
      holder.letGo()
      programs.start(holder.leg, source, () => holder.leg.end('completed'))
      return true
    },
    hold(leg, letGo) {
      held.set(leg.sid, { leg, letGo })
      return () => held.delete(leg.sid)
    },
    nest(leg, source, over) {
      const program = startProgram(parts, programs, leg, source, over, () => over('failed'))
      return (why) => program.stop(why)
    },
    clear() {
      for (const program of [...running.values()]) program.stop('reset')
      running.clear()
      held.clear()
    },
  }
  return programs
}
