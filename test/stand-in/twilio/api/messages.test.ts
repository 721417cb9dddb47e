import { describe, expect, it } from 'vitest'
import { listOf, respondent, type Setup, setUp } from '../fixture.ts'

const own = '+12025550110'
const created = 'Thu, 15 Jan 2026'

/** The statuses a message shows, one look every quarter of a second. */
async function statusesOf(setup: Setup, sid: string, ms: number): Promise<unknown[]> {
  const seen: unknown[] = []
  for (let at = 0; at <= ms; at += 250) {
    const { status } = await setup.message(sid)
    if (seen.at(-1) !== status) seen.push(status)
    await setup.clock.advance(250)
  }
  return seen
}

const phoneOf = (setup: Setup, number = respondent) =>
  setup.twilio.phones.list().find((phone) => phone.number === number)

describe('a message', () => {
  it('has every property of Twilio', async () => {
    const setup = setUp()
    const form = { To: respondent, From: own, Body: 'Hello' }
    const { status, body } = await setup.send('POST', `${setup.messages}.json`, form)
    const { sid } = body
    expect(status).toBe(201)
    expect(sid).toMatch(/^SM[0-9a-f]{32}$/)
    expect(body).toEqual({
      body: 'Hello',
      num_segments: '1',
      direction: 'outbound-api',
      from: own,
      to: respondent,
      date_updated: expect.stringContaining(created),
      price: null,
      error_message: null,
      uri: `${setup.messages}/${sid}.json`,
      account_sid: setup.twilio.account.sid,
      num_media: '0',
      status: 'queued',
      messaging_service_sid: null,
      sid,
      date_sent: null,
      date_created: expect.stringMatching(/^Thu, 15 Jan 2026 \d\d:\d\d:\d\d \+0000$/),
      error_code: null,
      price_unit: 'USD',
      api_version: '2010-04-01',
      subresource_uris: { media: `${setup.messages}/${sid}/Media.json` },
    })
    expect(await setup.message(String(sid))).toEqual(body)
  })

  it('is sent and delivered in a few seconds, and is then on the phone', async () => {
    const setup = setUp()
    const sid = await setup.write({ Body: 'Karibu' })
    expect(await statusesOf(setup, sid, 4000)).toEqual(['queued', 'sending', 'sent', 'delivered'])
    expect(await setup.message(sid)).toMatchObject({
      date_sent: expect.stringContaining(created),
      error_code: null,
    })
    expect(phoneOf(setup)?.messages).toEqual([
      { sid, direction: 'incoming', withNumber: own, body: 'Karibu', mediaUrls: [], at: expect.any(Number) },
    ])
  })

  it('by a messaging service is accepted before the service chooses a number', async () => {
    const setup = setUp()
    const { messagingServiceSid } = setup.twilio.account
    const sid = await setup.write({
      From: '',
      MessagingServiceSid: messagingServiceSid,
      Body: 'a'.repeat(161),
    })
    const first = {
      status: 'accepted',
      from: null,
      num_segments: '0',
      messaging_service_sid: messagingServiceSid,
    }
    expect(await setup.message(sid)).toMatchObject(first)
    expect(await statusesOf(setup, sid, 4000)).toEqual(['accepted', 'queued', 'sending', 'sent', 'delivered'])
    expect(await setup.message(sid)).toMatchObject({ from: own, num_segments: '2' })
    expect(phoneOf(setup)?.messages).toMatchObject([{ withNumber: own }])
  })

  it.each([
    ['unreachable', 30003, 'Unreachable destination handset'],
    ['blocked', 30004, 'Message blocked'],
    ['unknown', 30005, 'Unknown destination handset'],
    ['landline', 30006, 'Landline or unreachable carrier'],
    ['filtered', 30007, 'Message filtered'],
    ['unknown-error', 30008, 'Unknown error'],
  ] as const)('to a phone that is %s is undelivered with %d', async (delivery, code, text) => {
    const setup = setUp()
    setup.twilio.phones.setDelivery(respondent, delivery)
    const sid = await setup.write()
    expect(await statusesOf(setup, sid, 4000)).toEqual(['queued', 'sending', 'sent', 'undelivered'])
    expect(await setup.message(sid)).toMatchObject({ error_code: code, error_message: text })
    expect(phoneOf(setup)?.messages).toEqual([])
  })

  it('stays sent where no carrier confirms it, though the phone has it', async () => {
    const setup = setUp()
    setup.twilio.phones.setDelivery(respondent, 'unconfirmed')
    expect(await statusesOf(setup, await setup.write(), 60_000)).toEqual(['queued', 'sending', 'sent'])
    expect(phoneOf(setup)?.messages).toHaveLength(1)
  })

  it('with pictures is an MMS whose media are listed with their types', async () => {
    const setup = setUp()
    const { body } = await setup.send('POST', `${setup.messages}.json`, [
      ['To', respondent],
      ['From', own],
      ['Body', 'a'.repeat(200)],
      ['MediaUrl', 'https://example.org/map.png?size=2'],
      ['MediaUrl', 'https://example.org/card.jpg'],
      ['MediaUrl', 'https://example.org/strange'],
    ])
    const sid = String(body.sid)
    expect(sid).toMatch(/^MM/)
    expect(body).toMatchObject({ num_media: '3', num_segments: '1' })
    const answer = await setup.send('GET', `${setup.messages}/${sid}/Media.json`)
    const media = listOf(answer, 'media_list')
    expect(answer.body).toMatchObject({ page: 0, page_size: 50, uri: `${setup.messages}/${sid}/Media.json` })
    expect(media.map((one) => one.content_type)).toEqual([
      'image/png',
      'image/jpeg',
      'application/octet-stream',
    ])
    expect(media[0]).toMatchObject({
      sid: expect.stringMatching(/^ME[0-9a-f]{32}$/),
      parent_sid: sid,
      uri: `${setup.messages}/${sid}/Media/${media[0]?.sid}.json`,
    })
    expect((await setup.send('GET', String(media[0]?.uri))).body).toEqual(media[0])
    await setup.clock.advance(5000)
    expect(phoneOf(setup)?.messages[0]?.mediaUrls[1]).toBe('https://example.org/card.jpg')
  })

  it('shows its pictures to those only who have credentials', async () => {
    const setup = setUp()
    const sid = await setup.write({ MediaUrl: 'https://example.org/map.png' })
    const [media] = listOf(await setup.send('GET', `${setup.messages}/${sid}/Media.json`), 'media_list')
    const path = `${setup.messages}/${sid}/Media/${media?.sid}`
    expect((await setup.send('GET', path, undefined, null)).status).toBe(401)
    const { status, headers } = await setup.send('GET', path)
    expect([status, headers.get('Location')]).toEqual([307, 'https://example.org/map.png'])
    expect((await setup.send('GET', `${setup.messages}/${sid}/Media/ME0.json`)).status).toBe(404)
  })

  it('that is not there is answered with 404 and 20404', async () => {
    const { send, messages } = setUp()
    const { status, body } = await send('GET', `${messages}/SM0.json`)
    expect([status, body.code]).toEqual([404, 20404])
  })
})

describe('changing a message', () => {
  it('empties what it says, once it has been sent', async () => {
    const setup = setUp()
    const sid = await setup.write()
    const redact = async () => setup.send('POST', `${setup.messages}/${sid}.json`, { Body: '' })
    expect((await redact()).body).toMatchObject({ code: 20009 })
    await setup.clock.advance(5000)
    expect((await redact()).body).toMatchObject({ sid, body: '', status: 'delivered' })
    expect(await setup.message(sid)).toMatchObject({ body: '' })
    expect(phoneOf(setup)?.messages[0]?.body).toBe('Hello')
  })

  it('gives it no other words and no other status', async () => {
    const setup = setUp()
    const path = `${setup.messages}/${await setup.write()}.json`
    for (const form of [{ Body: 'Other' }, { Status: 'delivered' }]) {
      expect((await setup.send('POST', path, form)).status).toBe(400)
    }
    expect((await setup.send('POST', path, {})).body).toMatchObject({ body: 'Hello', status: 'queued' })
  })

  it('calls it back while it is scheduled, and not later', async () => {
    const setup = setUp()
    const schedule = async () =>
      setup.write({
        MessagingServiceSid: setup.twilio.account.messagingServiceSid,
        ScheduleType: 'fixed',
        SendAt: new Date(setup.clock.now() + 20 * 60_000).toISOString(),
      })
    const [calledBack, left] = [await schedule(), await schedule()]
    const cancel = (sid: string) =>
      setup.send('POST', `${setup.messages}/${sid}.json`, { Status: 'canceled' })
    expect(await setup.message(calledBack)).toMatchObject({ status: 'scheduled', date_sent: null })
    expect((await cancel(calledBack)).body).toMatchObject({ status: 'canceled' })
    await setup.clock.advance(20 * 60_000)
    expect(await setup.message(left)).toMatchObject({ status: 'queued' })
    expect((await cancel(left)).body).toMatchObject({ code: 30409 })
    await setup.clock.advance(5000)
    expect(phoneOf(setup)?.messages.map((message) => message.sid)).toEqual([left])
    expect(await setup.message(calledBack)).toMatchObject({ status: 'canceled', date_sent: null })
  })

  it('deletes it, once it has been sent', async () => {
    const setup = setUp()
    const sid = await setup.write()
    const path = `${setup.messages}/${sid}.json`
    expect((await setup.send('DELETE', path)).body).toMatchObject({ code: 20009 })
    await setup.clock.advance(5000)
    expect((await setup.send('DELETE', path)).status).toBe(204)
    expect((await setup.send('GET', path)).status).toBe(404)
  })
})
