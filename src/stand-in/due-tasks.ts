/** Something that is to run at a moment. */
export interface DueTask {
  readonly at: number
  /** Undefined once it has run, or is not to run any more. */
  run: (() => void) | undefined
}

/** Tasks that wait, the next one first; among those of one moment the one that was added first. */
export interface DueTasks {
  add(task: DueTask): void
  /** Takes out the next task that still is to run, if it falls due by then. */
  take(until: number): DueTask | undefined
}

interface Entry {
  readonly task: DueTask
  readonly order: number
}

/** A binary heap: in a long day thousands wait, and one after the other is next. */
export function createDueTasks(): DueTasks {
  const heap: Entry[] = []
  let added = 0

  function isBefore(one: Entry, other: Entry): boolean {
    return one.task.at < other.task.at || (one.task.at === other.task.at && one.order < other.order)
  }

  function rise(entry: Entry): void {
    let position = heap.length
    while (position > 0) {
      const above = (position - 1) >> 1
      const parent = heap[above]
      if (!parent || isBefore(parent, entry)) break
      heap[position] = parent
      position = above
    }
    heap[position] = entry
  }

  function sink(entry: Entry): void {
    let position = 0
    for (;;) {
      const [left, right] = [heap[2 * position + 1], heap[2 * position + 2]]
      const isRight = left !== undefined && right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!child || isBefore(entry, child)) break
      heap[position] = child
      position = 2 * position + (isRight ? 2 : 1)
    }
    heap[position] = entry
  }

  function takeFirst(): void {
    const last = heap.pop()
    if (last && heap.length > 0) sink(last)
  }

  return {
    add(task) {
      added += 1
      rise({ task, order: added })
    },
    take(until) {
      for (let first = heap[0]; first && first.task.at <= until; first = heap[0]) {
        takeFirst()
        if (first.task.run) return first.task
      }
      return undefined
    },
  }
}
