import { describe, expect, it } from 'vitest'
import { twilioFunction } from '../../../src/functions/runtime/function-handler.ts'
import { plain } from '../../../src/functions/runtime/reply.ts'
import { type LookUpLocation, lookUpLocation } from '../../../src/functions/task-router/location.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { createFunctionsHost } from '../../../src/workbench/functions-host.ts'
import { incomingCall, origin, respondent, setScene } from '../visiting.ts'

const kisumu = { FromCity: 'KISUMU', FromState: 'NYANZA', FromZip: '40100', FromCountry: 'KE' }

describe('where a respondent belongs', () => {
  it.each([
    ['the city', kisumu, 'KISUMU'],
    ['the state where no city is known', { ...kisumu, FromCity: '' }, 'NYANZA'],
    ['the country where nothing else is known', { FromCountry: 'KE' }, 'KE'],
    ['nothing where nothing is known', { FromZip: '40100' }, ''],
    ['the caller’s place, not that of the number called', { ToCity: 'CHICAGO', FromCountry: 'KE' }, 'KE'],
  ])('is %s', async (_name, place, location) => {
    const scene = setScene()
    const { status, body } = await scene.post('/location-lookup', incomingCall(place))
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ location })
    expect(scene.sent).toEqual([])
  })
})

/** What comes of a team's own look-up, within so many seconds. */
async function lookUpWith(own: LookUpLocation, seconds = 0): Promise<{ text: string; log: string }> {
  const clock = createVirtualClock()
  const logs: string[] = []
  const place = { city: 'KISUMU', state: '', zip: '', country: 'KE' }
  const host = createFunctionsHost({
    handlers: {
      own: twilioFunction({
        name: 'own',
        admit: () => undefined,
        answer: async (visit) =>
          plain(200, (await lookUpLocation(visit, { number: respondent, place }, own)).text),
        sorry: () => plain(500, 'sorry'),
      }),
    },
    environment: {},
    assets: {},
    fetch: () => new Promise(() => {}),
    clock,
    log: (line) => logs.push(line),
  })
  const answer = host(new Request(`${origin}/own`))
  await clock.advance(seconds * 1000)
  const response = await answer
  expect(response.status).toBe(200)
  expect(clock.pending()).toBe(0)
  return { text: await response.text(), log: logs.join('\n') }
}

describe('a team’s own look-up', () => {
  it('says where the respondent belongs', async () => {
    const own: LookUpLocation = async (_visit, { number, place }) => ({ text: `${number} ${place.country}` })
    expect(await lookUpWith(own)).toEqual({ text: `${respondent} KE`, log: '' })
  })

  it.each<readonly [string, LookUpLocation]>([
    [
      'throws',
      () => {
        throw new Error('the list is not there')
      },
    ],
    ['fails later', () => Promise.reject(new Error('the list is not there'))],
  ])('that %s keeps nobody from the queue', async (_name, own) => {
    const { text, log } = await lookUpWith(own)
    expect(text).toBe('')
    expect(log).toContain('the location look-up failed: the list is not there')
  })

  it('that never answers keeps nobody from the queue for longer than two seconds', async () => {
    const { text, log } = await lookUpWith(() => new Promise(() => {}), 2)
    expect(text).toBe('')
    expect(log).toContain('the location look-up failed')
  })
})
