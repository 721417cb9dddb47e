import { describe, expect, it } from 'vitest'
import { callsAt, item, lookingUp, placements, placing, talk } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()

describe('a device without a network', () => {
  it('sends nothing on a tap, says so, and calls once it is connected', async () => {
    const world = await openWorld()
    world.page.goOffline()
    await world.field.tap('Call')
    await world.pass(60)
    expect(world.field.text()).toContain('No connection Nothing was sent.')
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(placements(world)).toEqual([])
    world.page.goOnline()
    await world.pass(60)
    expect(placements(world)).toEqual([])
    await world.field.tap('Call')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('waits with the look for a lost call, says so, and goes on by itself at once', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 4_000 } })
    world.twilio.faults.add({ when: lookingUp, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    await world.pass(1)
    world.page.goOffline()
    await world.reopen()
    const sent = world.twilio.requests.length
    await world.pass(300)
    expect(world.twilio.requests).toHaveLength(sent)
    expect(world.field.text()).toContain('Checking whether the call was placed')
    expect(world.field.text()).toContain('No connection to Twilio. Did your phone ring?')
    expect(world.field.button('Call')).toBeUndefined()
    world.page.goOnline()
    await world.pass(4)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(placements(world)).toHaveLength(1)
  })

  it('tells of a hang-up that did not get through rather than of the status', async () => {
    const world = await openWorld()
    await talk(world)
    world.page.goOffline()
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(world.field.text()).toContain('Not hung up. Try again, or hang up on your phone.')
    world.page.goOnline()
    await world.field.tap('Hang up')
    await world.pass(5)
    expect(item(world, 0)).toBe('completed')
  })

  it('keeps what is stored during a call, says that updating stopped, and catches up when it is back', async () => {
    const world = await openWorld()
    await talk(world)
    const before = world.host.stored.answer
    world.page.goOffline()
    const sent = world.twilio.requests.length
    await world.pass(120)
    expect(world.twilio.requests).toHaveLength(sent)
    expect(world.host.stored.answer).toBe(before)
    expect(world.field.text()).toContain('No connection. Updating goes on by itself when it is back.')
    world.twilio.phones.hangUp(respondentNumber)
    world.page.goOnline()
    await world.pass(2)
    expect(item(world, 0)).toBe('completed')
    expect(world.field.text()).not.toContain('No connection')
  })
})
