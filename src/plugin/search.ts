import type { Call } from '../twilio/calls.ts'
import { isTooBusy } from '../twilio/transport.ts'
import type { Wires } from './follow.ts'
import { findLostCall, type Search } from './lost-call.ts'
import { backOffMs, type Repeating, repeat } from './repeat.ts'
import type { LookTrouble } from './state.ts'

/**
 * Pauses between looks, in ms. Only when Twilio has shown no such call after all of them was it not placed: its
 * lists lag behind by moments, and a request can still be on its way when the line breaks. Looks that come
 * sooner, because somebody taps or the page comes back, do not shorten it.
 */
const pausesMs = [1_000, 3_000, 6_000, 10_000]
const longEnoughMs = 20_000
const longestPauseMs = 30_000

export interface SearchReports {
  onFound(call: Call): void
  /** `likely`: while it is unclear, the call it must be if the enumerator's phone rang. */
  onLook(trouble: LookTrouble | undefined, likely?: Call): void
  onNotPlaced(): void
}

/** Looks for the call of an intent until it is found, or surely not there, or nobody can tell. */
export function searchForCall(wires: Wires, search: Search, reports: SearchReports): Repeating {
  const startedAt = wires.clock.now()
  let misses = 0
  let failures = 0
  let unclear = 0

  async function look(): Promise<number | undefined> {
    const finding = await findLostCall(wires.send, wires.accountSid, search)
    // "Too many requests" tells nothing of the call and passes by itself.
    if (finding.kind === 'nothing' || (finding.kind === 'refused' && isTooBusy(finding))) {
      failures += 1
      reports.onLook(finding.kind === 'nothing' ? 'offline' : undefined)
      return backOffMs(failures, longestPauseMs, wires.random)
    }
    failures = 0
    if (finding.kind === 'none') return missed()
    if (finding.kind === 'found') {
      reports.onFound(finding.call)
      return undefined
    }
    if (finding.kind === 'refused') {
      reports.onLook(finding)
      return undefined
    }
    unclear += 1
    reports.onLook('unclear', finding.newest)
    return pausesMs[unclear]
  }

  function missed(): number | undefined {
    misses += 1
    if (misses > pausesMs.length && wires.clock.now() - startedAt >= longEnoughMs) {
      reports.onNotPlaced()
      return undefined
    }
    reports.onLook(undefined)
    return pausesMs[misses - 1] || 1_000
  }

  return repeat(wires, 0, look)
}
