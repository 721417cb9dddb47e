/** Runs `task` for each item, so many at once and in order, and begins none after `signal` says stop. Tasks never reject. */
export async function someAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const lane = async () => {
    // The lanes share the iterator: each takes what comes next.
    for (const item of waiting) {
      if (signal.aborted) return
      await task(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
