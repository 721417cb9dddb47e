import { describe, expect, it } from 'vitest'
import { enumerator, respondent, setUp } from '../fixture.ts'

describe('a call as it is read', () => {
  it('has no start until it rings, from then on that of its making, and counts nothing', async () => {
    const { place, call, clock } = setUp()
    await place()
    const waiting = await place('<Response/>', { To: respondent })
    const created = 'Thu, 15 Jan 2026 09:00:00 +0000'
    const unanswered = {
      date_created: created,
      duration: '0',
      caller_name: '',
      trunk_sid: '',
      end_time: null,
    }
    expect(await call(waiting)).toMatchObject({ ...unanswered, status: 'queued', start_time: null })
    await clock.advance(1500)
    expect(await call(waiting)).toMatchObject({ ...unanswered, status: 'ringing', start_time: created })
  })

  it.each([
    [8000, 40_000, '09:00:08', '09:00:48', '40'],
    [12_300, 60_000, '09:00:12', '09:01:12', '60'],
    [900, 1400, '09:00:00', '09:00:02', '2'],
    [5999, 2, '09:00:05', '09:00:06', '1'],
  ])('answered after %i ms for %i ms starts at the answer and ends after its duration', async (...row) => {
    const [rings, talks, start, end, duration] = row
    const { place, call, legsOf, clock, twilio } = setUp()
    const sid = await place()
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await clock.advance(rings)
    twilio.phones.answer(respondent)
    const talking = await legsOf(sid)
    expect(talking).toMatchObject([{ start_time: `Thu, 15 Jan 2026 ${start} +0000`, end_time: null }])
    await clock.advance(talks)
    twilio.phones.hangUp(respondent)
    const [leg] = await legsOf(sid)
    expect(leg).toMatchObject({
      date_created: 'Thu, 15 Jan 2026 09:00:00 +0000',
      start_time: `Thu, 15 Jan 2026 ${start} +0000`,
      end_time: `Thu, 15 Jan 2026 ${end} +0000`,
      duration,
    })
    expect(await call(String(leg?.sid))).toEqual(leg)
  })

  it.each(['busy', 'unreachable', 'silent'] as const)(
    'has neither end nor duration when it was %s',
    async (kind) => {
      const { place, call, clock, twilio } = setUp()
      twilio.phones.setHabit(enumerator, { kind })
      const sid = await place()
      await clock.advance(61_000)
      expect(await call(sid)).toMatchObject({
        start_time: 'Thu, 15 Jan 2026 09:00:00 +0000',
        end_time: null,
        duration: null,
      })
    },
  )

  it('names the number of the account at its own end', async () => {
    const { place, call, legsOf, clock, twilio } = setUp({ incomingCalls: { dial: enumerator } })
    const placed = await call(await place())
    const sid = (number: string): string => `PN${number.slice(1).padStart(32, '0')}`
    expect(placed.phone_number_sid).toBe(sid('+12025550110'))
    twilio.phones.call(respondent, '+12025550111')
    await clock.advance(0)
    const [inbound] = twilio.world.calls().filter((one) => one.direction === 'inbound')
    expect((await call(inbound?.sid ?? '')).phone_number_sid).toBe(sid('+12025550111'))
    // Passed on under the caller's number, which is none of the account's.
    expect(await legsOf(inbound?.sid ?? '')).toMatchObject([{ from: respondent, phone_number_sid: null }])
    const byInternet = await place('<Response/>', { To: 'client:anna', From: 'client:desk' })
    expect((await call(byInternet)).phone_number_sid).toBeNull()
  })
})
