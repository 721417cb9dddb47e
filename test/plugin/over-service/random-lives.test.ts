import fc from 'fast-check'
import { expect, it } from 'vitest'
import { live, lives } from '../life.ts'
import { liveMessages, messageLives } from '../panel/message-life.ts'

const runs = Number(process.env['RUNS'] ?? 2_000)
// The same lives every time, so that a change is to blame for what fails; SEED=$RANDOM lives others.
const seed = Number(process.env['SEED'] ?? 20_260_101)
const timeout = 30 * 60_000

it(`keeps its laws through the team's own Functions in ${runs} random lives`, { timeout }, async () => {
  console.log(`random lives over the service: ${runs} runs, SEED=${seed}`)
  const property = fc.asyncProperty(lives, (life) => live(life, 'service'))
  const details = await fc.check(property, { numRuns: runs, seed })
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
})

it(`never sends a message twice through them, nor loses one, in ${runs} random lives`, {
  timeout,
}, async () => {
  const property = fc.asyncProperty(messageLives, (life) => liveMessages(life, 'service'))
  const details = await fc.check(property, { numRuns: runs, seed })
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
})
