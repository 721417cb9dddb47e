import { useEffect, useRef, useState } from 'preact/hooks'

export interface Errand {
  readonly isRunning: boolean
  /** Runs `task` unless one runs already. */
  run(task: (signal: AbortSignal) => Promise<void>): void
  stop(): void
}

/** One long task at a time, which the user can stop and which ends with the part of the page that began it. */
export function useErrand(): Errand {
  const current = useRef<AbortController | undefined>(undefined)
  const [isRunning, setRunning] = useState(false)
  useEffect(() => () => current.current?.abort(), [])
  return {
    isRunning,
    run(task) {
      if (current.current) return
      const controller = new AbortController()
      current.current = controller
      setRunning(true)
      void task(controller.signal).finally(() => {
        current.current = undefined
        setRunning(false)
      })
    },
    stop: () => current.current?.abort(),
  }
}
