import { describe, expect, it } from 'vitest'
import { callsAt, item, placements, placing, remembered, setHabits, talk, talkFor } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()
const nothing = { answer: '', metadata: '' }

/** Nothing is asked: a HEAD only keeps the line ready for the next call. */
async function expectQuiet(world: World, seconds: number): Promise<void> {
  const asked = () => world.twilio.requests.filter(({ method }) => method !== 'HEAD')
  const before = asked().length
  await world.pass(seconds)
  expect(asked()).toHaveLength(before)
}

describe('clearing the answer', () => {
  it('of a field that has none changes nothing', async () => {
    const world = await openWorld()
    world.host.clear()
    expect(world.host.stored).toEqual(nothing)
    expect(world.field.button('Call')?.disabled).toBe(false)
  })

  it('of a call that is over makes the field as new', async () => {
    const world = await openWorld()
    await talkFor(world, 20)
    world.host.clear()
    await world.pass(1)
    expect(world.host.stored).toEqual(nothing)
    expect(world.field.text()).not.toMatch(/Talked|CA[0-9a-f]{32}/)
    await expectQuiet(world, 600)
    await world.field.tap('Call')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('of a call that goes on does not hang up behind the enumerator’s back, and says that it goes on', async () => {
    const world = await openWorld()
    await talk(world)
    world.host.clear()
    await world.pass(2)
    expect(world.host.stored).toEqual(nothing)
    expect(world.field.text()).toContain('The call itself goes on: hang up on your phone.')
    await expectQuiet(world, 600)
    expect(world.host.stored).toEqual(nothing)
    expect(callsAt(world)).toMatchObject([{ status: 'in-progress' }])
  })

  it('while a look is under way leaves nothing behind when its answer comes', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'latency', ms: 3_000 } })
    world.field.button('Update status')?.click()
    await world.pass(1)
    world.host.clear()
    await world.pass(10)
    expect(world.host.stored).toEqual(nothing)
    expect(world.field.button('Call')?.disabled).toBe(false)
  })

  it('while a recording is being started leaves nothing behind when its answer comes', async () => {
    const world = await openWorld({ parameters: { record: 'consent' } })
    await talk(world)
    world.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'latency', ms: 3_000 } })
    world.field.button('Start recording')?.click()
    await world.pass(1)
    world.host.clear()
    await world.pass(10)
    expect(world.host.stored).toEqual(nothing)
  })

  it.each([
    ['is being placed', { kind: 'latency', ms: 6_000 }],
    ['is being looked for', { kind: 'drop-after' }],
  ] as const)('while a call %s cannot lose it: it is stored, and not placed again', async (_name, fault) => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: fault })
    const lag = { kind: 'stale', ms: 4_000 } as const
    world.twilio.faults.add({ when: { method: 'GET', path: 'To=' }, do: lag, times: 3 })
    world.field.button('Call')?.click()
    await world.pass(1)
    world.host.clear()
    expect(world.host.stored.answer).toBe('')
    expect(world.field.button('Call')?.disabled).toBe(true)
    await world.pass(30)
    expect(placements(world)).toHaveLength(1)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(remembered(world).log).toHaveLength(1)
  })

  it('after a refusal, or while Twilio is too busy, leaves a field that can call', async () => {
    for (const status of [400, 429]) {
      const world = await openWorld()
      world.twilio.faults.add({
        when: placing,
        do: { kind: 'status', status, code: status === 400 ? 21211 : 20429 },
      })
      await world.field.tap('Call')
      world.host.clear()
      await world.pass(30)
      if (status === 400) await world.field.tap('Call')
      expect(callsAt(world)).toHaveLength(1)
      expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    }
  })

  it('gives back all attempts and forgets the dispositions', async () => {
    const world = await openWorld({ parameters: { attempts: 1, dispositions: 1, details: 1 } })
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(30)
    world.host.clear()
    await world.field.tap('Call')
    await world.pass(2)
    expect([item(world, 10), item(world, 12)]).toEqual(['1', ''])
  })

  it('of a form whose parameters are wrong removes what is stored', async () => {
    const first = await openWorld()
    await talkFor(first, 20)
    const world = await openWorld({ stored: first.host.stored, parameters: { to_number: '0711222333' } })
    world.host.clear()
    expect(world.host.stored).toEqual(nothing)
    expect(world.field.text()).not.toMatch(/CA[0-9a-f]{32}/)
  })
})
