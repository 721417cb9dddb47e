import { isTooBusy, type Reply } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { backOffMs } from './repeat.ts'

/** Twilio's "too many requests" says that nothing was done, so it alone is tried again. */
const mostTries = 8
const longestWaitMs = 30_000

export interface Trying<Item> {
  /** Where nothing usable came, what was asked for may have been done. */
  done: Promise<Reply<Item> | { kind: 'stopped' }>
  /** Gives up while Twilio is busy; a request that is under way is not taken back. */
  stopTrying(): void
}

/**
 * Asks Twilio for something that must be done once.
 * @param onWait told when Twilio is busy, with the device time of the next try; undefined when it starts
 */
export function tryWhileBusy<Item>(
  { clock, random }: Device,
  ask: () => Promise<Reply<Item>>,
  onWait: (retryAt: number | undefined) => void,
): Trying<Item> {
  let stopWaiting = () => {}

  /** Resolves true when the enumerator stopped it. */
  function wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, () => resolve(false))
      stopWaiting = () => {
        cancel()
        resolve(true)
      }
    })
  }

  async function run(): Promise<Reply<Item> | { kind: 'stopped' }> {
    for (let tries = 1; ; tries += 1) {
      const reply = await ask()
      if (!isTooBusy(reply) || tries >= mostTries) return reply
      const ms = backOffMs(tries, longestWaitMs, random)
      onWait(clock.now() + ms)
      if (await wait(ms)) return { kind: 'stopped' }
      onWait(undefined)
    }
  }

  return { done: run(), stopTrying: () => stopWaiting() }
}
