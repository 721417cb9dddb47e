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
    expect(headers.get('X-Twilio-Error-Code')).toBe('20003')
  })

  it('finds neither another account nor an unknown path', async () => {
    const { send, calls } = setUp()
    for (const path of [calls.replace(/1\/Calls/, '9/Calls'), `${calls.replace('Calls', 'Fax')}`]) {
      const { status, body } = await send('GET', `${path}.json`)
      expect([status, body.code]).toEqual([404, 20404])
    }
  })

  it('finds an address that does not end in .json no better, and says so in XML', async () => {
    const { calls, twilio } = setUp()
    const basic = `Basic ${btoa(`${twilio.account.sid}:${twilio.account.authToken}`)}`
    for (const path of [`${calls}.xml`, calls, '/a&b']) {
      const request = new Request(`https://api.twilio.com${path}`, { headers: { Authorization: basic } })
      const answer = await twilio.fetch(request)
      expect([answer.status, answer.headers.get('X-Twilio-Error-Code')]).toEqual([404, '20404'])
      expect(answer.headers.get('Content-Type')).toBe('application/xml')
      const text = await answer.text()
      expect(text).toMatch(
        /^<\?xml .*<TwilioResponse><RestException><Code>20404<\/Code>.*<Status>404<\/Status>/s,
      )
      expect(text).not.toContain('a&b')
    }
    const taskRouter = await twilio.fetch(
      new Request('https://taskrouter.twilio.com/v1/Nothing', { headers: { Authorization: basic } }),
    )
    expect(await taskRouter.json()).toMatchObject({ code: 20404 })
  })

  it('stops a GET that comes with a body before it is read, in HTML', async () => {
    const { calls, twilio } = setUp()
    for (const headers of [{ 'Content-Length': '9' }, { 'Transfer-Encoding': 'chunked' }]) {
      const answer = await twilio.fetch(new Request(`https://api.twilio.com${calls}.json`, { headers }))
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([403, 'text/html'])
    }
    const empty = new Request(`https://api.twilio.com${calls}.json`, { headers: { 'Content-Length': '0' } })
    expect((await twilio.fetch(empty)).status).toBe(401)
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
