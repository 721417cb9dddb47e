import { describe, expect, it } from 'vitest'
import { enumerator, respondent, type Setup, setUp } from '../fixture.ts'

const own = '+12025550110'
const phonePath = `/phones/${encodeURIComponent(respondent)}`

async function post(setup: Setup, path: string, body?: unknown): Promise<number> {
  const address = `http://127.0.0.1:8080/_workbench${path}`
  const request = new Request(address, {
    method: 'POST',
    body: body === undefined ? null : JSON.stringify(body),
  })
  return (await setup.twilio.fetch(request)).status
}

async function readState(setup: Setup): Promise<unknown> {
  const answer = await setup.twilio.fetch(new Request('http://127.0.0.1:8080/_workbench/state'))
  return answer.json()
}

describe('the controls of a phone', () => {
  it('write messages, and the state shows them at both ends', async () => {
    const setup = setUp()
    const mediaUrls = ['https://example.org/house.jpg']
    expect(await post(setup, `${phonePath}/message`, { to: own, body: 'Hodi' })).toBe(204)
    expect(await post(setup, `${phonePath}/message`, { to: own, body: '', mediaUrls })).toBe(204)
    expect(await readState(setup)).toMatchObject({
      messages: [
        { direction: 'inbound', body: '', num_media: '1' },
        { direction: 'inbound', body: 'Hodi', status: 'received' },
      ],
      phones: [
        {
          number: respondent,
          messages: [
            { direction: 'outgoing', body: 'Hodi', at: setup.clock.now() },
            { body: '', mediaUrls },
          ],
        },
      ],
    })
  })

  it('call a Twilio number and give up, and the state shows the call', async () => {
    const setup = setUp()
    expect(await post(setup, `${phonePath}/call`, { to: own })).toBe(204)
    expect(await post(setup, `${phonePath}/call`, { to: own })).toBe(409)
    expect(await readState(setup)).toMatchObject({
      calls: [{ direction: 'inbound', status: 'ringing', from: respondent, legs: [] }],
      phones: [{ state: 'calling', direction: 'outgoing', withNumber: own, delivery: 'delivered' }],
    })
    expect(await post(setup, `${phonePath}/hang-up`)).toBe(204)
    expect(await readState(setup)).toMatchObject({
      phones: [{ state: 'idle' }],
      calls: [{ status: 'no-answer' }],
    })
  })

  it('call with a number that is withheld', async () => {
    const setup = setUp()
    expect(await post(setup, `${phonePath}/call`, { to: own, callerId: 'Anonymous' })).toBe(204)
    expect(await readState(setup)).toMatchObject({
      calls: [{ direction: 'inbound', status: 'ringing', from: 'Anonymous' }],
      phones: [{ number: respondent, state: 'calling' }],
    })
  })

  it('say what becomes of messages to it', async () => {
    const setup = setUp()
    expect(await post(setup, `${phonePath}/delivery`, { delivery: 'blocked' })).toBe(204)
    const sid = await setup.write()
    await setup.clock.advance(5000)
    expect(await setup.message(sid)).toMatchObject({ status: 'undelivered', error_code: 30004 })
    expect(await readState(setup)).toMatchObject({
      messages: [{ sid, error_code: 30004 }],
      phones: [{ delivery: 'blocked', messages: [] }],
    })
  })

  it.each([
    ['/call', {}],
    ['/call', { to: 5 }],
    ['/call', undefined],
    ['/message', { body: 'To nobody' }],
    ['/message', { to: own }],
    ['/message', { to: own, body: 'Hodi', mediaUrls: 'https://example.org/a.png' }],
    ['/message', { to: own, body: 'Hodi', mediaUrls: ['nowhere'] }],
    ['/delivery', { delivery: 'late' }],
    ['/delivery', 'blocked'],
  ])('refuse %s with %j', async (path, body) => {
    const setup = setUp()
    expect(await post(setup, phonePath + path, body)).toBe(400)
    expect([setup.twilio.world.messages(), setup.twilio.world.calls()]).toEqual([[], []])
  })

  it('refuse a number that is not the account’s', async () => {
    const setup = setUp()
    expect(await post(setup, `${phonePath}/message`, { to: '+12025550199', body: 'Hodi' })).toBe(409)
    expect(await post(setup, `${phonePath}/call`, { to: '+12025550199' })).toBe(409)
  })

  it('are heard by live views when a message arrives', async () => {
    const setup = setUp()
    await setup.write()
    await setup.clock.advance(2000)
    let count = 0
    const stop = setup.twilio.onChange(() => {
      count += 1
    })
    await setup.clock.advance(1000)
    stop()
    expect(count).toBeGreaterThan(0)
  })
})

describe('the behaviour of incoming calls', () => {
  it('is unanswered or a number to dial, and nothing else', async () => {
    const setup = setUp()
    for (const incomingCalls of ['answered', {}, { dial: '' }, { dial: 5 }, null]) {
      expect(await post(setup, '/behaviour', { incomingCalls })).toBe(400)
    }
    expect(await post(setup, '/behaviour', { incomingCalls: { dial: enumerator } })).toBe(200)
    expect(setup.twilio.behaviour.incomingCalls).toEqual({ dial: enumerator })
    expect(await post(setup, '/behaviour', { incomingCalls: 'unanswered' })).toBe(200)
  })
})

describe('the list of requests, for messages', () => {
  it('has what was written, its pictures as a list, and no credentials', async () => {
    const setup = setUp()
    await setup.send('POST', `${setup.messages}.json`, [
      ['To', respondent],
      ['From', own],
      ['Body', 'Hello'],
      ['MediaUrl', 'https://example.org/1.png'],
      ['MediaUrl', 'https://example.org/2.png'],
    ])
    const mediaUrls = ['https://example.org/1.png', 'https://example.org/2.png']
    expect(setup.twilio.requests).toMatchObject([
      { fields: { To: respondent, From: own, Body: 'Hello', MediaUrl: mediaUrls }, status: 201 },
    ])
    expect(JSON.stringify(setup.twilio.requests)).not.toContain(setup.twilio.account.authToken)
  })
})
