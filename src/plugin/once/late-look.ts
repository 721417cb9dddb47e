import type { Intent } from '../../stored/memory.ts'
import { isFirmRefusal } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { type Repeating, repeat } from './repeat.ts'
import type { Finding } from './search.ts'

/** Pauses between looks, in ms; the last again and again. */
const pausesMs: readonly number[] = [5_000, 10_000, 20_000, 30_000, 60_000]
/** What Twilio does not list this long after the tap does not turn up any more. */
const longestMs = 15 * 60_000

export interface LateLooks<Item, I extends Intent> {
  doubts(): readonly I[]
  /** Something else is asked for, or looked for, right now; what is found would be taken for that. */
  isPending(): boolean
  findLate(intent: I): Promise<Finding<Item>>
  onTurnedUp(item: Item, intent: I, isSure: boolean): void
  /** It was not made. */
  onOver(intent: I): void
}

/** Looks in the background for what the enumerator said did not come about: Twilio may show it all the same. */
export function lookLate<Item, I extends Intent>(
  device: Device,
  { doubts, isPending, findLate, onTurnedUp, onOver }: LateLooks<Item, I>,
): Repeating {
  const startedAt = device.clock.now()
  let looks = 0
  let stopped = false

  /** @returns whether Twilio may tell another time */
  async function lookFor(intent: I): Promise<boolean> {
    const finding = await findLate(intent)
    if (stopped || isPending()) return true
    // A clock that was put right meanwhile must not end it sooner.
    const age = Math.abs(device.clock.now() - intent.at)
    if (finding.kind === 'found') onTurnedUp(finding.item, intent, finding.isSure === true)
    else if (finding.kind === 'none' && age > longestMs) onOver(intent)
    return finding.kind !== 'refused' || !isFirmRefusal(finding)
  }

  async function look(): Promise<number | undefined> {
    for (const intent of doubts()) {
      if (stopped || isPending()) break
      if (!(await lookFor(intent))) return undefined
    }
    looks += 1
    const isOver = doubts().length === 0 || device.clock.now() - startedAt > 2 * longestMs
    return stopped || isOver ? undefined : pausesMs[Math.min(looks, pausesMs.length) - 1]
  }

  const looking = repeat(device, 1_000, look)
  return {
    now: looking.now,
    stop() {
      stopped = true
      looking.stop()
    },
  }
}
