import { type Call, createCall, type NewCall } from '../twilio/calls.ts'
import { isTooBusy, type Refusal } from '../twilio/transport.ts'
import { bridgeTwiml } from '../twiml/bridge.ts'
import { dialledNumber } from './choice.ts'
import type { Wires } from './follow.ts'
import type { Intent } from './metadata.ts'
import { backOffMs } from './repeat.ts'
import { callerId, type Settings } from './settings.ts'

/** Twilio's "too many requests" says that nothing was done, so it alone is tried again. */
const mostTries = 8
const longestWaitMs = 30_000

export type Placed =
  | { kind: 'placed'; call: Call }
  | { kind: 'refused'; refusal: Refusal }
  /** No usable answer: the call may exist. */
  | { kind: 'lost' }
  | { kind: 'stopped' }

export interface Placing {
  done: Promise<Placed>
  /** Gives up while Twilio is busy; a request that is under way is not taken back. */
  stopTrying(): void
}

/**
 * Asks Twilio to ring the enumerator's phone and then the respondent's.
 * @param onWait told when Twilio is busy, with the device time of the next try; undefined when it starts
 */
export function placeCall(
  wires: Wires,
  settings: Settings,
  intent: Intent,
  onWait: (retryAt: number | undefined) => void,
): Placing {
  let endWait = (_stop: boolean) => {}

  /** Resolves true when the enumerator stopped it. */
  function wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = wires.clock.after(ms, () => resolve(false))
      endWait = (stop) => {
        cancel()
        resolve(stop)
      }
    })
  }

  async function place(): Promise<Placed> {
    const call = newCall(settings, intent)
    for (let tries = 1; ; tries += 1) {
      const reply = await createCall(wires.send, wires.accountSid, call)
      if (reply.kind === 'data') return { kind: 'placed', call: reply.data }
      if (reply.kind === 'nothing') return { kind: 'lost' }
      if (!isTooBusy(reply) || tries >= mostTries) return { kind: 'refused', refusal: reply }
      const ms = backOffMs(tries, longestWaitMs, wires.random)
      onWait(wires.clock.now() + ms)
      if (await wait(ms)) return { kind: 'stopped' }
      onWait(undefined)
    }
  }

  return { done: place(), stopTrying: () => endWait(true) }
}

function newCall(settings: Settings, intent: Intent): NewCall {
  const from = callerId(settings, intent.via)
  const twiml = bridgeTwiml(settings, dialledNumber(settings, intent), from)
  return { to: settings.enumerator.value, from, twiml }
}
