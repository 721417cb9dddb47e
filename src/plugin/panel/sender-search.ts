import type { Message } from '../../twilio/messages.ts'
import { isTooBusy } from '../../twilio/transport.ts'
import type { Wires } from '../follow.ts'
import { backOffMs, type Repeating, repeat } from '../repeat.ts'
import { findLostMessage, type MessageSearch } from './sender-lost.ts'
import type { SenderTrouble } from './sender-state.ts'

/**
 * Pauses between looks, in ms. Only when Twilio has shown no such message after all of them was it not sent: its
 * lists lag behind by moments, and a request can still be on its way when the line breaks. Looks that come
 * sooner, because somebody taps or the page comes back, do not shorten it.
 */
const pausesMs = [1_000, 3_000, 6_000, 10_000]
const longEnoughMs = 20_000
const longestPauseMs = 30_000

export interface MessageSearchReports {
  onFound(message: Message): void
  onLook(trouble: SenderTrouble | undefined): void
  onNotSent(): void
}

/** Looks for the message of an intent until it is found, or surely not there, or nobody can tell. */
export function searchForMessage(
  wires: Wires,
  search: MessageSearch,
  reports: MessageSearchReports,
): Repeating {
  const startedAt = wires.clock.now()
  let misses = 0
  let failures = 0
  let unclear = 0
  let stopped = false

  async function look(): Promise<number | undefined> {
    const finding = await findLostMessage(wires, search)
    if (stopped) return undefined
    switch (finding.kind) {
      case 'nothing':
        return failed({ kind: 'offline' })
      case 'refused':
        // "Too many requests" tells nothing of the message and passes by itself.
        if (isTooBusy(finding)) return failed(undefined)
        reports.onLook(finding)
        return undefined
      case 'found':
        reports.onFound(finding.message)
        return undefined
      case 'none':
        return missed()
      case 'unclear':
        failures = 0
        unclear += 1
        reports.onLook(finding)
        return pausesMs[unclear]
    }
  }

  function failed(trouble: SenderTrouble | undefined): number {
    failures += 1
    reports.onLook(trouble)
    return backOffMs(failures, longestPauseMs, wires.random)
  }

  function missed(): number | undefined {
    failures = 0
    misses += 1
    if (misses > pausesMs.length && wires.clock.now() - startedAt >= longEnoughMs) {
      reports.onNotSent()
      return undefined
    }
    reports.onLook(undefined)
    return pausesMs[misses - 1] ?? 1_000
  }

  const looking = repeat(wires, 0, look)
  return {
    now: () => looking.now(),
    stop() {
      stopped = true
      looking.stop()
    },
  }
}
