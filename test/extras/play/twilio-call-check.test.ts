import { expect, it, onTestFinished } from 'vitest'
import { openPlay } from './play.ts'

const file = 'twilio-call-check.xlsx'

it.each([
  ['lists calls', 'ok'],
  ['cannot list', 'calls-list'],
] as const)('says of a key that %s: %s, rings nobody, and lets the enumerator go on', async (key, answer) => {
  const play = await openPlay(file, key)
  const { world } = play
  onTestFinished(() => {
    world.field.running.stop()
    world.twilio.stop()
  })
  await world.pass(30)
  expect(world.host.stored.answer).toBe(answer)
  expect(world.twilio.requests.every(({ method }) => method === 'GET')).toBe(true)
  expect(play.leave()).toBe(true)
})
