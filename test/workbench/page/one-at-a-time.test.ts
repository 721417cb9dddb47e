import { expect, it } from 'vitest'
import { oneAtATime } from '../../../src/workbench/page/one-at-a-time.ts'

it('runs once more after a burst that comes while it runs', async () => {
  let runs = 0
  let finish = () => {}
  const run = oneAtATime(() => {
    runs += 1
    return new Promise((resolve) => {
      finish = resolve
    })
  })
  const first = run()
  await Promise.all([run(), run()])
  expect(runs).toBe(1)
  finish()
  await expect.poll(() => runs).toBe(2)
  finish()
  await first
  expect(runs).toBe(2)
})

it('can run again after a run that failed', async () => {
  let runs = 0
  const run = oneAtATime(() => {
    runs += 1
    return runs === 1 ? Promise.reject(new Error('No line')) : Promise.resolve()
  })
  await expect(run()).rejects.toThrow('No line')
  await run()
  expect(runs).toBe(2)
})
