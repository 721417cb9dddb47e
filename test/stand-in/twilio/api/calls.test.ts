import { describe, expect, it } from 'vitest'
import { bridge, enumerator, listOf, respondent, setUp } from '../fixture.ts'

const newCall = { To: enumerator, From: '+12025550110', Twiml: bridge }

describe('a new call', () => {
  it('is answered 201 with every property Twilio documents, and with no date at all', async () => {
    const { send, calls, twilio } = setUp()
    const { status, body } = await send('POST', `${calls}.json`, newCall)
    const { sid, subresource_uris: uris, ...rest } = body
    expect(status).toBe(201)
    expect(sid).toMatch(/^CA[0-9a-f]{32}$/)
    expect(rest).toEqual({
      annotation: null,
      date_created: null,
      date_updated: null,
      parent_call_sid: null,
      account_sid: twilio.account.sid,
      to: enumerator,
      to_formatted: enumerator,
      from: '+12025550110',
      from_formatted: '(202) 555-0110',
      phone_number_sid: expect.stringMatching(/^PN[0-9a-f]{32}$/),
      status: 'queued',
      start_time: null,
      end_time: null,
      duration: null,
      price: null,
      price_unit: 'USD',
      direction: 'outbound-api',
      answered_by: null,
      api_version: '2010-04-01',
      forwarded_from: null,
      group_sid: null,
      caller_name: null,
      queue_time: '0',
      trunk_sid: null,
      uri: `${calls}/${sid}.json`,
    })
    expect(uris).toMatchObject({ recordings: `${calls}/${sid}/Recordings.json` })
    expect(Object.keys(Object(uris))).toHaveLength(9)
  })

  it.each([
    ['+14155550123', '(415) 555-0123'],
    ['+442071838750', '+442071838750'],
    ['+254711222333', '+254711222333'],
  ])('to %s is shown as %s, as a North American number alone is written nationally', async (To, shown) => {
    const { send, calls } = setUp()
    const { body } = await send('POST', `${calls}.json`, { ...newCall, To })
    expect(body).toMatchObject({ to: To, to_formatted: shown, status: 'queued' })
  })

  it.each([
    ['without To', { To: '' }, 21201],
    ['without From', { From: '' }, 21213],
    ['without a document', { Twiml: '' }, 21205],
    ['with a document over 4000 characters', { Twiml: 'x'.repeat(4001) }, 21658],
    ['with an address that is not one', { Url: 'ftp://somewhere' }, 21205],
    ['with a broken application', { Twiml: '', ApplicationSid: 'AP1' }, 21218],
    ['to something that is no number', { To: '+25575x' }, 21211],
    ['to a number that is too short', { To: '+2557' }, 21217],
    ['to a region that is not permitted', { To: '+8815550001' }, 21215],
    ['to a blocked number', { To: '+255754999999' }, 21216],
    ['from something that is no number', { From: 'nobody' }, 21212],
    ['from a number of somebody else', { From: '+12025550199' }, 21210],
    ['with a bad Timeout', { Timeout: '601' }, 21208],
    ['with bad SendDigits', { SendDigits: '12x' }, 21206],
    ['with a bad Method', { Method: 'PUT' }, 21209],
    ['with a bad MachineDetection', { MachineDetection: 'Maybe' }, 21234],
    [
      'with a bad MachineDetectionTimeout',
      { MachineDetection: 'Enable', MachineDetectionTimeout: '2' },
      21234,
    ],
  ])('%s is refused with the code of Twilio', async (_what, change, code) => {
    const { send, calls } = setUp({ blockedNumbers: ['+255754999999'] })
    const { status, body } = await send('POST', `${calls}.json`, { ...newCall, ...change })
    expect(status).toBe(400)
    expect(body).toEqual({
      code,
      message: expect.stringMatching(/./),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status: 400,
    })
    expect(listOf(await send('GET', `${calls}.json`), 'calls')).toEqual([])
  })

  it('reaches verified numbers only while the account is on trial', async () => {
    const { send, calls } = setUp({ trial: true, verifiedNumbers: [enumerator] })
    expect((await send('POST', `${calls}.json`, newCall)).status).toBe(201)
    const refused = await send('POST', `${calls}.json`, { ...newCall, To: respondent })
    expect(refused.body.code).toBe(21219)
  })

  it('may go to SIP and Client addresses', async () => {
    const { send, calls } = setUp()
    for (const To of ['sip:amina@example.org', 'client:amina']) {
      const { body } = await send('POST', `${calls}.json`, { ...newCall, To })
      expect(body.to).toBe(To.replace('sip:', ''))
    }
  })

  it('reaches the right phone when the plus of its number was not escaped', async () => {
    const { send, calls } = setUp()
    const { body } = await send('POST', `${calls}.json`, { ...newCall, To: ' 255754000001' })
    expect(body.to).toBe(enumerator)
  })

  it('ignores a body that is not a form', async () => {
    const { twilio, calls } = setUp()
    const headers = {
      Authorization: `Basic ${btoa(`${twilio.account.sid}:${twilio.account.authToken}`)}`,
      'Content-Type': 'application/json',
    }
    const url = `https://api.twilio.com${calls}.json`
    const answer = await twilio.fetch(
      new Request(url, { method: 'POST', headers, body: JSON.stringify(newCall) }),
    )
    expect(await answer.json()).toMatchObject({ code: 21201 })
  })
})

describe('updating a call', () => {
  it('with nothing to change answers the call as it is', async () => {
    const { send, calls, place, clock } = setUp()
    const sid = await place()
    await clock.advance(0)
    const { status, body } = await send('POST', `${calls}/${sid}.json`, {})
    expect([status, body.status]).toEqual([200, 'ringing'])
  })

  it('cancels a call that rings and leaves one that is answered', async () => {
    const { send, calls, place, call, clock, twilio } = setUp()
    const ringing = await place()
    await clock.advance(0)
    expect((await send('POST', `${calls}/${ringing}.json`, { Status: 'canceled' })).body.status).toBe(
      'canceled',
    )
    const answered = await place()
    await clock.advance(1000)
    twilio.phones.answer(enumerator)
    const { status } = await send('POST', `${calls}/${answered}.json`, { Status: 'canceled' })
    expect([status, (await call(answered)).status]).toEqual([200, 'in-progress'])
  })

  it('cancels a call that still waits for its turn, whose phone then never rings', async () => {
    const { send, calls, place, clock, twilio } = setUp()
    await place()
    const waiting = await place('<Response/>', { To: respondent })
    const { body } = await send('POST', `${calls}/${waiting}.json`, { Status: 'canceled' })
    await clock.advance(5000)
    expect(body.status).toBe('canceled')
    expect(twilio.phones.list().map((phone) => phone.number)).toEqual([enumerator])
  })

  it('of a finished call is refused with 21220', async () => {
    const { send, calls, place, clock } = setUp()
    const sid = await place()
    await clock.advance(61_000)
    const { status, body } = await send('POST', `${calls}/${sid}.json`, { Status: 'completed' })
    expect([status, body.code]).toEqual([400, 21220])
  })

  it('to a status that cannot be asked for is refused', async () => {
    const { send, calls, place } = setUp()
    const sid = await place()
    expect((await send('POST', `${calls}/${sid}.json`, { Status: 'busy' })).status).toBe(400)
  })
})

describe('deleting a call', () => {
  it('is refused with 20009 until it is over, and then it is gone', async () => {
    const { send, calls, place, clock } = setUp()
    const sid = await place()
    expect((await send('DELETE', `${calls}/${sid}.json`)).body.code).toBe(20009)
    await clock.advance(61_000)
    expect((await send('DELETE', `${calls}/${sid}.json`)).status).toBe(204)
    const gone = await send('GET', `${calls}/${sid}.json`)
    expect([gone.status, gone.body.code]).toEqual([404, 20404])
  })
})
