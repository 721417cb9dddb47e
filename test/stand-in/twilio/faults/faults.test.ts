import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../src/stand-in/twilio/faults/fault.ts'
import { bridge, enumerator, listOf, type Setup, setUp } from '../fixture.ts'

function newCall(setup: Setup, signal?: AbortSignal): Request {
  const { account } = setup.twilio
  return new Request(`https://api.twilio.com${setup.calls}.json`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
    body: new URLSearchParams({ To: enumerator, From: '+12025550110', Twiml: bridge }),
    ...(signal ? { signal } : {}),
  })
}

async function callsMade(setup: Setup): Promise<number> {
  return listOf(await setup.send('GET', `${setup.calls}.json`), 'calls').length
}

describe('a fault', () => {
  const kinds: readonly (readonly [fault: Fault, status: number | 'dropped', calls: number])[] = [
    [{ kind: 'drop-before' }, 'dropped', 0],
    [{ kind: 'drop-after' }, 'dropped', 1],
    [{ kind: 'status', status: 503 }, 503, 0],
    [{ kind: 'status', status: 500, acted: true }, 500, 1],
    [{ kind: 'status', status: 429, acted: true }, 429, 0],
    [{ kind: 'html', status: 502 }, 502, 0],
    [{ kind: 'html', status: 200, acted: true }, 200, 1],
    [{ kind: 'truncated' }, 201, 1],
    [{ kind: 'foreign-json' }, 200, 0],
    [{ kind: 'foreign-json', status: 201, acted: true }, 201, 1],
    [{ kind: 'no-cors' }, 201, 1],
    [{ kind: 'twice' }, 201, 2],
    [{ kind: 'twice', repeatStatus: 429 }, 429, 1],
    [{ kind: 'twice', repeatStatus: 503 }, 503, 1],
  ]
  it.each(kinds)('%o is answered %s and makes %i calls', async (fault, status, calls) => {
    const setup = setUp()
    setup.twilio.faults.add({ do: fault })
    const answer = setup.twilio.fetch(newCall(setup))
    if (status === 'dropped') await expect(answer).rejects.toThrow('dropped')
    else expect((await answer).status).toBe(status)
    expect(setup.twilio.requests[0]?.status).toBe(status)
    expect(await callsMade(setup)).toBe(calls)
  })

  it('of a status speaks the JSON of Twilio, with the code that goes with it or the one given', async () => {
    const setup = setUp()
    setup.twilio.faults.add({ do: { kind: 'status', status: 429 } })
    setup.twilio.faults.add({ do: { kind: 'status', status: 400, code: 13227, message: 'No' } })
    expect((await setup.send('GET', `${setup.calls}.json`)).body).toEqual({
      code: 20429,
      message: 'Too Many Requests',
      more_info: 'https://www.twilio.com/docs/errors/20429',
      status: 429,
    })
    expect((await setup.send('GET', `${setup.calls}.json`)).body).toMatchObject({
      code: 13227,
      message: 'No',
    })
  })

  it('of a request sent twice lets each POST act twice, whatever it asks, and answers the second', async () => {
    const setup = setUp()
    const { twilio, clock, calls, messages, send } = setup
    const sid = await setup.place()
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    const twice = async (path: string, form: Record<string, string>): Promise<unknown[]> => {
      twilio.faults.add({ when: { method: 'POST', path }, do: { kind: 'twice' } })
      const { status, body } = await send('POST', path, form)
      return [status, body.code]
    }
    const message = { To: enumerator, From: '+12025550110', Body: 'Hello' }
    expect(await twice(`${messages}.json`, message)).toEqual([201, undefined])
    expect(twilio.world.messages()).toHaveLength(2)
    // A call has one recording at a time: the second finds the first.
    expect((await twice(`${calls}/${sid}/Recordings.json`, {}))[0]).toBeGreaterThanOrEqual(201)
    expect(await twice(`${calls}/${sid}.json`, { Status: 'completed' })).toEqual([400, 21220])
    expect((await setup.call(sid)).status).toBe('completed')
    twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'twice' } })
    const path = 'https://taskrouter.twilio.com/v1/Workspaces'
    const headers = { Authorization: `Basic ${btoa(`${twilio.account.sid}:${twilio.account.authToken}`)}` }
    const body = new URLSearchParams({ FriendlyName: 'Team' })
    expect((await twilio.fetch(new Request(path, { method: 'POST', headers, body }))).status).toBe(201)
    expect(twilio.taskRouter.team.workspaces.size).toBe(2)
  })

  it('of a repeat refused with 429 has placed the call that the answer says was never processed', async () => {
    const setup = setUp()
    setup.twilio.faults.add({ do: { kind: 'twice', repeatStatus: 429 } })
    const answer = await setup.twilio.fetch(newCall(setup))
    expect(await answer.json()).toMatchObject({ code: 20429, status: 429 })
    await setup.clock.advance(0)
    expect(setup.twilio.phones.list()).toMatchObject([{ number: enumerator, state: 'ringing' }])
  })

  it('of a truncated answer leaves half of its JSON', async () => {
    const setup = setUp()
    setup.twilio.faults.add({ do: { kind: 'truncated' } })
    const text = await (await setup.twilio.fetch(newCall(setup))).text()
    expect(text).toMatch(/^\{"sid":"CA/)
    expect(() => JSON.parse(text)).toThrow()
  })

  it('without CORS keeps the answer from a browser and nothing else from it', async () => {
    const setup = setUp()
    setup.twilio.faults.add({ do: { kind: 'no-cors' } })
    const request = newCall(setup)
    request.headers.set('Origin', 'https://example.org')
    const answer = await setup.twilio.fetch(request)
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(await answer.json()).toMatchObject({ status: 'queued' })
  })

  it('of latency lets half the time pass before Twilio acts and half after', async () => {
    const setup = setUp()
    setup.twilio.faults.add({ do: { kind: 'latency', ms: 2000 } })
    const answer = setup.twilio.fetch(newCall(setup))
    await setup.clock.advance(999)
    expect(await callsMade(setup)).toBe(0)
    await setup.clock.advance(1)
    expect(await callsMade(setup)).toBe(1)
    expect(setup.twilio.requests[0]?.status).toBe('waiting')
    await setup.clock.advance(1000)
    expect((await answer).status).toBe(201)
  })

  it('of stale reads shows the world as it was', async () => {
    const setup = setUp()
    const sid = await setup.place()
    await setup.clock.advance(10_000)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(2000)
    const stale = { kind: 'stale', ms: 5000 } as const
    setup.twilio.faults.add({ do: stale, times: 3 })
    expect((await setup.call(sid)).status).toBe('ringing')
    expect(await setup.legsOf(sid)).toEqual([])
    expect((await setup.send('GET', `${setup.calls}/${sid}/Recordings.json`)).status).toBe(200)
    expect((await setup.call(sid)).status).toBe('in-progress')
    expect(await setup.legsOf(sid)).toHaveLength(1)
    const fresh = await setup.place()
    setup.twilio.faults.add({ do: stale })
    expect((await setup.send('GET', `${setup.calls}/${fresh}.json`)).status).toBe(404)
  })

  it('of a hang lasts until the client gives up, or the stand-in stops', async () => {
    const setup = setUp()
    const client = new AbortController()
    setup.twilio.faults.add({ do: { kind: 'hang' }, times: 2 })
    const first = setup.twilio.fetch(newCall(setup, client.signal))
    const second = setup.twilio.fetch(newCall(setup))
    await setup.clock.advance(600_000)
    expect(setup.twilio.requests.map((request) => request.status)).toEqual(['waiting', 'waiting'])
    client.abort()
    await expect(first).rejects.toThrow('dropped')
    expect(await callsMade(setup)).toBe(0)
    setup.twilio.stop()
    await expect(second).rejects.toThrow('dropped')
  })
})

describe('when a fault happens', () => {
  it('is once, as often as said, or always, after as many requests as said', async () => {
    const { twilio, send, calls } = setUp()
    const statuses = async (count: number): Promise<number[]> => {
      const seen: number[] = []
      for (let turn = 0; turn < count; turn += 1) seen.push((await send('GET', `${calls}.json`)).status)
      return seen
    }
    twilio.faults.add({ do: { kind: 'html', status: 502 } })
    expect(await statuses(2)).toEqual([502, 200])
    twilio.faults.add({ do: { kind: 'html', status: 502 }, skip: 1, times: 2 })
    expect(await statuses(4)).toEqual([200, 502, 502, 200])
    const remove = twilio.faults.add({ do: { kind: 'html', status: 502 }, times: 'always' })
    expect(await statuses(3)).toEqual([502, 502, 502])
    remove()
    expect(await statuses(1)).toEqual([200])
  })

  it('is decided by method and path, and preflights must be named', async () => {
    const { twilio, send, calls } = setUp()
    const html = { kind: 'html', status: 502 } as const
    twilio.faults.add({ when: { method: 'post' }, do: html })
    twilio.faults.add({ when: { path: 'ParentCallSid' }, do: html })
    twilio.faults.add({ when: { path: /Recordings\.json$/ }, do: html })
    expect((await send('GET', `${calls}.json`)).status).toBe(200)
    const preflight = (): Promise<Response> =>
      twilio.fetch(new Request(`https://api.twilio.com${calls}.json?ParentCallSid=`, { method: 'OPTIONS' }))
    expect((await preflight()).status).toBe(204)
    twilio.faults.add({ when: { method: 'OPTIONS' }, do: html })
    expect((await preflight()).status).toBe(502)
    expect(twilio.faults.list()).toHaveLength(3)
  })

  it('can be seen as JSON while it waits', () => {
    const { twilio } = setUp()
    twilio.faults.add({
      when: { method: 'GET', path: /Calls/ },
      do: { kind: 'hang' },
      times: 'always',
      skip: 2,
    })
    expect(JSON.parse(JSON.stringify(twilio.faults.list()))).toEqual([
      { id: 1, when: { method: 'GET', path: '/Calls/' }, do: { kind: 'hang' }, times: 'always', skip: 2 },
    ])
  })
})
