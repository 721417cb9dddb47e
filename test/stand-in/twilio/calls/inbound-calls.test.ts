import { describe, expect, it } from 'vitest'
import { enumerator, listOf, respondent, type Setup, setUp } from '../fixture.ts'

const own = '+12025550110'
const toEnumerator = { incomingCalls: { dial: enumerator } }

const phoneOf = (setup: Setup, number = respondent) =>
  setup.twilio.phones.list().find((phone) => phone.number === number)

/** Calls from the respondent's phone; answers the SID. */
function ringTwilio(setup: Setup): string {
  expect(setup.twilio.phones.call(respondent, own)).toBe(true)
  return phoneOf(setup)?.callSid ?? ''
}

describe('a call from a phone that nobody answers', () => {
  it('rings at both ends, inbound here and outgoing there', async () => {
    const setup = setUp()
    const sid = ringTwilio(setup)
    expect(await setup.call(sid)).toMatchObject({
      direction: 'inbound',
      status: 'ringing',
      from: respondent,
      to: own,
      parent_call_sid: null,
      start_time: expect.stringContaining('15 Jan 2026'),
      duration: '0',
    })
    expect(phoneOf(setup)).toMatchObject({
      state: 'calling',
      direction: 'outgoing',
      withNumber: own,
      callSid: sid,
    })
  })

  it('is over after half a minute, or when the caller gives up', async () => {
    const setup = setUp()
    const patient = ringTwilio(setup)
    await setup.clock.advance(29_999)
    expect(await setup.call(patient)).toMatchObject({ status: 'ringing' })
    await setup.clock.advance(1)
    expect(await setup.call(patient)).toMatchObject({ status: 'no-answer', duration: null })
    expect(phoneOf(setup)).toMatchObject({ state: 'idle', direction: null, withNumber: null })
    const hasty = ringTwilio(setup)
    expect(setup.twilio.phones.answer(respondent)).toBe(false)
    expect(setup.twilio.phones.hangUp(respondent)).toBe(true)
    expect(await setup.call(hasty)).toMatchObject({ status: 'no-answer' })
    await setup.clock.advance(60_000)
    expect(await setup.call(hasty)).toMatchObject({ status: 'no-answer' })
  })

  it('can be ended by request', async () => {
    const setup = setUp()
    const sid = ringTwilio(setup)
    await setup.send('POST', `${setup.calls}/${sid}.json`, { Status: 'canceled' })
    expect(await setup.call(sid)).toMatchObject({ status: 'canceled' })
    expect(phoneOf(setup)?.state).toBe('idle')
  })

  it('is in the list of calls with those of the API, by both ends', async () => {
    const setup = setUp()
    const placed = await setup.place('<Response/>', { To: respondent })
    const sid = ringTwilio(setup)
    const sids = async (query: string): Promise<unknown[]> =>
      listOf(await setup.send('GET', `${setup.calls}.json${query}`), 'calls').map((call) => call.sid)
    expect(await sids('')).toEqual([sid, placed])
    expect(await sids(`?From=${encodeURIComponent(respondent)}`)).toEqual([sid])
    expect(await sids(`?To=${encodeURIComponent(own)}&Status=ringing`)).toEqual([sid])
  })

  it('does not come about to a foreign number, nor from a phone that is in a call', async () => {
    const setup = setUp()
    expect(setup.twilio.phones.call(respondent, '+12025550199')).toBe(false)
    ringTwilio(setup)
    expect(setup.twilio.phones.call(respondent, own)).toBe(false)
    expect(setup.twilio.world.calls()).toHaveLength(1)
    const placed = await setup.place('<Response/>', { To: respondent })
    await setup.clock.advance(1000)
    expect(await setup.call(placed)).toMatchObject({ status: 'busy' })
  })
})

describe('a call from a phone that Twilio passes on', () => {
  it('rings the other, and both talk until the caller hangs up', async () => {
    const setup = setUp(toEnumerator)
    const sid = ringTwilio(setup)
    expect(phoneOf(setup, enumerator)).toMatchObject({
      state: 'ringing',
      direction: 'incoming',
      withNumber: respondent,
    })
    expect(await setup.legsOf(sid)).toMatchObject([
      { to: enumerator, from: respondent, direction: 'outbound-dial', status: 'ringing' },
    ])
    await setup.clock.advance(4000)
    setup.twilio.phones.answer(enumerator)
    expect(await setup.call(sid)).toMatchObject({ status: 'in-progress' })
    expect(phoneOf(setup)).toMatchObject({ state: 'talking', direction: 'outgoing' })
    await setup.clock.advance(60_000)
    expect(setup.twilio.phones.hangUp(respondent)).toBe(true)
    expect(await setup.call(sid)).toMatchObject({ status: 'completed', duration: '60' })
    expect(await setup.legsOf(sid)).toMatchObject([{ status: 'completed', duration: '60' }])
    expect(phoneOf(setup, enumerator)?.state).toBe('idle')
  })

  it('is completed too when the other hangs up', async () => {
    const setup = setUp(toEnumerator)
    const sid = ringTwilio(setup)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(5000)
    setup.twilio.phones.hangUp(enumerator)
    expect(await setup.call(sid)).toMatchObject({ status: 'completed', duration: '5' })
    expect(phoneOf(setup)?.state).toBe('idle')
  })

  it('is unanswered when the caller gives up first', async () => {
    const setup = setUp(toEnumerator)
    const sid = ringTwilio(setup)
    setup.twilio.phones.hangUp(respondent)
    expect(await setup.call(sid)).toMatchObject({ status: 'no-answer' })
    expect(await setup.legsOf(sid)).toMatchObject([{ status: 'canceled' }])
    expect(phoneOf(setup, enumerator)?.state).toBe('idle')
  })

  it.each([
    ['lets it ring', 'silent', 'no-answer', 'no-answer'],
    ['is busy', 'busy', 'busy', 'busy'],
    ['is switched off', 'unreachable', 'no-answer', 'failed'],
  ] as const)('ends when the other %s', async (_what, kind, status, legStatus) => {
    const setup = setUp(toEnumerator)
    setup.twilio.phones.setHabit(enumerator, { kind })
    const sid = ringTwilio(setup)
    await setup.clock.advance(30_000)
    expect(await setup.call(sid)).toMatchObject({ status })
    expect(await setup.legsOf(sid)).toMatchObject([{ status: legStatus }])
    expect(phoneOf(setup)?.state).toBe('idle')
  })

  it('ends at once where it is passed on to nowhere', async () => {
    const setup = setUp({ incomingCalls: { dial: '+12' } })
    expect(setup.twilio.phones.call(respondent, own)).toBe(true)
    expect(setup.twilio.world.calls().map((call) => call.status)).toEqual(['failed', 'no-answer'])
    expect(phoneOf(setup)?.state).toBe('idle')
  })

  it('ends on request, for both', async () => {
    const setup = setUp(toEnumerator)
    const sid = ringTwilio(setup)
    setup.twilio.phones.answer(enumerator)
    await setup.send('POST', `${setup.calls}/${sid}.json`, { Status: 'completed' })
    expect(await setup.call(sid)).toMatchObject({ status: 'completed' })
    expect([phoneOf(setup)?.state, phoneOf(setup, enumerator)?.state]).toEqual(['idle', 'idle'])
  })

  it('can be recorded, as long as it lasts', async () => {
    const setup = setUp(toEnumerator)
    const sid = ringTwilio(setup)
    setup.twilio.phones.answer(enumerator)
    expect((await setup.send('POST', `${setup.calls}/${sid}/Recordings.json`, {})).status).toBe(201)
    await setup.clock.advance(7000)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(3000)
    expect(setup.twilio.world.recordings()).toMatchObject([
      { callSid: sid, status: 'completed', lengthMs: 7000 },
    ])
  })

  it.each([true, false])('leaves nothing behind after a reset, answered: %s', async (answered) => {
    const setup = setUp(answered ? toEnumerator : {})
    ringTwilio(setup)
    setup.twilio.phones.answer(enumerator)
    setup.twilio.reset()
    expect(setup.clock.pending()).toBe(0)
    await setup.clock.advance(24 * 60 * 60 * 1000)
    expect(setup.twilio.world.calls()).toEqual([])
    expect(setup.twilio.phones.list()).toEqual([])
  })
})

describe('a call from a phone that withholds its number', () => {
  it.each(['Anonymous', 'anonymous', 'Restricted', 'unavailable', '', '+266696687', '+2562533'])(
    'as %o rings the Twilio number all the same, and the phone can be talked with',
    async (callerId) => {
      const setup = setUp(toEnumerator)
      expect(setup.twilio.phones.call(respondent, own, callerId)).toBe(true)
      const sid = phoneOf(setup)?.callSid ?? ''
      expect(await setup.call(sid)).toMatchObject({
        direction: 'inbound',
        from: callerId,
        from_formatted: callerId,
      })
      setup.twilio.phones.answer(enumerator)
      // Whoever is dialled for such a caller is not shown the number either.
      expect(JSON.stringify(phoneOf(setup, enumerator))).not.toContain(respondent)
      expect(setup.twilio.phones.speak(respondent, 'Hodi')).toBe(true)
      setup.twilio.phones.hangUp(respondent)
      expect(await setup.call(sid)).toMatchObject({ status: 'completed' })
    },
  )
})

describe('addresses instead of numbers', () => {
  it.each(['sip:anna@office.example.org', 'client:anna'])('ring, and are found: %s', async (address) => {
    const setup = setUp()
    const sid = await setup.place(undefined, { To: address })
    await setup.clock.advance(0)
    expect(setup.twilio.phones.answer(address)).toBe(true)
    const to = address.replace(/^sip:/, '')
    expect(await setup.call(sid)).toMatchObject({ to, to_formatted: to, status: 'in-progress' })
    const query = `?To=${encodeURIComponent(to)}`
    expect(listOf(await setup.send('GET', `${setup.calls}.json${query}`), 'calls')).toMatchObject([{ sid }])
    expect(await setup.legsOf(sid)).toMatchObject([{ to: respondent }])
  })

  it('may call another address as themselves, and be found by it', async () => {
    const setup = setUp()
    const sid = await setup.place('<Response/>', { To: 'sip:anna@office.example.org', From: 'client:desk' })
    const found = await setup.send('GET', `${setup.calls}.json?From=${encodeURIComponent('client:desk')}`)
    expect(listOf(found, 'calls')).toMatchObject([{ sid, from: 'client:desk' }])
  })

  it('may be who answers calls from phones', async () => {
    const setup = setUp({ incomingCalls: { dial: 'client:anna' } })
    const sid = ringTwilio(setup)
    setup.twilio.phones.answer('client:anna')
    expect(await setup.call(sid)).toMatchObject({ status: 'in-progress' })
  })
})
