import { describe, expect, it } from 'vitest'
import type { CallRecord } from '../../../../src/stand-in/twilio/store/records.ts'
import { postAsAccount } from '../../world/ask-twilio.ts'
import {
  answersSoon,
  callsAt,
  item,
  lookingUp,
  placements,
  placing,
  remembered,
  sent,
  setHabits,
} from '../../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../../world/form.ts'
import { type NetworkSettings, useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

const manual = { kind: 'manual' } as const
const statuses = (world: World) => callsAt(world).map(({ status }) => status)
const storedCall = (world: World) => callsAt(world).find(({ sid }) => sid === item(world, 1))
const others = (world: World): CallRecord[] => callsAt(world).filter(({ sid }) => sid !== item(world, 1))

/** A colleague whose phone is the same, or the enumerator's other device, calls somebody else. */
async function callColleague(world: World): Promise<void> {
  await postAsAccount(world.twilio, 'Calls.json?colleague', {
    To: enumeratorNumber,
    From: world.twilio.account.twilioNumbers[0] ?? '',
    Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
  })
}

/** Several phones ring at once under an office number. */
function useSwitchboard(world: World): void {
  world.twilio.phones.setExtensions(enumeratorNumber, 5)
}

describe('a request that the browser sent twice', () => {
  async function tapDoubled(settings: NetworkSettings = {}): Promise<World> {
    const world = await openWorld(settings)
    useSwitchboard(world)
    setHabits(world, manual, manual)
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    await world.field.tap('Call')
    return world
  }

  it('leaves the call that Twilio’s answer named, and takes the other back', async () => {
    const world = await tapDoubled()
    const [answered] = callsAt(world)
    expect(item(world, 1)).toBe(answered?.sid)
    await world.pass(4)
    expect(item(world, 1)).toBe(answered?.sid)
    expect(statuses(world)).toEqual(['ringing', 'canceled'])
    expect(remembered(world).log).toHaveLength(1)
  })

  it.each([3, 20, 60])('is seen where Twilio lists the calls of the last %i s late', async (seconds) => {
    const world = await openWorld()
    useSwitchboard(world)
    setHabits(world, manual, manual)
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    world.twilio.faults.add({
      when: { method: 'GET', path: 'PageSize=10' },
      do: { kind: 'stale', ms: seconds * 1_000 },
      times: 'always',
    })
    await world.field.tap('Call')
    // The enumerator's phone rings for up to a minute, and so long there is something to take back.
    await world.pass(seconds < 60 ? 50 : 0)
    if (seconds < 60) expect(statuses(world)).toContain('canceled')
    // Its end, and then two minutes in which another call is prepared for.
    await world.pass(300)
    expect(world.clock.pending()).toBe(0)
  })

  it('goes on as the one that rings where the phone was engaged by it', async () => {
    const world = await openWorld()
    setHabits(world, manual, manual)
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    await world.field.tap('Call')
    await world.pass(4)
    expect(statuses(world)).toEqual(['busy', 'ringing'])
    expect(storedCall(world)?.status).toBe('ringing')
    world.twilio.phones.answer(enumeratorNumber)
    await world.pass(2)
    world.twilio.phones.answer(respondentNumber)
    await world.pass(20)
    expect(world.field.text()).toContain('Talking with Respondent')
    expect(world.field.button('Hang up')?.disabled).toBe(false)
    expect(remembered(world).log).toHaveLength(2)
  })

  it('stops ringing where its other call was answered', async () => {
    const world = await tapDoubled()
    await world.pass(1)
    // The first that was made rings first.
    world.twilio.phones.answer(enumeratorNumber)
    world.twilio.phones.setHabit(respondentNumber, { kind: 'answers', afterMs: 100 })
    await world.pass(8)
    expect(statuses(world)).toEqual(['canceled', 'in-progress'])
    expect(storedCall(world)?.status).toBe('in-progress')
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it('has both talks remembered where two people pick up', async () => {
    const world = await openWorld()
    useSwitchboard(world)
    setHabits(world, { kind: 'answers', afterMs: 0 }, { kind: 'answers', afterMs: 100 })
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    await world.field.tap('Call')
    const own = item(world, 1)
    await world.pass(20)
    expect(item(world, 1)).toBe(own)
    expect(
      remembered(world)
        .log.map(({ sid }) => sid)
        .sort(),
    ).toEqual(
      callsAt(world)
        .map(({ sid }) => sid)
        .sort(),
    )
    expect(world.field.text()).toContain('was placed after all')
  })

  it.each([
    ['stays open', 0],
    ['is left after a minute', 60],
  ])(
    'has both remembered where Twilio lists them a minute late and the field %s',
    async (_how, leftAfter) => {
      const world = await openWorld()
      useSwitchboard(world)
      world.twilio.behaviour.listsLagMs = 60_000
      const afterEightSeconds = { kind: 'answers', afterMs: 8_011, talksMs: 1_000 } as const
      setHabits(world, afterEightSeconds, { kind: 'busy' })
      world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
      await world.field.tap('Call')
      const own = item(world, 1)
      await world.pass(leftAfter)
      if (leftAfter > 0) await world.reopen()
      await world.pass(180)
      expect(item(world, 1)).toBe(own)
      expect(remembered(world).log).toHaveLength(2)
      expect(world.clock.pending()).toBe(0)
    },
  )

  it.each([
    ['one number', '+12025550110', 11],
    ['the last of several', '+12025550110|+12025550111|+12025550112', 71_271],
  ])(
    'from %s never loses the talk that its other call became while the field was left',
    async (_which, twilio_number, seed) => {
      const world = await tapDoubled({ parameters: { twilio_number }, seed })
      expect(sent(placements(world)[0], 'From')).toBe(twilio_number.split('|').at(-1))
      await world.pass(1)
      await world.reopen()
      world.twilio.phones.answer(enumeratorNumber)
      world.twilio.phones.setHabit(respondentNumber, { kind: 'answers', afterMs: 100 })
      await world.pass(15)
      expect(storedCall(world)?.status).toBe('in-progress')
      expect(world.field.text()).toContain('Talking with Respondent')
    },
  )

  it('never loses the talk that its other call became', async () => {
    const world = await openWorld()
    setHabits(world, { kind: 'answers', afterMs: 0 }, { kind: 'answers', afterMs: 100 })
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    await world.field.tap('Call')
    await world.pass(8)
    expect(statuses(world)).toEqual(['busy', 'in-progress'])
    expect(storedCall(world)?.status).toBe('in-progress')
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it.each([
    [180_000, true],
    [180_001, false],
  ])('is looked for on by a field that comes back %i ms after the tap: %s', async (ms, looksOn) => {
    const world = await openWorld()
    setHabits(world, { kind: 'busy' }, manual)
    const tappedAt = world.clock.now()
    await world.field.tap('Call')
    await world.clock.advance(tappedAt + ms - world.clock.now())
    const looks = () => world.requests('GET', /PageSize=10(&|$)/)
    const before = looks()
    await world.reopen()
    await world.pass(60)
    expect(looks() > before).toBe(looksOn)
  })

  it('is only told of where the request was so long under way that a colleague’s fits in', async () => {
    const world = await openWorld()
    useSwitchboard(world)
    setHabits(world, manual, manual)
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 7_000 } })
    world.field.button('Call')?.click()
    await world.pass(3)
    await callColleague(world)
    await world.pass(10)
    expect(statuses(world)).toEqual(['ringing', 'ringing'])
    expect(world.field.text()).toContain('Your phone may ring once more. Decline that call.')
  })
})

describe('a colleague under the same office number, or the same enumerator on another device', () => {
  it.each([5, 20, 55])('keeps their talk, and this field its own call, %i s later', async (seconds) => {
    for (const lagMs of [0, 3_000, 6_000]) {
      const world = await openWorld()
      useSwitchboard(world)
      if (lagMs) {
        const stale = { kind: 'stale', ms: lagMs } as const
        world.twilio.faults.add({ when: lookingUp, do: stale, times: 'always' })
      }
      setHabits(world, answersSoon, answersSoon)
      world.twilio.phones.setHabit('+254722000000', answersSoon)
      await callColleague(world)
      await world.pass(seconds)
      await world.field.tap('Call')
      const own = item(world, 1)
      await world.pass(30)
      expect(statuses(world)).toEqual(['in-progress', 'in-progress'])
      expect(item(world, 1)).toBe(own)
      const leg = world.twilio.world.calls().find(({ parentSid }) => parentSid === own)
      expect(leg?.to).toBe(respondentNumber)
      expect(world.field.text()).toContain('Talking with Respondent')
      await world.field.tap('Hang up')
      await world.pass(5)
      expect(others(world).map(({ status }) => status)).toEqual(['in-progress'])
    }
  })

  it('have their call back that was taken for this field’s, once it goes on to somebody else', async () => {
    const world = await openWorld()
    setHabits(world, manual, manual)
    await callColleague(world)
    await world.field.tap('Call')
    const own = item(world, 1)
    await world.pass(4)
    const taken = item(world, 1)
    expect(taken).not.toBe(own)
    world.twilio.phones.answer(enumeratorNumber)
    await world.pass(10)
    expect(world.host.stored.answer).toContain(`busy|${own}|`)
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual([own])
    expect(callsAt(world).find(({ sid }) => sid === taken)?.status).toBe('in-progress')
  })

  it.each([0, 1, 3, 10])('keeps a call that still rings, made %i s before', async (seconds) => {
    const world = await openWorld()
    useSwitchboard(world)
    setHabits(world, manual, manual)
    // They have called before, so that the phone is known to be shared.
    await callColleague(world)
    await world.pass(30)
    await callColleague(world)
    await world.pass(seconds)
    await world.field.tap('Call')
    await world.pass(60)
    expect(statuses(world)).not.toContain('canceled')
  })
})
