import fc from 'fast-check'
import { expect, it } from 'vitest'
import { liveMessages, messageLives } from './message-life.ts'

const runs = Number(process.env['RUNS'] ?? 2_000)
// The same lives every time, so that a change is to blame for what fails; SEED=$RANDOM lives others.
const seed = Number(process.env['SEED'] ?? 20_260_101)

it(`never sends a message twice, nor loses one, in ${runs} random lives`, {
  timeout: 30 * 60_000,
}, async () => {
  console.log(`random lives of messages: ${runs} runs, SEED=${seed}`)
  const details = await fc.check(
    fc.asyncProperty(messageLives, (life) => liveMessages(life)),
    { numRuns: runs, seed },
  )
  expect(details.failed, `${fc.defaultReportMessage(details)}\n${details.errorInstance}`).toBe(false)
})
