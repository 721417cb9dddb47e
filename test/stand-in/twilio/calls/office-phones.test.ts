import { describe, expect, it } from 'vitest'
import { listOf, setUp } from '../fixture.ts'

const desk = 'sip:maria@office.sip.twilio.com:5060;transport=tls'

describe('a call to an office phone', () => {
  it('rings at the address as it was given, and tells a SIP address without prefix and parameters', async () => {
    const { twilio, place, call, clock } = setUp()
    const sid = await place(undefined, { To: desk })
    await clock.advance(0)
    twilio.phones.answer(desk)
    const written = 'maria@office.sip.twilio.com:5060'
    expect(await call(sid)).toMatchObject({ to: written, to_formatted: written, status: 'in-progress' })
  })

  it('rings at the next phone that is idle where several share a number', async () => {
    const { twilio, place, call, clock } = setUp()
    const office = '+254700000001'
    twilio.phones.setExtensions(office, 2)
    const sids: string[] = []
    for (let made = 0; made < 3; made += 1) sids.push(await place(undefined, { To: office }))
    await clock.advance(5_000)
    twilio.phones.answer(office)
    twilio.phones.answer(`${office};ext=2`)
    await clock.advance(100)
    const statuses = await Promise.all(sids.map(async (sid) => (await call(sid)).status))
    expect(statuses).toEqual(['in-progress', 'in-progress', 'busy'])
  })

  it('to a softphone keeps its prefix', async () => {
    const { place, call } = setUp()
    expect(await call(await place(undefined, { To: 'client:maria' }))).toMatchObject({ to: 'client:maria' })
  })

  it.each([
    ['as it is written back', 'maria@office.sip.twilio.com:5060', 1],
    ['as it was given', desk, 0],
  ])('is found by %s: the filter is no kinder than Twilio promises', async (_name, To, found) => {
    const { calls, place, send } = setUp()
    await place(undefined, { To: desk })
    const list = await send('GET', `${calls}.json?${new URLSearchParams({ To })}`)
    expect(listOf(list, 'calls')).toHaveLength(found)
  })
})
