import type { Intent } from '../../stored/memory.ts'
import { isFirmRefusal } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { type Repeating, repeat } from './repeat.ts'
import type { Finding } from './search.ts'

/** Pauses between looks, in ms; the last again and again. */
const pausesMs: readonly number[] = [5_000, 10_000, 20_000, 30_000, 60_000]
/** Then the next time the field is opened; what was asked for more than a day ago does not turn up any more. */
const longestMs = 15 * 60_000
const tooOldMs = 26 * 3_600_000

export interface LateLooks<Item, I extends Intent> {
  doubts(): readonly I[]
  /** Something else is asked for, or looked for, right now; what is found would be taken for that. */
  isPending(): boolean
  findLate(intent: I): Promise<Finding<Item>>
  onTurnedUp(item: Item, intent: I, isSure: boolean): void
}

/** Looks in the background for what the enumerator said did not come about: Twilio may show it all the same. */
export function lookLate<Item, I extends Intent>(
  device: Device,
  { doubts, isPending, findLate, onTurnedUp }: LateLooks<Item, I>,
): Repeating {
  const startedAt = device.clock.now()
  let looks = 0
  let stopped = false

  function open(): readonly I[] {
    return doubts().filter(({ at }) => Math.abs(device.clock.now() - at) < tooOldMs)
  }

  /** @returns whether Twilio may tell another time */
  async function lookFor(intent: I): Promise<boolean> {
    const finding = await findLate(intent)
    const tells = finding.kind !== 'refused' || !isFirmRefusal(finding)
    if (finding.kind === 'found' && !stopped && !isPending()) {
      onTurnedUp(finding.item, intent, finding.isSure === true)
    }
    return tells
  }

  async function look(): Promise<number | undefined> {
    for (const intent of open()) {
      if (stopped || isPending()) break
      if (!(await lookFor(intent))) return undefined
    }
    looks += 1
    const isOver = open().length === 0 || device.clock.now() - startedAt > longestMs
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
