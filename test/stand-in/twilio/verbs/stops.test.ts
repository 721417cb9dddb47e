import { expect, it } from 'vitest'
import { createStops } from '../../../../src/stand-in/twilio/verbs/stops.ts'

function setUp() {
  const stopped: string[] = []
  const stops = createStops<'timer' | 'leg'>()
  const begin = (name: 'timer' | 'leg', what: string) =>
    stops.keep(name, (why) => void stopped.push(`${what} ${why}`))
  return { stops, begin, stopped }
}

it('stops what goes on when the same is begun anew', () => {
  const { begin, stopped } = setUp()
  begin('timer', 'first')
  begin('timer', 'second')
  expect(stopped).toEqual(['first ended'])
})

it('stops all that goes on, once, with the reason', () => {
  const { stops, begin, stopped } = setUp()
  begin('timer', 'timer')
  begin('leg', 'leg')
  stops.stop('timer')
  stops.all('reset')
  stops.all('ended')
  expect(stopped).toEqual(['timer ended', 'leg reset'])
  expect(stops.isOver()).toBe(true)
})

it('lets nothing begin that is kept after all was stopped', () => {
  const { stops, begin, stopped } = setUp()
  stops.all('redirected')
  begin('leg', 'late')
  expect(stopped).toEqual(['late redirected'])
})
