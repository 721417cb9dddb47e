/** Till then the first calls are placed and the queues fill. */
const warmUpMs = 90_000

/** While the day is in full swing, in milliseconds since 1970: what is said of queues and crowds is of then. */
export interface Swing {
  readonly from: number
  readonly until: number
}

export function swingOf(minutes: number, startedAt: number): Swing {
  return { from: startedAt + Math.min(warmUpMs, minutes * 30_000), until: startedAt + minutes * 60_000 }
}
