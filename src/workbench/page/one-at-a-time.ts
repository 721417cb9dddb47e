/**
 * Lets `task` run once at a time. Called while it runs, it runs once more afterwards, however often it was called:
 * changes come in bursts. Such a call does not wait.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let isRunning = false
  let isWanted = false
  return async () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    try {
      while (isWanted) {
        isWanted = false
        await task()
      }
    } finally {
      isRunning = false
    }
  }
}
