import { createMessage, type Message, type NewMessage } from '../../twilio/messages.ts'
import { isTooBusy, type Refusal } from '../../twilio/transport.ts'
import type { Wires } from '../follow.ts'
import { backOffMs } from '../repeat.ts'

/** Twilio's "too many requests" says that nothing was done, so it alone is tried again. */
const mostTries = 8
const longestWaitMs = 30_000
/** A 429 too, which lasts until tomorrow: https://www.twilio.com/docs/api/errors/63038 */
const dailyLimit = 63038

export type Sent =
  | { kind: 'sent'; message: Message }
  | { kind: 'refused'; refusal: Refusal }
  /** No usable answer: the message may exist. */
  | { kind: 'lost' }
  | { kind: 'stopped' }

export interface Sending {
  done: Promise<Sent>
  /** Gives up while Twilio is busy; a request that is under way is not taken back. */
  stopTrying(): void
}

/**
 * Asks Twilio to send a message.
 * @param onWait told when Twilio is busy, with the device time of the next try; undefined when it starts
 */
export function sendMessage(
  wires: Wires,
  message: NewMessage,
  onWait: (retryAt: number | undefined) => void,
): Sending {
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

  async function send(): Promise<Sent> {
    for (let tries = 1; ; tries += 1) {
      const reply = await createMessage(wires.send, wires.accountSid, message)
      if (reply.kind === 'data') return { kind: 'sent', message: reply.data }
      if (reply.kind === 'nothing') return { kind: 'lost' }
      if (!isTooBusy(reply) || reply.code === dailyLimit || tries >= mostTries) {
        return { kind: 'refused', refusal: reply }
      }
      const ms = backOffMs(tries, longestWaitMs, wires.random)
      onWait(wires.clock.now() + ms)
      if (await wait(ms)) return { kind: 'stopped' }
      onWait(undefined)
    }
  }

  return { done: send(), stopTrying: () => endWait(true) }
}
