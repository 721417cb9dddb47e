/** Seconds that calls wait in a queue: on average, and what 95 of 100 do not exceed. */
export interface Waiting {
  readonly mean: number
  readonly most: number
}

const share = 0.95

/**
 * What queueing theory says of one caller ID: M/D/1, calls that come independently of each other, at random,
 * `load` a second, where exactly one a second is served. The mean is Pollaczek and Khinchine's, the distribution
 * Erlang's: https://en.wikipedia.org/wiki/M/D/1_queue
 * @param load below 1, for at 1 the queue has no end
 */
export function theoryOf(load: number): Waiting {
  return { mean: load / (2 * (1 - load)), most: quantile(load) }
}

/** The chance that a call waits no longer than so many seconds. */
function chanceWithin(load: number, seconds: number): number {
  let sum = 0
  let factorial = 1
  for (let k = 0; k <= Math.floor(seconds); k += 1) {
    if (k > 0) factorial *= k
    const x = load * (seconds - k)
    sum += ((-x) ** k / factorial) * Math.exp(x)
  }
  return (1 - load) * sum
}

function quantile(load: number): number {
  if (chanceWithin(load, 0) >= share) return 0
  let [low, high] = [0, 1]
  while (chanceWithin(load, high) < share) [low, high] = [high, high * 2]
  while (high - low > 0.001) {
    const middle = (low + high) / 2
    if (chanceWithin(load, middle) < share) low = middle
    else high = middle
  }
  return high
}

/** The same of waits that were measured, in any order. */
export function describeWaits(seconds: readonly number[]): Waiting {
  const sorted = [...seconds].sort((a, b) => a - b)
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    mean: sum / Math.max(1, sorted.length),
    most: sorted[Math.ceil(sorted.length * share) - 1] ?? 0,
  }
}

/** Of those who come to a place, this share may find it full. */
const turnedAway = 0.001

/**
 * How many places with room for so many each are needed, for all who would be inside at once on average, where
 * nobody waits: https://en.wikipedia.org/wiki/Erlang_(unit)#Erlang_B_formula
 */
export function placesNeeded(inside: number, room: number): number {
  for (let places = 1; ; places += 1) {
    if (shareTurnedAway(inside / places, room) <= turnedAway) return places
  }
}

function shareTurnedAway(inside: number, room: number): number {
  let share = 1
  for (let one = 1; one <= room; one += 1) share = (inside * share) / (one + inside * share)
  return share
}
