import { isTooBusy, type Reply } from '../../twilio/transport.ts'
import type { Device } from '../world.ts'
import { backOffMs } from './repeat.ts'
import type { Finding, Found } from './search.ts'

/** Twilio's "too many requests" says that nothing was done, so it alone is tried again. */
const mostTries = 8
const longestWaitMs = 30_000

export interface Trying<Item> {
  /** Where nothing usable came, what was asked for may have been done. */
  done: Promise<Tried<Item>>
  /** Gives up while Twilio is busy; a request that is under way is not taken back. */
  stopTrying(): void
  /** The same where the field is left: nothing is asked any more, and the next view looks. */
  leave(): void
}

export type Tried<Item> = Reply<Item> | Found<Item> | { kind: 'stopped' }

export interface Tries<Item> {
  ask(): Promise<Reply<Item>>
  /** Told when Twilio is busy, with the device time of the next try; undefined when it starts. */
  onWait(retryAt: number | undefined): void
  /**
   * Looks whether it was done all the same: a browser may send a request twice by itself, and the "too many requests"
   * is then the answer to one of the two.
   */
  look(): Promise<Finding<Item>>
}

/** Asks Twilio for something that must be done once. */
export function tryWhileBusy<Item>(
  { clock, random }: Device,
  { ask, onWait, look }: Tries<Item>,
): Trying<Item> {
  let stopWaiting = () => {}
  let isLeft = false

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

  /** Waits, and looks before the next try. */
  async function betweenTries(tries: number): Promise<Finding<Item> | { kind: 'stopped' }> {
    if (isLeft) return { kind: 'stopped' }
    const ms = backOffMs(tries, longestWaitMs, random)
    onWait(clock.now() + ms)
    const isStopped = await wait(ms)
    if (isLeft) return { kind: 'stopped' }
    onWait(undefined)
    const finding = await look()
    return finding.kind !== 'found' && (isStopped || isLeft) ? { kind: 'stopped' } : finding
  }

  async function run(): Promise<Tried<Item>> {
    let reply = await ask()
    for (let tries = 1; isTooBusy(reply) && tries < mostTries; tries += 1) {
      const finding = await betweenTries(tries)
      if (finding.kind === 'found' || finding.kind === 'stopped') return finding
      // Not asked for again before Twilio shows that it is not there.
      if (finding.kind === 'none') reply = await ask()
    }
    return reply
  }

  return {
    done: run(),
    stopTrying: () => stopWaiting(),
    leave() {
      isLeft = true
      stopWaiting()
    },
  }
}
