import { describe, expect, it } from 'vitest'
import {
  answersSoon,
  callsAt,
  item,
  lookingUp,
  placements,
  placing,
  remembered,
  setHabits,
} from '../../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../../world/form.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

/** The call's answer is lost, and Twilio's list shows nothing of the last `ms`. */
async function tapWithLateList(ms: number, attempts = 1): Promise<World> {
  const world = await openWorld({ parameters: { attempts } })
  world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
  world.twilio.faults.add({ when: lookingUp, do: { kind: 'stale', ms }, times: 'always' })
  await world.field.tap('Call')
  return world
}

describe('a call that Twilio lists late', () => {
  it.each([22, 40, 60])('(%i s) is found and followed, and not placed again', async (seconds) => {
    const world = await tapWithLateList(seconds * 1_000)
    await world.pass(21)
    expect(world.field.text()).toContain('Did your phone ring?')
    expect(world.field.button('Call')).toBeUndefined()
    await world.pass(60)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(placements(world)).toHaveLength(1)
  })

  it('is waited for where the enumerator says that the phone rang, also after the field was left', async () => {
    const world = await tapWithLateList(60_000)
    setHabits(world, answersSoon, answersSoon)
    await world.pass(21)
    await world.field.tap('My phone rang')
    expect(world.field.text()).toContain('Go on with your call.')
    expect(world.field.button('My phone rang')).toBeUndefined()
    await world.reopen()
    expect(world.field.text()).toContain('Go on with your call.')
    await world.pass(90)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it.each([false, true])(
    'is told of and stored where the enumerator had said that it did not ring (field left: %s)',
    async (leaves) => {
      const world = await tapWithLateList(50_000)
      setHabits(world, answersSoon, answersSoon)
      await world.pass(21)
      await world.field.tap('My phone did not ring')
      expect(world.field.button('Call')?.disabled).toBe(false)
      if (leaves) await world.reopen()
      await world.pass(90)
      const [call] = callsAt(world)
      expect(item(world, 1)).toBe(call?.sid)
      expect(world.field.text()).toMatch(/The call of \d\d:\d\d was placed after all\. It is stored\./)
      expect(world.field.text()).toContain('Talking with Respondent')
      expect(world.field.button('Hang up')?.disabled).toBe(false)
    },
  )

  it('is stored beside the one that was placed after it', async () => {
    const world = await tapWithLateList(50_000)
    setHabits(world, { kind: 'silent' }, answersSoon)
    await world.pass(21)
    await world.field.tap('My phone did not ring')
    await world.field.tap('Call')
    world.twilio.phones.setHabit(enumeratorNumber, answersSoon)
    await world.pass(120)
    const [second, first] = callsAt(world)
    expect(item(world, 1)).toBe(second?.sid)
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual([first?.sid, second?.sid])
    expect(world.field.text()).toContain('was placed after all')
    await world.field.tap('Details')
    expect(world.field.text()).toContain(second?.sid)
  })
})

describe('a list of calls that stays unusable', () => {
  it('leaves a way out after twenty seconds, whatever the reason', async () => {
    for (const fault of [{ kind: 'html', status: 502 }, { kind: 'hang' }] as const) {
      const world = await openWorld()
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
      world.twilio.faults.add({ when: lookingUp, do: fault, times: 'always' })
      await world.field.tap('Call')
      await world.pass(50)
      expect(world.field.text()).toContain('Did your phone ring?')
      await world.field.tap('My phone did not ring')
      expect(world.field.button('Call')?.disabled).toBe(false)
    }
  })

  it('leaves a way out to a device without a network too', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'hang', acted: true } })
    await world.field.tap('Call')
    world.page.goOffline()
    await world.pass(60)
    await world.field.tap('My phone rang')
    world.page.goOnline()
    await world.pass(5)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })
})

describe('a respondent’s leg that Twilio lists late', () => {
  it.each([7, 12, 40])('(%i s) corrects the outcome while the field is open', async (seconds) => {
    const world = await openWorld({ parameters: { details: 1, dispositions: 1 } })
    world.twilio.faults.add({
      when: { method: 'GET', path: 'ParentCallSid' },
      do: { kind: 'stale', ms: seconds * 1_000 },
      times: 'always',
    })
    setHabits(world, { kind: 'answers', afterMs: 500 }, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(10)
    if (seconds > 9) expect(world.field.text()).toContain('The call ended before Respondent was called')
    await world.pass(2 * seconds + 10)
    expect(world.field.text()).toContain('Respondent was busy')
    expect(item(world, 4)).toBe('busy')
    expect(item(world, 12)).toBe('3.12')
  })

  it('is not waited for longer than two minutes', async () => {
    const world = await openWorld()
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Call')
    await world.pass(2.5)
    world.twilio.phones.hangUp(enumeratorNumber)
    world.twilio.phones.setHabit(respondentNumber, { kind: 'manual' })
    await world.pass(180)
    const sent = world.twilio.requests.length
    await world.pass(600)
    expect(world.twilio.requests).toHaveLength(sent)
    expect(world.clock.pending()).toBe(0)
  })
})
