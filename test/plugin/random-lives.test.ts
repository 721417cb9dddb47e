import fc from 'fast-check'
import { expect, it } from 'vitest'
import { live, lives } from './life.ts'

const runs = Number(process.env['RUNS'] ?? 10_000)
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007)

it(`keeps its laws in ${runs} random lives`, { timeout: 30 * 60_000 }, async () => {
  console.log(`random lives: ${runs} runs, SEED=${seed}`)
  const details = await fc.check(fc.asyncProperty(lives, live), { numRuns: runs, seed })
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
})
