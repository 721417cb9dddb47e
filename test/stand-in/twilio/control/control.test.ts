import { describe, expect, it } from 'vitest'
import { enumerator, isObject, listOf, respondent, type Setup, setUp } from '../fixture.ts'

const root = 'http://127.0.0.1:8080/_workbench'

async function ask(
  setup: Setup,
  method: string,
  path: string,
  body?: unknown,
  origin?: string,
): Promise<Response> {
  return setup.twilio.fetch(
    new Request(root + path, {
      method,
      headers: { ...(origin === undefined ? {} : { Origin: origin }) },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  )
}

async function state(setup: Setup): Promise<string> {
  return (await ask(setup, 'GET', '/state')).text()
}

const plus = encodeURIComponent

describe('the controls', () => {
  it('show calls with their legs and recordings, phones, requests and faults, and no secret', async () => {
    const setup = setUp()
    const sid = await setup.place(
      `<Response><Dial record="true" callerId="+12025550199">${respondent}</Dial></Response>`,
    )
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    const text = await state(setup)
    const parsed: unknown = JSON.parse(text)
    expect(parsed).toMatchObject({
      now: setup.clock.now(),
      account: { sid: setup.twilio.account.sid },
      calls: [
        { sid, status: 'completed', legs: [{ to: respondent, status: 'failed', problem: { code: 13214 } }] },
      ],
      phones: [{ number: enumerator, state: 'idle' }],
      requests: [{ method: 'POST', path: `${setup.calls}.json`, fields: { To: enumerator }, status: 201 }],
      faults: [],
    })
    const { authToken, apiSecret, restricted, test } = setup.twilio.account
    for (const secret of [authToken, apiSecret, restricted.apiSecret, test.authToken]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(btoa(`${setup.twilio.account.sid}:${secret}`))
    }
  })

  it('answer, decline and hang up phones, and say when a phone cannot', async () => {
    const setup = setUp()
    const sid = await setup.place()
    await setup.clock.advance(0)
    const act = async (number: string, what: string): Promise<number> =>
      (await ask(setup, 'POST', `/phones/${plus(number)}/${what}`)).status
    expect(await act(enumerator, 'hang-up')).toBe(409)
    expect(await act(enumerator, 'answer')).toBe(204)
    expect(await act(respondent, 'decline')).toBe(204)
    expect((await setup.legsOf(sid))[0]?.status).toBe('no-answer')
    expect(await act(enumerator, 'dance')).toBe(400)
  })

  it('give phones habits, if they are habits', async () => {
    const setup = setUp()
    const habit = { kind: 'answers', afterMs: 500, talksMs: 1000 }
    const path = `/phones/${plus(enumerator)}/habit`
    expect((await ask(setup, 'POST', path, habit)).status).toBe(204)
    expect((await ask(setup, 'POST', path, { kind: 'answers' })).status).toBe(400)
    const sid = await setup.place()
    await setup.clock.advance(1500)
    expect(await setup.call(sid)).toMatchObject({ status: 'completed', duration: '1' })
  })

  it('add and take back faults, if they are faults', async () => {
    const setup = setUp()
    const rule = { when: { method: 'GET' }, do: { kind: 'html', status: 502 }, times: 2 }
    expect((await ask(setup, 'POST', '/faults', rule)).status).toBe(201)
    expect((await ask(setup, 'POST', '/faults', { do: { kind: 'earthquake' } })).status).toBe(400)
    expect((await ask(setup, 'POST', '/faults', { ...rule, times: 0 })).status).toBe(400)
    expect((await ask(setup, 'POST', '/faults')).status).toBe(400)
    expect(setup.twilio.faults.list()).toHaveLength(1)
    expect((await setup.send('GET', `${setup.calls}.json`)).status).toBe(502)
    expect((await ask(setup, 'DELETE', '/faults')).status).toBe(204)
    expect((await setup.send('GET', `${setup.calls}.json`)).status).toBe(200)
  })

  it('change how the account behaves, until the reset', async () => {
    const setup = setUp()
    expect((await ask(setup, 'POST', '/behaviour', { trial: true })).status).toBe(200)
    expect((await ask(setup, 'POST', '/behaviour', { trial: 'perhaps' })).status).toBe(400)
    await expect(setup.place()).rejects.toThrow('21219')
    await ask(setup, 'POST', '/reset')
    await setup.place()
    expect(listOf(await setup.send('GET', `${setup.calls}.json`), 'calls')).toHaveLength(1)
  })

  it('forget everything at a reset, and leave no timer', async () => {
    const setup = setUp()
    await setup.place('<Response><Dial record="record-from-ringing">+255754000002</Dial></Response>')
    await setup.place()
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    setup.twilio.faults.add({ when: { path: 'never' }, do: { kind: 'hang' } })
    expect(setup.clock.pending()).toBeGreaterThan(0)
    await ask(setup, 'POST', '/reset')
    expect(setup.clock.pending()).toBe(0)
    expect(JSON.parse(await state(setup))).toMatchObject({ calls: [], phones: [], requests: [], faults: [] })
  })

  it('are no path of Twilio, and need no credentials', async () => {
    const setup = setUp()
    expect((await ask(setup, 'GET', '/nothing')).status).toBe(404)
    expect((await ask(setup, 'GET', '/state')).headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(setup.twilio.requests).toEqual([])
  })
})

describe('who may use the controls', () => {
  it.each(['http://127.0.0.1:3000', 'http://localhost:3000'])('a page at %s may', async (origin) => {
    const setup = setUp()
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await ask(setup, method, '/state', undefined, origin)
      expect(answer.ok).toBe(true)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
    }
  })

  it.each(['https://example.org', 'http://localhost.example.org', 'null'])(
    'a page at %s may neither look nor act',
    async (origin) => {
      const setup = setUp()
      await setup.place()
      const answer = await ask(setup, 'POST', '/reset', undefined, origin)
      expect(answer.status).toBe(403)
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(setup.twilio.requests).toHaveLength(1)
    },
  )
})

describe('the live view', () => {
  it('gets an event for every change and ends when the stand-in stops', async () => {
    const setup = setUp()
    const answer = await ask(setup, 'GET', '/changes')
    expect(answer.headers.get('Content-Type')).toContain('text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    await setup.place()
    expect((await reader?.read())?.value).toMatch(/^event: change\ndata: 1\n\n/)
    setup.twilio.stop()
    let last = await reader?.read()
    for (let count = 0; count < 1000 && last && !last.done; count += 1) last = await reader?.read()
    expect(last?.done).toBe(true)
  })

  it('can be had by a listener, until it stops listening', async () => {
    const setup = setUp()
    let count = 0
    const stop = setup.twilio.onChange(() => {
      count += 1
    })
    await setup.place()
    const heard = count
    expect(heard).toBeGreaterThan(0)
    stop()
    stop()
    await setup.place()
    expect(count).toBe(heard)
  })
})

describe('the list of requests', () => {
  it('has the form of each, several values as a list and secrets left out, and no credentials', async () => {
    const setup = setUp()
    const { account } = setup.twilio
    const body = 'To=%2B1&StatusCallbackEvent=ringing&StatusCallbackEvent=answered&SipAuthPassword=hush'
    await setup.twilio.fetch(
      new Request(`https://api.twilio.com${setup.calls}.json?x=1`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body,
      }),
    )
    expect(setup.twilio.requests).toEqual([
      {
        id: 1,
        at: setup.clock.now(),
        method: 'POST',
        path: `${setup.calls}.json?x=1`,
        fields: { To: '+1', StatusCallbackEvent: ['ringing', 'answered'], SipAuthPassword: '…' },
        status: 400,
      },
    ])
  })

  it('keeps the latest 500', async () => {
    const setup = setUp()
    for (let count = 0; count < 505; count += 1) await setup.send('GET', `/page-${count}`)
    expect(setup.twilio.requests).toHaveLength(500)
    expect(setup.twilio.requests[0]?.path).toBe('/page-5')
    expect(isObject(setup.twilio.requests[499]?.fields)).toBe(true)
  })
})
