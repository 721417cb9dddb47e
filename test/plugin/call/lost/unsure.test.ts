import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../src/stand-in/twilio/faults/fault.ts'
import {
  answersSoon,
  callFromAnotherField,
  callsAt,
  following,
  item,
  lookingUp,
  placements,
  placing,
  remembered,
  setHabits,
} from '../../world/calling.ts'
import { enumeratorNumber } from '../../world/form.ts'
import { useNetwork } from '../../world/network.ts'

const openWorld = useNetwork()

/** Twilio has the call, and its answer is of no use. */
const lostAnswers: ReadonlyArray<readonly [name: string, fault: Fault]> = [
  ['the connection broke', { kind: 'drop-after' }],
  ['no answer came in time', { kind: 'hang', acted: true }],
  ['the answer came too late', { kind: 'latency', ms: 45_000 }],
  ['a 500 came', { kind: 'status', status: 500, acted: true }],
  ['a 503 came', { kind: 'status', status: 503, acted: true }],
  ['a proxy sent its page', { kind: 'html', status: 502, acted: true }],
  ['a captive portal sent its page', { kind: 'html', status: 200, acted: true }],
  ['foreign JSON came', { kind: 'foreign-json', acted: true }],
  ['half of the JSON came', { kind: 'truncated' }],
  ['the answer had no CORS headers', { kind: 'no-cors' }],
]

/** Twilio never heard of the call. */
const lostRequests: ReadonlyArray<readonly [name: string, fault: Fault]> = [
  ['the connection broke', { kind: 'drop-before' }],
  ['no answer came in time', { kind: 'hang' }],
  ['a 503 came', { kind: 'status', status: 503 }],
  ['a captive portal sent its page', { kind: 'html', status: 403 }],
]

describe('a call whose answer is lost', () => {
  it.each(lostAnswers)('because %s is found and followed, and not placed again', async (_name, fault) => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: fault })
    await world.field.tap('Call')
    await world.pass(60)
    expect(placements(world)).toHaveLength(1)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(remembered(world).intent).toBeUndefined()
    expect(world.field.button('Call')).toBeUndefined()
  })

  it('says meanwhile that it is being looked for, and offers no second call', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    world.twilio.faults.add({ when: lookingUp, do: { kind: 'stale', ms: 5_000 }, times: 2 })
    await world.field.tap('Call')
    expect(world.field.text()).toContain('Checking whether the call was placed')
    expect(world.field.text()).toContain('Do not call again yet.')
    expect(world.field.button('Call')?.disabled).toBe(true)
    await world.pass(10)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it.each([0, 1, 4_000])('is found when the field is left %i ms after the tap', async (ms) => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 6_000 } })
    world.field.button('Call')?.click()
    await world.pass(ms / 1_000)
    for (let visit = 0; visit < 3; visit += 1) await world.reopen()
    await world.pass(60)
    // Left before anything was sent, there is no call; left later, there is one, and it is this one.
    expect(callsAt(world).map(({ sid }) => sid)).toEqual(item(world, 1) ? [item(world, 1)] : [])
    expect(placements(world).length).toBe(callsAt(world).length)
    if (!item(world, 1)) await world.field.tap('My phone did not ring')
    expect(remembered(world).intent).toBeUndefined()
  })
})

describe('a call that Twilio never heard of', () => {
  it.each(lostRequests)('because %s is asked about only after several looks', async (_name, fault) => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: fault })
    await world.field.tap('Call')
    const looksBefore = world.requests('GET', /\?To=/)
    for (let second = 0; second < 60 && !world.field.button('My phone rang'); second += 1) {
      expect(world.field.button('Call')?.disabled).toBe(true)
      await world.pass(1)
    }
    expect(world.field.text()).toContain('Did your phone ring?')
    expect(world.requests('GET', /\?To=/) - looksBefore).toBeGreaterThan(2)
    await world.field.tap('My phone did not ring')
    expect(world.field.text()).toContain('No call was found You can call now.')
    expect(world.host.stored.answer).toBe('')
    await world.field.tap('Call')
    expect(callsAt(world)).toHaveLength(1)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('is not asked about any sooner, however often somebody taps Check now', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    // A button that has only just come takes no tap.
    await world.pass(2)
    for (let second = 2; second < 19; second += 1) {
      const looks = world.requests('GET', /\?To=/)
      await world.field.tap('Check now')
      expect(world.requests('GET', /\?To=/)).toBe(looks + 1)
      expect(world.field.text()).toContain('Checking whether the call was placed')
      expect(world.field.button('Call')?.disabled).toBe(true)
      expect(world.field.button('My phone did not ring')).toBeUndefined()
      await world.pass(1)
    }
    await world.pass(1)
    expect(world.field.text()).toContain('Did your phone ring?')
  })

  it('is forgotten a quarter of an hour after the enumerator said so, and leaves nothing behind', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    await world.pass(21)
    await world.field.tap('My phone did not ring')
    await world.pass(300)
    expect(remembered(world).doubts).toHaveLength(1)
    await world.reopen()
    await world.pass(900)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    const looks = world.requests('GET', /\?To=/)
    await world.pass(600)
    expect(world.requests('GET', /\?To=/)).toBe(looks)
  })

  it('is never mixed up with an older call of the same two numbers', async () => {
    const world = await openWorld()
    await callFromAnotherField(world)
    await world.pass(30)
    await world.reopen()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    await world.pass(60)
    expect(world.field.text()).toContain('Did your phone ring?')
    expect(world.host.stored.answer).toBe('')
  })

  it('is not mixed up with this field’s own first attempt', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, { kind: 'manual' })
    await world.field.tap('Call')
    await world.pass(30)
    const first = item(world, 1)
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call again')
    await world.pass(60)
    expect(world.field.text()).toContain('Did your phone ring?')
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual([first])
    expect(item(world, 1)).toBe(first)
  })
})

describe('a second attempt that is lost', () => {
  it('is told from a call that somebody else placed before the first', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    setHabits(world, { kind: 'busy' }, { kind: 'manual' })
    await callFromAnotherField(world)
    await world.pass(20)
    await world.field.tap('Call')
    await world.pass(30)
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await world.field.tap('Call again')
    await world.pass(5)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })
})

describe('a call found that turns out to be to another respondent', () => {
  it('is let go, nothing of it stays stored, and the enumerator is asked about their own', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    // The other field's call is on another device, and comes at the same moment.
    world.field.button('Call')?.click()
    const other = await callFromAnotherField(world)
    await world.pass(3)
    expect(item(world, 1)).toBe(other)
    expect(world.field.button('Hang up')).toBeUndefined()
    world.twilio.phones.answer(enumeratorNumber)
    await world.pass(20)
    expect(world.host.stored.answer).toBe('')
    expect(callsAt(world)[0]?.status).toBe('in-progress')
    await world.pass(20)
    expect(world.field.text()).toContain('Did your phone ring?')
    await world.field.tap('My phone did not ring')
    await world.pass(60)
    expect(world.host.stored.answer).toBe('')
    expect(world.field.button('Call')?.disabled).toBe(false)
  })

  it('gives the answer back to the attempt before it, also when the field was left meanwhile', async () => {
    for (const leave of [false, true]) {
      const world = await openWorld({ parameters: { attempts: 2 } })
      setHabits(world, { kind: 'busy' }, { kind: 'manual' })
      await world.field.tap('Call')
      await world.pass(30)
      const { answer } = world.host.stored
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
      world.field.button('Call again')?.click()
      await callFromAnotherField(world)
      setHabits(world, answersSoon, { kind: 'manual' })
      await world.pass(1)
      if (leave) await world.reopen()
      await world.pass(60)
      expect(world.field.text()).toContain('Did your phone ring?')
      expect(world.host.stored.answer).toBe(answer)
      await world.field.tap('My phone did not ring')
      await world.reopen()
      expect(world.field.text()).toContain('Your phone was busy')
    }
  })

  it('gives way to the right one where there is one', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 60_000 } })
    world.field.button('Call')?.click()
    await world.pass(10)
    const other = await callFromAnotherField(world)
    await world.pass(12)
    expect(item(world, 1)).toBe(other)
    setHabits(world, answersSoon, { kind: 'manual' })
    await world.pass(40)
    const own = callsAt(world).find(({ sid }) => sid !== other)
    expect(own).toBeDefined()
    expect(item(world, 1)).toBe(own?.sid)
    expect(placements(world)).toHaveLength(1)
  })
})

describe('a device whose clock is wrong by hours', () => {
  it.each([-7, 5.5, 30])('(%d h) finds its lost call', async (hours) => {
    const world = await openWorld({ clockSkewMs: hours * 3_600_000 })
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await world.field.tap('Call')
    await world.pass(10)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('asks the enumerator when the call is over and nothing else can tell', async () => {
    const answers = ['My phone rang', 'My phone did not ring'] as const
    for (const answer of answers) {
      const world = await openWorld({
        clockSkewMs: -7 * 3_600_000,
        prepare: ({ faults }) => faults.add({ when: lookingUp, do: { kind: 'drop-before' } }),
      })
      setHabits(world, { kind: 'busy' }, { kind: 'manual' })
      world.twilio.faults.add({ when: placing, do: { kind: 'hang', acted: true } })
      await world.field.tap('Call')
      await world.pass(60)
      expect(world.field.text()).toContain('Did your phone ring?')
      expect(world.host.stored.answer).toBe('')
      await world.field.tap(answer)
      await world.pass(10)
      expect(item(world, 1)).toBe(answer === 'My phone rang' ? callsAt(world)[0]?.sid : '')
      expect(world.field.button('Call')?.disabled).toBe(answer === 'My phone rang' ? undefined : false)
      expect(placements(world)).toHaveLength(1)
    }
  })
})

describe('a key that may not look up calls', () => {
  it('leaves it to the enumerator to say that the phone did not ring', async () => {
    const world = await openWorld({ parameters: { attempts: 2 } })
    const denied = { kind: 'status', status: 403, code: 70051 } as const
    world.twilio.faults.add({ when: lookingUp, do: denied, times: 'always' })
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    await world.pass(120)
    expect(world.field.text()).toContain('The call cannot be looked up.')
    expect(world.field.designer()).toContain('/twilio/voice/calls/list')
    expect(world.field.button('Call')).toBeUndefined()
    expect(world.requests('GET', /\?To=/)).toBeLessThan(4)
    await world.field.tap('My phone did not ring')
    expect(world.field.button('Call')?.disabled).toBe(false)
    await world.field.tap('Call')
    expect(callsAt(world)).toHaveLength(1)
    expect(world.requests('GET', following.path)).toBe(0)
  })
})
