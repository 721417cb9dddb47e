import { type Failure, isTooBusy, type NothingUsable, type Refusal } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { backOffMs, type Repeating, repeat } from './repeat.ts'

/** Pauses between the first looks, in ms: Twilio's lists lag behind by moments, and sometimes by a minute. */
export const lookPausesMs: readonly number[] = [1_000, 3_000, 6_000, 10_000]
const laterPauseMs = 15_000
const longestPauseMs = 60_000
/** After this long the enumerator is asked. Looks that come sooner, because somebody taps, do not shorten it. */
const untilAskedMs = 20_000

/** What one look shows of something that Twilio was asked to make and never confirmed. */
export type Finding<Item> = Found<Item> | { kind: 'none' } | Unclear<Item> | Failure

export interface Found<Item> {
  kind: 'found'
  item: Item
  /** It shows itself that it is the one, and not only that it may be. */
  isSure?: boolean
}

/** There are some, and nothing tells yet whether one is it; `likely` is, if it was made at all. */
interface Unclear<Item> {
  kind: 'unclear'
  likely: Item
}

/** Why looking does not get on. */
export type LookTrouble<Item> = NothingUsable | Unclear<Item> | Refusal

export interface LookReports<Item> {
  onFound(found: Found<Item>): void
  /** `asked`: it has taken so long that the enumerator is to be asked. */
  onLook(trouble: LookTrouble<Item> | undefined, asked: boolean): void
}

/**
 * Looks until it is found. That it was never made no list can tell, since lists lag behind: the enumerator can, whose
 * phone rang or did not.
 */
export function lookUntilFound<Item>(
  device: Device,
  lookOnce: () => Promise<Finding<Item>>,
  reports: LookReports<Item>,
): Repeating {
  let trouble: LookTrouble<Item> | undefined
  let looks = 0
  let failures = 0
  let isAsked = false
  let stopped = false

  async function look(): Promise<number | undefined> {
    const finding = await lookOnce()
    if (stopped) return undefined
    if (finding.kind === 'found') {
      stop()
      reports.onFound(finding)
      return undefined
    }
    trouble = troubleOf(finding)
    reports.onLook(trouble, isAsked)
    if (trouble?.kind === 'refused') return undefined
    if (finding.kind === 'nothing' || finding.kind === 'refused') {
      failures += 1
      return backOffMs(failures, longestPauseMs, device.random)
    }
    failures = 0
    looks += 1
    return lookPausesMs[looks - 1] ?? Math.min(longestPauseMs, laterPauseMs * (looks - lookPausesMs.length))
  }

  // Also where nothing can be looked up, since the device is offline.
  const stopAsking = device.clock.after(untilAskedMs, () => {
    isAsked = true
    reports.onLook(trouble, isAsked)
  })
  const looking = repeat(device, 0, look)

  function stop(): void {
    stopped = true
    stopAsking()
    looking.stop()
  }

  return { now: looking.now, stop }
}

/** "Too many requests" tells nothing of it and passes by itself. */
function troubleOf<Item>(finding: Exclude<Finding<Item>, Found<Item>>): LookTrouble<Item> | undefined {
  if (finding.kind === 'none' || (finding.kind === 'refused' && isTooBusy(finding))) return undefined
  return finding
}
