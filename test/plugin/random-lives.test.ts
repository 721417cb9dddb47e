import fc from 'fast-check'
import { expect, it } from 'vitest'
import { live, lives } from './life.ts'

const runs = Number(process.env['RUNS'] ?? 10_000)
// The same lives every time, so that a change is to blame for what fails; SEED=$RANDOM lives others.
const seed = Number(process.env['SEED'] ?? 20_260_101)

it(`keeps its laws in ${runs} random lives`, { timeout: 30 * 60_000 }, async () => {
  console.log(`random lives: ${runs} runs, SEED=${seed}`)
  const details = await fc.check(
    fc.asyncProperty(lives, (life) => live(life)),
    { numRuns: runs, seed },
  )
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
})
