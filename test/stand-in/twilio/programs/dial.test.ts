import { describe, expect, it } from 'vitest'
import type { Behaviour } from '../../../../src/stand-in/twilio/behaviour.ts'
import type { Habit } from '../../../../src/stand-in/twilio/phones/phones.ts'
import { bridge, dial, enumerator, respondent, type Setup, setUp } from '../fixture.ts'

const second = '+255754000003'

/** A call whose enumerator has just answered. */
async function answered(
  twiml = bridge,
  behaviour?: Partial<Behaviour>,
): Promise<Setup & { readonly sid: string }> {
  const setup = setUp(behaviour)
  const sid = await setup.place(twiml)
  await setup.clock.advance(0)
  setup.twilio.phones.answer(enumerator)
  return { ...setup, sid }
}

describe("the respondent's leg", () => {
  it('is a call of its own that rings at once and names its parent', async () => {
    const { sid, call, legsOf, twilio } = await answered()
    expect((await call(sid)).status).toBe('in-progress')
    expect(await legsOf(sid)).toEqual([
      expect.objectContaining({
        status: 'ringing',
        to: respondent,
        from: '+12025550110',
        direction: 'outbound-dial',
        parent_call_sid: sid,
        queue_time: '0',
      }),
    ])
    expect(twilio.phones.list().find((phone) => phone.number === respondent)?.withNumber).toBe('+12025550110')
  })

  it('is bridged when answered, and both legs complete when the respondent hangs up', async () => {
    const { sid, call, legsOf, twilio, clock } = await answered()
    await clock.advance(5000)
    twilio.phones.answer(respondent)
    await clock.advance(30_000)
    expect((await legsOf(sid))[0]?.status).toBe('in-progress')
    twilio.phones.hangUp(respondent)
    expect(await call(sid)).toMatchObject({ status: 'completed', duration: '35' })
    expect((await legsOf(sid))[0]).toMatchObject({ status: 'completed', duration: '30' })
    expect(twilio.phones.list().map((phone) => phone.state)).toEqual(['idle', 'idle'])
  })

  it('completes too when the enumerator hangs up, or asks Twilio to', async () => {
    for (const how of ['phone', 'request']) {
      const { sid, legsOf, twilio, clock, send, calls } = await answered()
      twilio.phones.answer(respondent)
      await clock.advance(1000)
      if (how === 'phone') twilio.phones.hangUp(enumerator)
      else await send('POST', `${calls}/${sid}.json`, { Status: 'completed' })
      expect((await legsOf(sid))[0]).toMatchObject({ status: 'completed', duration: '1' })
    }
  })

  const failures: readonly (readonly [what: string, habit: Habit, status: string])[] = [
    ['declined', { kind: 'declines', afterMs: 2000 }, 'no-answer'],
    ['busy', { kind: 'busy' }, 'busy'],
    ['not answered', { kind: 'silent' }, 'no-answer'],
    ['out of reach', { kind: 'unreachable' }, 'failed'],
  ]
  it.each(failures)('when %s, the parent completes all the same', async (_what, habit, status) => {
    const setup = setUp()
    setup.twilio.phones.setHabit(enumerator, { kind: 'answers', afterMs: 1000 })
    setup.twilio.phones.setHabit(respondent, habit)
    const sid = await setup.place()
    await setup.clock.advance(40_000)
    expect(await setup.legsOf(sid)).toEqual([expect.objectContaining({ status, duration: null })])
    const parent = await setup.call(sid)
    expect(parent.status).toBe('completed')
    expect(Number(parent.duration)).toBeGreaterThan(0)
  })

  it('rings 30 seconds, or as long as timeout says', async () => {
    for (const [attributes, ms] of [
      ['', 30_000],
      ['timeout="5"', 5000],
      ['timeout="soon"', 30_000],
    ] as const) {
      const { sid, legsOf, clock } = await answered(dial(respondent, attributes))
      await clock.advance(ms - 1)
      expect((await legsOf(sid))[0]?.status).toBe('ringing')
      await clock.advance(1)
      expect((await legsOf(sid))[0]?.status).toBe('no-answer')
    }
  })

  it('is over when timeLimit is', async () => {
    const { sid, legsOf, twilio, clock } = await answered(dial(respondent, 'timeLimit="60"'))
    twilio.phones.answer(respondent)
    await clock.advance(60_000)
    expect((await legsOf(sid))[0]).toMatchObject({ status: 'completed', duration: '60' })
  })

  it('leaves nothing waiting for its limits once it is over', async () => {
    const { twilio, clock } = await answered(dial(respondent, 'timeLimit="3600"'))
    twilio.phones.answer(respondent)
    expect(clock.pending()).toBe(1)
    twilio.phones.hangUp(respondent)
    expect(clock.pending()).toBe(0)
  })

  it.each(['canceled', 'no-answer'] as const)(
    'becomes %s when the enumerator hangs up first, as set',
    async (status) => {
      const { sid, call, legsOf, twilio, clock } = await answered(bridge, { cancelledLegStatus: status })
      await clock.advance(3000)
      twilio.phones.hangUp(enumerator)
      expect((await call(sid)).status).toBe('completed')
      expect((await legsOf(sid))[0]).toMatchObject({ status, duration: null })
      expect(twilio.phones.list().map((phone) => phone.state)).toEqual(['idle', 'idle'])
    },
  )

  it('can be ended by itself, and the document goes on', async () => {
    const { sid, call, legsOf, twilio, send, calls } = await answered(
      `<Response><Dial callerId="+12025550110">${respondent}</Dial><Say>Goodbye</Say></Response>`,
    )
    twilio.phones.answer(respondent)
    const leg = (await legsOf(sid))[0]?.sid
    await send('POST', `${calls}/${leg}.json`, { Status: 'completed' })
    expect((await call(sid)).status).toBe('in-progress')
    expect(twilio.phones.list()[0]?.spoken).toEqual(['Goodbye'])
  })

  it.each([
    ['a caller ID of somebody else', `<Dial callerId="+12025550199">${respondent}</Dial>`],
    ['a number that is none', '<Dial callerId="+12025550110">12</Dial>'],
    ['a region that is not permitted', '<Dial callerId="+12025550110">+8815550001</Dial>'],
  ])('fails at once with %s', async (_what, verb) => {
    const { sid, call, legsOf, twilio } = await answered(`<Response>${verb}</Response>`)
    expect(await legsOf(sid)).toEqual([expect.objectContaining({ status: 'failed', duration: null })])
    expect((await call(sid)).status).toBe('completed')
    expect(twilio.phones.list().map((phone) => phone.number)).toEqual([enumerator])
  })

  it('fails when the respondent is not verified on a trial account', async () => {
    const { sid, legsOf } = await answered(bridge, { trial: true, verifiedNumbers: [enumerator] })
    expect((await legsOf(sid))[0]?.status).toBe('failed')
  })

  it("shows the call's own number where no caller ID is given", async () => {
    const { sid, legsOf } = await answered(`<Response><Dial>${respondent}</Dial></Response>`)
    expect((await legsOf(sid))[0]).toMatchObject({ status: 'ringing', from: '+12025550110' })
  })
})

describe('several numbers in one Dial', () => {
  const both = `<Number>${respondent}</Number><Number>${second}</Number>`

  it('ring together; the first to answer is bridged and the other stops', async () => {
    const { sid, legsOf, twilio } = await answered(dial(both))
    expect((await legsOf(sid)).map((leg) => leg.status)).toEqual(['ringing', 'ringing'])
    twilio.phones.answer(second)
    const legs = await legsOf(sid)
    expect(legs.map((leg) => [leg.to, leg.status])).toEqual([
      [second, 'in-progress'],
      [respondent, 'canceled'],
    ])
  })

  it('are over only when the last one has failed', async () => {
    const { sid, call, twilio } = await answered(dial(both))
    twilio.phones.decline(respondent)
    expect((await call(sid)).status).toBe('in-progress')
    twilio.phones.decline(second)
    expect((await call(sid)).status).toBe('completed')
  })

  it('ring one after the other when sequential', async () => {
    const { sid, legsOf, twilio } = await answered(dial(both, 'sequential="true"'))
    expect(await legsOf(sid)).toHaveLength(1)
    twilio.phones.decline(respondent)
    expect((await legsOf(sid)).map((leg) => [leg.to, leg.status])).toEqual([
      [second, 'ringing'],
      [respondent, 'no-answer'],
    ])
  })

  it('may be SIP and Client addresses', async () => {
    const { sid, legsOf } = await answered(dial('<Sip>sip:amina@example.org</Sip><Client>amina</Client>'))
    expect((await legsOf(sid)).map((leg) => leg.to)).toEqual(['client:amina', 'amina@example.org'])
  })
})
