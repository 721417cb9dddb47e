import type { Clock } from '../clock.ts'
import { type Fetch, twilioOrigin, withTimeout } from '../transport.ts'

/**
 * Asks without a login for what should want one, and reads no more than the status: a recording may be large.
 * Undefined where no answer could be read.
 */
export async function openStatus(
  { fetch, clock }: { fetch: Fetch; clock: Clock },
  path: string,
  timeoutMs: number,
): Promise<number | undefined> {
  // Younger than the oldest web views: there the sound is read by nobody, and comes all the same.
  const controller = typeof AbortController === 'undefined' ? undefined : new AbortController()
  const status = await withTimeout(clock, timeoutMs, async () => {
    const init = { method: 'GET', headers: {}, credentials: 'omit' } as const
    const answer = await fetch(
      twilioOrigin + path,
      controller ? { ...init, signal: controller.signal } : init,
    )
    return answer.status
  })
  controller?.abort()
  return typeof status === 'number' ? status : undefined
}
