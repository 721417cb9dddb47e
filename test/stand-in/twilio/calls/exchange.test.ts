import { describe, expect, it } from 'vitest'
import type { Habit, PhoneView } from '../../../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../../../src/stand-in/twilio/stand-in.ts'
import { bridge, enumerator, respondent, setUp } from '../fixture.ts'

function phone(twilio: StandInTwilio, number: string): PhoneView | undefined {
  return twilio.phones.list().find((one) => one.number === number)
}

describe('the queue', () => {
  it('lets one call per second go out for one number, and says how long each waited', async () => {
    const { place, call, clock } = setUp()
    const placed = [await place(), await place('<Response/>', { To: respondent }), await place()]
    const seen = async (): Promise<unknown[]> =>
      Promise.all(placed.map(async (sid) => (await call(sid)).status))
    expect(await seen()).toEqual(['queued', 'queued', 'queued'])
    await clock.advance(0)
    expect(await seen()).toEqual(['ringing', 'queued', 'queued'])
    await clock.advance(1000)
    expect(await seen()).toEqual(['ringing', 'ringing', 'queued'])
    await clock.advance(1000)
    expect((await call(placed[2] ?? '')).queue_time).toBe('2000')
    expect((await call(placed[2] ?? '')).status).not.toBe('queued')
  })

  it('does not hold back a call from another number', async () => {
    const { place, call, clock } = setUp()
    await place()
    const other = await place('<Response/>', { To: respondent, From: '+12025550111' })
    await clock.advance(0)
    expect(await call(other)).toMatchObject({ status: 'ringing', queue_time: '0' })
  })
})

describe("the enumerator's phone", () => {
  it('shows the caller ID while it rings, and is idle again after the call', async () => {
    const { place, clock, twilio } = setUp()
    const sid = await place('<Response/>')
    await clock.advance(0)
    expect(phone(twilio, enumerator)).toMatchObject({
      state: 'ringing',
      withNumber: '+12025550110',
      callSid: sid,
      since: clock.now(),
    })
    twilio.phones.answer(enumerator)
    expect(phone(twilio, enumerator)).toMatchObject({ state: 'idle', withNumber: null, callSid: null })
  })

  const habits: readonly (readonly [what: string, habit: Habit, status: string])[] = [
    ['declines', { kind: 'declines', afterMs: 2000 }, 'no-answer'],
    ['is busy', { kind: 'busy' }, 'busy'],
    ['stays silent', { kind: 'silent' }, 'no-answer'],
    ['cannot be reached', { kind: 'unreachable' }, 'failed'],
  ]
  it.each(habits)(
    'that %s leaves a call with no duration and no second leg',
    async (_what, habit, status) => {
      const { place, call, legsOf, clock, twilio } = setUp()
      twilio.phones.setHabit(enumerator, habit)
      const sid = await place()
      await clock.advance(60_000)
      expect(await call(sid)).toMatchObject({ status, duration: null, end_time: null })
      expect(await legsOf(sid)).toEqual([])
    },
  )

  it('rings as long as Timeout says, 60 seconds where it says nothing', async () => {
    const { place, call, clock } = setUp()
    const usual = await place()
    const short = await place('<Response/>', { To: respondent, From: '+12025550111', Timeout: '20' })
    await clock.advance(19_999)
    expect((await call(short)).status).toBe('ringing')
    await clock.advance(1)
    expect((await call(short)).status).toBe('no-answer')
    await clock.advance(39_999)
    expect((await call(usual)).status).toBe('ringing')
    await clock.advance(1)
    expect((await call(usual)).status).toBe('no-answer')
  })

  it('that declines may count as busy, as with some carriers', async () => {
    const { place, call, clock, twilio } = setUp({ declinedLegStatus: 'busy' })
    const sid = await place()
    await clock.advance(0)
    expect(twilio.phones.decline(enumerator)).toBe(true)
    expect((await call(sid)).status).toBe('busy')
  })

  it('that already talks is busy for a second call', async () => {
    const { place, call, clock, twilio } = setUp()
    await place('<Response><Pause length="60"/></Response>')
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    const second = await place()
    await clock.advance(2000)
    expect((await call(second)).status).toBe('busy')
    expect(phone(twilio, enumerator)?.state).toBe('talking')
  })

  it('can only do what its state allows', async () => {
    const { place, clock, twilio } = setUp()
    expect(twilio.phones.answer(enumerator)).toBe(false)
    await place(bridge)
    await clock.advance(0)
    expect(twilio.phones.hangUp(enumerator)).toBe(false)
    expect(twilio.phones.answer(enumerator)).toBe(true)
    expect(twilio.phones.decline(enumerator)).toBe(false)
  })
})

describe('the document', () => {
  it('is spoken into the phone and takes as long as its words', async () => {
    const { place, call, clock, twilio } = setUp()
    const sid = await place(
      '<Response><Say>Household &#49;204, Maria &amp; Ali</Say><Pause length="2"/></Response>',
    )
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    expect(phone(twilio, enumerator)?.spoken).toEqual(['Household 1204, Maria & Ali'])
    await clock.advance(27 * 60 + 1999)
    expect((await call(sid)).status).toBe('in-progress')
    await clock.advance(1)
    expect(await call(sid)).toMatchObject({ status: 'completed', duration: '4' })
  })

  it.each([
    ['<Hangup/>', '<Response><Hangup/><Pause length="60"/></Response>'],
    ['<Reject/>', '<Response><Reject/><Pause length="60"/></Response>'],
    ['its end', '<Response></Response>'],
    ['verbs that are not run', '<Response><Echo/></Response>'],
  ])('ends the call at %s', async (_what, twiml) => {
    const { place, call, clock, twilio } = setUp()
    const sid = await place(twiml)
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    expect(await call(sid)).toMatchObject({ status: 'completed', duration: '1' })
  })

  it.each(['<Response><Dial>', 'hello', '<Message/>'])(
    'that cannot be run (%s) is apologised for',
    async (twiml) => {
      const { place, call, clock, twilio, legsOf } = setUp()
      const sid = await place(twiml)
      await clock.advance(0)
      twilio.phones.answer(enumerator)
      expect(phone(twilio, enumerator)?.spoken).toEqual([expect.stringContaining('application error')])
      await clock.advance(10_000)
      expect((await call(sid)).status).toBe('completed')
      expect(await legsOf(sid)).toEqual([])
    },
  )

  it('is cut off by TimeLimit', async () => {
    const { place, call, clock, twilio } = setUp()
    const sid = await place('<Response><Pause length="60"/></Response>', { TimeLimit: '10' })
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await clock.advance(10_000)
    expect(await call(sid)).toMatchObject({ status: 'completed', duration: '10' })
  })

  it('that is cut off by TimeLimit leaves no timer after a reset', async () => {
    const { place, clock, twilio } = setUp()
    await place('<Response><Pause length="60"/></Response>', { TimeLimit: '10' })
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    twilio.reset()
    expect(clock.pending()).toBe(0)
  })
})
