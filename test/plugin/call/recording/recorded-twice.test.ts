import { describe, expect, it } from 'vitest'
import { recordingsAt, remembered, talk } from '../../world/calling.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

const statuses = (world: World) => recordingsAt(world).map(({ status }) => status)
const start = { method: 'POST', path: /Recordings\.json/ } as const
const listing = { method: 'GET', path: /Recordings\.json/ } as const

/** The browser sends the start twice, and Twilio records twice. */
async function recordedTwice(staleMs = 0): Promise<World> {
  const world = await openWorld({ parameters: { record: 'consent' } })
  await talk(world)
  world.twilio.faults.add({ when: start, do: { kind: 'twice' } })
  if (staleMs) {
    world.twilio.faults.add({ when: listing, do: { kind: 'stale', ms: staleMs }, times: 'always' })
  }
  await world.field.tap('Start recording')
  await world.pass(2)
  expect(statuses(world)).toEqual(['in-progress', 'in-progress'])
  return world
}

describe('a start of recording that the browser sent twice', () => {
  it('leaves nothing that records while the enumerator has paused it, and goes on once', async () => {
    const world = await recordedTwice()
    await world.field.tap('Pause recording')
    await world.pass(2)
    expect(statuses(world)).toEqual(['paused', 'paused'])
    await world.field.tap('Resume recording')
    await world.pass(2)
    expect(statuses(world).sort()).toEqual(['in-progress', 'paused'])
  })

  it('leaves nothing that records once it was stopped', async () => {
    const world = await recordedTwice()
    await world.field.tap('Stop recording')
    await world.pass(10)
    expect(statuses(world)).toEqual(['completed', 'completed'])
  })

  it('leaves no sound once it was deleted', async () => {
    const world = await recordedTwice()
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(60)
    expect(world.field.text()).toContain('The recording is deleted.')
    expect(statuses(world)).toEqual(['deleted', 'deleted'])
  })

  it.each([4_000, 30_000])('is seen to also where Twilio lists the second %i ms late', async (ms) => {
    const world = await recordedTwice(ms)
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(120)
    expect(statuses(world)).toEqual(['deleted', 'deleted'])
    await world.field.tap('Hang up')
    await world.pass(200)
    expect(world.clock.pending()).toBe(0)
  })

  it('is seen to where the field was left and opened again', async () => {
    const world = await recordedTwice(20_000)
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(12)
    await world.reopen()
    await world.pass(120)
    expect(statuses(world)).toEqual(['deleted', 'deleted'])
  })

  it('is not said to be deleted while the second cannot be', async () => {
    const world = await recordedTwice()
    const [second] = recordingsAt(world)
    world.twilio.faults.add({
      when: { method: 'DELETE', path: String(second?.sid) },
      do: { kind: 'status', status: 403, code: 70051 },
      times: 'always',
    })
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(90)
    expect(remembered(world).log[0]?.recording?.state).not.toBe('deleted')
    expect(world.field.text()).not.toContain('The recording is deleted.')
  })
})
