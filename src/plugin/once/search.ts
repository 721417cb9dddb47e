import { type Failure, isTooBusy, type Refusal } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { backOffMs, type Repeating, repeat } from './repeat.ts'

/**
 * Pauses between looks, in ms. Only when Twilio has shown nothing after all of them was nothing made: its lists lag
 * behind by moments, and a request can still be on its way when the line breaks. Looks that come sooner, because
 * somebody taps or the page comes back, do not shorten it.
 */
export const lookPausesMs: readonly number[] = [1_000, 3_000, 6_000, 10_000]
const longEnoughMs = 20_000
const longestPauseMs = 30_000

/** What one look shows of something that Twilio was asked to make and never confirmed. */
export type Finding<Item> = { kind: 'found'; item: Item } | { kind: 'none' } | Unclear<Item> | Failure

/** There are some, and neither order nor time tells whether one is it; `likely` is, if it was made at all. */
interface Unclear<Item> {
  kind: 'unclear'
  likely: Item
}

/** Why looking does not get on. */
export type LookTrouble<Item> = { kind: 'offline' } | Unclear<Item> | Refusal

export interface LookReports<Item> {
  onFound(item: Item): void
  onLook(trouble: LookTrouble<Item> | undefined): void
  /** Surely not there. */
  onNone(): void
}

/** Looks until it is found, or surely not there, or nobody can tell. */
export function lookUntilSure<Item>(
  device: Device,
  lookOnce: () => Promise<Finding<Item>>,
  reports: LookReports<Item>,
): Repeating {
  const startedAt = device.clock.now()
  let misses = 0
  let failures = 0
  let unclear = 0
  let stopped = false

  async function look(): Promise<number | undefined> {
    const finding = await lookOnce()
    if (stopped) return undefined
    switch (finding.kind) {
      case 'found':
        reports.onFound(finding.item)
        return undefined
      case 'none':
        misses += 1
        failures = 0
        if (isSurelyNone(misses, device.clock.now() - startedAt)) {
          reports.onNone()
          return undefined
        }
        reports.onLook(undefined)
        return lookPausesMs[misses - 1] || 1_000
      case 'unclear':
        unclear += 1
        failures = 0
        reports.onLook(finding)
        return lookPausesMs[unclear]
      case 'refused':
        // "Too many requests" tells nothing of it and passes by itself.
        if (isTooBusy(finding)) return failed(undefined)
        reports.onLook(finding)
        return undefined
      case 'nothing':
        return failed({ kind: 'offline' })
    }
  }

  function failed(trouble: LookTrouble<Item> | undefined): number {
    failures += 1
    reports.onLook(trouble)
    return backOffMs(failures, longestPauseMs, device.random)
  }

  const looking = repeat(device, 0, look)
  return {
    now: looking.now,
    stop() {
      stopped = true
      looking.stop()
    },
  }
}

/** It was looked for in vain so often, and for so long, that it cannot have been made. */
function isSurelyNone(misses: number, msLooking: number): boolean {
  return misses > lookPausesMs.length && msLooking >= longEnoughMs
}
