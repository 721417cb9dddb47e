import { describe, expect, it } from 'vitest'
import { callsAt, item, placements, placing, remembered } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()

/** Tapping Call stores nothing and can be tried again. */
async function expectRefused(world: Awaited<ReturnType<typeof openWorld>>, code: number): Promise<void> {
  await world.field.tap('Call')
  expect(world.field.text()).toContain(`Twilio ${code}`)
  expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  expect(callsAt(world)).toEqual([])
  expect(world.field.button('Try again')?.disabled).toBe(false)
}

describe('a call that Twilio refuses', () => {
  it('for wrong credentials is to be told to the supervisor, and names the parameters to the designer', async () => {
    const world = await openWorld({ parameters: { auth_token: 'mistyped' } })
    await expectRefused(world, 20003)
    expect(world.field.text()).toContain('Tell your supervisor: Twilio refused the key (Twilio 20003)')
    expect(world.field.text()).not.toMatch(/account_sid|auth_token/)
    expect(world.field.designer()).toContain('account_sid and auth_token')
  })

  it.each([
    [{ from_number: '+881612345678' }, 21215, 'Calls to this country are not switched on'],
    [{ twilio_number: '+12025550199' }, 21210, 'Twilio refused the number that calls come from'],
  ])('for %o says in plain words what to tell the supervisor', async (parameters, code, words) => {
    const world = await openWorld({ parameters })
    await expectRefused(world, code)
    expect(world.field.text()).toContain(`Tell your supervisor: ${words}`)
  })

  it('because the account is on trial says which number to verify', async () => {
    const world = await openWorld({ prepare: ({ behaviour }) => Object.assign(behaviour, { trial: true }) })
    await expectRefused(world, 21219)
    expect(world.field.designer()).toContain('Verify from_number')
  })

  it('with a code nobody foresaw shows what Twilio said, as text', async () => {
    const world = await openWorld()
    const message = 'Not <img src=x onerror=alert(1)> today'
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 29999, message } })
    await expectRefused(world, 29999)
    expect(world.field.designer()).toContain(`Twilio said: ${message}`)
    expect(world.field.document.querySelector('img')).toBeNull()
  })

  it('is not tried again by itself, and a tap places it', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await expectRefused(world, 21211)
    await world.pass(600)
    expect(placements(world)).toHaveLength(1)
    await world.field.tap('Try again')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('leaves an earlier call of the field as it was stored', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    await world.field.tap('Call')
    await world.field.tap('Hang up')
    await world.pass(10)
    const before = world.host.stored
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 401, code: 20003 } })
    await world.field.tap('Call again')
    expect(world.field.text()).toContain('Twilio 20003')
    expect(world.host.stored).toEqual(before)
  })
})

describe('a Twilio that is too busy', () => {
  const busy = { kind: 'status', status: 429, code: 20429 } as const

  it('is asked again by itself, visibly, with growing pauses, until it takes the call', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: busy, times: 4 })
    await world.field.tap('Call')
    expect(world.field.text()).toMatch(/Twilio is busy Trying again in [12] s/)
    expect(world.field.button('Call')?.disabled).toBe(true)
    await world.pass(90)
    const at = placements(world).map((request) => request.at / 1000)
    expect(at).toHaveLength(5)
    const pauses = at.slice(1).map((second, index) => second - (at[index] ?? 0))
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThan(pauses[index - 1] ?? 0.9)
    expect(callsAt(world)).toHaveLength(1)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('makes different devices wait differently', async () => {
    const waits = new Set<number>()
    for (const seed of [1, 20, 300]) {
      const world = await openWorld({ seed })
      world.twilio.faults.add({ when: placing, do: busy })
      await world.field.tap('Call')
      await world.pass(60)
      const [first, second] = placements(world)
      waits.add((second?.at ?? 0) - (first?.at ?? 0))
    }
    expect(waits.size).toBe(3)
  })

  it('says once how long it waits, and counts down on the clock, which nobody has read out', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: busy, times: 5 })
    await world.field.tap('Call')
    await world.pass(20)
    const said = () => /in (\d+) s/.exec(world.field.text())?.[1]
    const clock = () => Number(/00:(\d\d)/.exec(world.field.text())?.[1])
    const [first, before] = [said(), clock()]
    expect(before).toBeGreaterThan(3)
    await world.pass(2)
    expect(clock()).toBe(before - 2)
    expect(said()).toBe(first)
  })

  it('is left alone when the enumerator stops trying', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: busy, times: 'always' })
    await world.field.tap('Call')
    await world.field.tap('Stop trying')
    expect(world.field.text()).toContain('Stopped No call was found.')
    expect(remembered(world).doubts).toHaveLength(1)
    await world.pass(1_000)
    expect(placements(world)).toHaveLength(1)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(world.field.button('Call')?.disabled).toBe(false)
  })

  it('is given up after several minutes, in words', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: busy, times: 'always' })
    await world.field.tap('Call')
    await world.pass(600)
    expect(world.field.text()).toContain('Twilio is too busy')
    expect(placements(world).length).toBeLessThan(12)
    await world.pass(1_000)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  })

  it('is not believed where it acted all the same: the call is found, and not placed again', async () => {
    for (const stops of [false, true]) {
      const world = await openWorld()
      world.twilio.faults.add({ when: placing, do: { kind: 'twice', repeatStatus: 429 } })
      world.twilio.faults.add({ when: placing, do: busy, times: 6 })
      await world.field.tap('Call')
      if (stops) await world.field.tap('Stop trying')
      await world.pass(120)
      expect(callsAt(world)).toHaveLength(1)
      expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    }
  })
})
