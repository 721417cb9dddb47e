import fc from 'fast-check'
import { expect } from 'vitest'

/** How many random lives a test lives; RUNS says otherwise. */
export function livesToLive(usual: number): number {
  return Number(process.env['RUNS'] ?? usual)
}

/** Some minutes' work, on a busy machine many. */
export const longLife = 30 * 60_000

/** Fails with the seed, the shortest life that breaks a law, and the law. */
export async function liveMany<Life>(
  lives: fc.Arbitrary<Life>,
  runs: number,
  live: (life: Life) => Promise<void>,
): Promise<void> {
  const oneAfterOther = fc.asyncProperty(lives, async (life) => {
    // No life waits for anything real, and a run that is cut off must be able to end its workers.
    await new Promise<void>((resolve) => setImmediate(resolve))
    await live(life)
  })
  const details = await fc.check(oneAfterOther, { numRuns: runs })
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
}
