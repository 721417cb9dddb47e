import type { Running } from './start.ts'

/**
 * A field that cannot open yet, and may be cleared or left meanwhile.
 * @param opening resolves to what opens it, and never rejects
 */
export function runLater(opening: Promise<() => Running>): Running {
  let isClearing = false
  let stopped = false
  /** undefined while it is on its way. */
  let running: Running | undefined

  void opening.then((open) => {
    if (stopped) return
    running = open()
    // What was stored may be something that is still pending, which only the open field can tell.
    if (isClearing) running.clearAnswer()
  })

  return {
    clearAnswer() {
      isClearing = true
      if (running) running.clearAnswer()
    },
    setFocus() {
      if (running) running.setFocus()
    },
    stop() {
      stopped = true
      if (running) running.stop()
    },
  }
}
