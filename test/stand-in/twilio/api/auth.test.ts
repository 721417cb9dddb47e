import { describe, expect, it } from 'vitest'
import { bridge, enumerator, setUp } from '../fixture.ts'

const newCall = { To: enumerator, From: '+12025550110', Twiml: bridge }

describe('who may ask', () => {
  it('is decided by Basic credentials: the token or a standard key', async () => {
    const { send, calls, twilio } = setUp()
    const { apiKey, apiSecret } = twilio.account
    expect((await send('GET', `${calls}.json`)).status).toBe(200)
    expect((await send('GET', `${calls}.json`, undefined, `${apiKey}:${apiSecret}`)).status).toBe(200)
  })

  it.each([
    ['no credentials', null, 'Authentication Error - No credentials provided'],
    ['an unknown name', 'ACnobody:secret', 'Authentication Error - invalid username'],
    ['a wrong token', 'token', 'Authenticate'],
  ])('answers %s with 401 and 20003', async (_what, given, message) => {
    const { send, calls, twilio } = setUp()
    const basic = given === 'token' ? `${twilio.account.sid}:wrong` : given
    const { status, body, headers } = await send('GET', `${calls}.json`, undefined, basic)
    expect([status, body.code, body.message]).toEqual([401, 20003, message])
    expect(headers.get('WWW-Authenticate')).toBe('Basic realm="Twilio API"')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('finds neither another account nor an unknown path', async () => {
    const { send, calls } = setUp()
    for (const path of [calls.replace(/1\/Calls/, '9/Calls'), `${calls.replace('Calls', 'Fax')}`]) {
      const { status, body } = await send('GET', `${path}.json`)
      expect([status, body.code]).toEqual([404, 20404])
    }
  })

  it('answers a method that is not known with 405 and 20004', async () => {
    const { send, calls } = setUp()
    const { status, body } = await send('PUT', `${calls}.json`)
    expect([status, body.code]).toEqual([405, 20004])
  })

  it('lets a restricted key do what it was given and answers anything else with 70051', async () => {
    const { send, calls, place, twilio } = setUp({ restrictedPermissions: ['calls/create', 'calls/read'] })
    const { apiKey, apiSecret } = twilio.account.restricted
    const basic = `${apiKey}:${apiSecret}`
    const sid = await place()
    expect((await send('POST', `${calls}.json`, newCall, basic)).status).toBe(201)
    expect((await send('GET', `${calls}/${sid}.json`, undefined, basic)).status).toBe(200)
    const refused = await send('GET', `${calls}.json`, undefined, basic)
    expect([refused.status, refused.body.code]).toEqual([403, 70051])
  })
})

describe('test credentials', () => {
  it.each([
    ['To', '+15005550001', 21217],
    ['To', '+15005550002', 21214],
    ['To', '+15005550003', 21215],
    ['To', '+15005550004', 21216],
    ['From', '+15005550001', 21212],
    ['From', '+12025550110', 21210],
  ])('with %s %s answer %i', async (field, number, code) => {
    const { send, calls, twilio } = setUp()
    const { sid, authToken } = twilio.account.test
    const path = `${calls.replace(twilio.account.sid, sid)}.json`
    const form = { To: enumerator, From: '+15005550006', Twiml: bridge, [field]: number }
    const { status, body } = await send('POST', path, form, `${sid}:${authToken}`)
    expect([status, body.code]).toEqual([400, code])
  })

  it('accept a call that rings nobody, and allow nothing but calling', async () => {
    const { send, calls, twilio, clock } = setUp()
    const { sid, authToken } = twilio.account.test
    const path = calls.replace(twilio.account.sid, sid)
    const form = { ...newCall, From: '+15005550006' }
    const placed = await send('POST', `${path}.json`, form, `${sid}:${authToken}`)
    await clock.advance(5000)
    expect([placed.status, placed.body.status, placed.body.account_sid]).toEqual([201, 'queued', sid])
    expect(twilio.phones.list()).toEqual([])
    for (const asked of [`${path}.json`, `${path}/${placed.body.sid}.json`]) {
      const { status, body } = await send('GET', asked, undefined, `${sid}:${authToken}`)
      expect([status, body.code]).toEqual([403, 20008])
    }
  })
})

describe('what a browser is allowed', () => {
  const headerNames = [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
    'Access-Control-Expose-Headers',
    'Access-Control-Allow-Credentials',
    'Access-Control-Max-Age',
  ]
  const recorded = [
    '*',
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
    'GET, POST, DELETE, OPTIONS',
    'ETag',
    'true',
    null,
  ]

  it('is said to a preflight without credentials, the same whatever it asks for', async () => {
    const { twilio, calls } = setUp()
    const answer = await twilio.fetch(
      new Request(`https://api.twilio.com${calls}.json`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://example.org', 'Access-Control-Request-Headers': 'x-mine,authorization' },
      }),
    )
    expect(answer.status).toBe(204)
    expect(headerNames.map((name) => answer.headers.get(name))).toEqual(recorded)
  })

  it('is said with every answer, also with one that says no', async () => {
    const { send, calls } = setUp()
    for (const answer of [
      await send('GET', `${calls}.json`),
      await send('POST', `${calls}.json`, {}),
      await send('GET', '/nowhere', undefined, null),
      await send('PUT', '/nowhere'),
    ]) {
      expect(headerNames.map((name) => answer.headers.get(name))).toEqual(recorded)
    }
  })
})
