import { describe, expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { openWorld, type World } from '../world/open-field.ts'

const parents = ({ twilio }: World) => twilio.world.calls().filter((call) => call.parentSid === null)
const alive = (world: World) => parents(world).filter((call) => call.status !== 'canceled')
const storedSid = ({ host }: World) => host.stored.answer.split('|')[1]
const placing = { method: 'POST', path: '/Calls.json' }

async function tapDoubled(): Promise<World> {
  const world = await openWorld()
  world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
  await world.field.tap('Call')
  return world
}

describe('a request that the browser sent twice', () => {
  it('leaves one call: the one whose ringing the enumerator hears first', async () => {
    const world = await tapDoubled()
    await world.pass(1)
    expect(parents(world)).toHaveLength(2)
    const [kept] = alive(world)
    expect(alive(world)).toHaveLength(1)
    expect(kept?.status).toBe('ringing')
    expect(storedSid(world)).toBe(kept?.sid)
    expect(world.field.text()).toContain('Your phone is ringing')
  })

  it('goes on as one call, which counts as one', async () => {
    const world = await tapDoubled()
    await world.pass(1)
    world.twilio.phones.answer(enumeratorNumber)
    await world.pass(2)
    world.twilio.phones.answer(respondentNumber)
    await world.pass(30)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(20)
    expect(world.field.text()).toContain('Talked with Respondent')
    expect(world.field.button('Call again')).toBeUndefined()
    expect(JSON.parse(world.host.stored.metadata).plugin.log).toHaveLength(1)
  })

  it('is seen a moment later where Twilio’s list lags behind', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    world.twilio.faults.add({
      when: { method: 'GET', path: 'PageSize=10' },
      do: { kind: 'stale', ms: 5_000 },
    })
    await world.field.tap('Call')
    expect(alive(world)).toHaveLength(2)
    await world.pass(5)
    // The second found the phone engaged; what rings is what the field shows.
    const ringing = parents(world).filter((call) => call.status === 'ringing')
    expect(ringing).toHaveLength(1)
    expect(storedSid(world)).toBe(ringing[0]?.sid)
    expect(world.field.text()).toContain('Your phone is ringing')
  })

  it('never ends a conversation, and follows it', async () => {
    const world = await openWorld()
    world.twilio.phones.setHabit(enumeratorNumber, { kind: 'answers', afterMs: 0 })
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    world.twilio.faults.add({
      when: { method: 'GET', path: 'PageSize=10' },
      do: { kind: 'stale', ms: 5_000 },
    })
    await world.field.tap('Call')
    await world.pass(5)
    const talking = parents(world).filter((call) => call.status === 'in-progress')
    expect(talking).toHaveLength(1)
    expect(storedSid(world)).toBe(talking[0]?.sid)
  })
})

describe('a call that was made once', () => {
  it('leaves another call to the same phone alone where it is older than a minute', async () => {
    const world = await openWorld()
    await world.field.tap('Call')
    await world.pass(1)
    world.host.clear()
    await world.pass(70)
    await world.field.tap('Call')
    await world.pass(5)
    expect(parents(world).map((call) => call.status)).not.toContain('canceled')
  })
})
