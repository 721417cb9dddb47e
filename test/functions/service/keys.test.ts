import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { functionHandlers } from '../../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../../src/workbench/functions-host.ts'
import { authToken, origin, ownNumber, respondent } from '../visiting.ts'
import { aCall, ask, askByHeader, key, otherKey, refusalOf, teamWith } from './asking.ts'

const routes = ['call', 'call-status', 'hang-up', 'recording', 'messages', 'check']

describe.each(routes)('/%s', (route) => {
  it.each([
    ['no key', ''],
    ['a wrong key', 'key-of-team-a-0123456780'],
    ['the beginning of a key', key.slice(0, -1)],
    ['a key and more', `${key}0`],
    ['a key’s name', 'a'],
  ])('refuses %s as Twilio refuses credentials, and asks nobody', async (_what, given) => {
    const scene = teamWith()
    const answer = refusalOf(await ask(scene, route, aCall(), given))
    expect(answer).toMatchObject({ status: 401, code: 20003 })
    expect(answer.message).toContain('service_key is wrong')
    const older = refusalOf(await askByHeader(scene, route, aCall(), given))
    expect(older).toEqual(answer)
    expect(scene.sent).toEqual([])
  })

  it('refuses everybody where no key is set, or only short ones', async () => {
    for (const SERVICE_KEYS of ['', 'a:', ':', 'a:short', ' , ']) {
      for (const given of ['', 'short', 'a']) {
        const scene = teamWith({ SERVICE_KEYS })
        expect(refusalOf(await ask(scene, route, aCall(), given))).toMatchObject({ status: 401 })
        expect(scene.sent).toEqual([])
      }
    }
  })

  it('refuses what is larger than anything a form asks', async () => {
    const answer = await ask(teamWith(), route, aCall({ Twiml: 'x'.repeat(70_000) }))
    expect(answer.status).toBe(413)
  })

  it.each([
    ['with no key, which would be in the address or need a preflight', {}, 200],
    ['with the key of an older plug-in', { 'X-Service-Key': key }, 200],
    // So an older zip's check, and a newer one's look at older Functions, tell a right key by it.
    ['but not with a wrong one', { 'X-Service-Key': 'key-of-team-a-0123456780' }, 401],
  ])('prepares for a call without asking Twilio anything, %s', async (_what, headers, status) => {
    const scene = teamWith()
    const answer = await scene.ask(`/${route}`, { method: 'HEAD', headers })
    expect(answer.status).toBe(status)
    expect(scene.sent).toEqual([])
  })

  it('refuses what the plug-in asks elsewhere or nowhere', async () => {
    const scene = teamWith()
    const asks = ['', 'GET', 'PUT Calls.json', 'POST Queues.json', 'POST ../Calls.json', 'DELETE Calls.json']
    for (const Ask of asks) {
      expect(refusalOf(await ask(scene, route, { Ask }))).toMatchObject({ status: 400, code: 400 })
    }
    expect(scene.sent).toEqual([])
  })
})

describe('a key', () => {
  it('is one of several, and each can be taken away without the others', async () => {
    const both = teamWith()
    expect((await ask(both, 'call', aCall(), key)).status).toBe(200)
    expect((await ask(both, 'call', aCall(), otherKey)).status).toBe(200)
    const one = teamWith({ SERVICE_KEYS: `b:${otherKey}` })
    expect((await ask(one, 'call', aCall(), key)).status).toBe(401)
    expect((await ask(one, 'call', aCall(), otherKey)).status).toBe(200)
  })

  it.each(['', 'http://127.0.0.1:3999'])(
    'is a field of a posted form, which Twilio never sees: %s',
    async (at) => {
      const scene = teamWith()
      const body = new URLSearchParams({ ...aCall(), ServiceKey: key })
      const answer = await scene.ask(`${at}/call`, { method: 'POST', body })
      expect(answer.status).toBe(200)
      expect([...(scene.sent[0]?.form.keys() ?? [])]).toEqual(['To', 'From', 'Twiml'])
      expect(JSON.stringify(scene.sent)).not.toContain(key)
    },
  )

  it('may still be the header of an older plug-in', async () => {
    const scene = teamWith()
    expect((await askByHeader(scene, 'call', aCall())).status).toBe(200)
    expect((await askByHeader(scene, 'call', { ...aCall(), ServiceKey: key }, 'wrong')).status).toBe(401)
  })

  const form = 'application/x-www-form-urlencoded'
  it.each<[string, string, RequestInit]>([
    ['an address that is opened', `?ServiceKey=${key}`, { method: 'GET' }],
    ['an address, with nothing posted', `?ServiceKey=${key}`, { method: 'POST' }],
    [
      'an address, with too little posted to hold it',
      `?ServiceKey=${key}`,
      { method: 'POST', headers: { 'Content-Type': form, 'Content-Length': '8' }, body: 'Status=1' },
    ],
    [
      'a form that has it twice',
      '',
      {
        method: 'POST',
        body: new URLSearchParams([...Object.entries(aCall()), ['ServiceKey', key], ['ServiceKey', key]]),
      },
    ],
    [
      'a body of another type',
      '',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...aCall(), ServiceKey: key }),
      },
    ],
    ['a text', '', { method: 'POST', body: new URLSearchParams({ ...aCall(), ServiceKey: key }).toString() }],
  ])('is nobody’s in %s', async (_what, query, init) => {
    const scene = teamWith()
    const fields = new URLSearchParams(aCall())
    const answer = await scene.ask(`/call${query || '?'}&${fields}`, init)
    expect(answer.status).toBe(401)
    expect(scene.sent).toEqual([])
    expect(scene.logs.join()).not.toContain(key)
    expect(answer.body).not.toContain(key)
  })

  it('is nowhere in the log, nor are numbers and the auth token; its name is', async () => {
    const scene = teamWith()
    await ask(scene, 'call', aCall())
    await ask(scene, 'call', aCall({ From: '+12025550199' }))
    await ask(scene, 'call', aCall(), 'wrong')
    await askByHeader(scene, 'call', { ...aCall(), ServiceKey: key }, 'wrong')
    await askByHeader(scene, 'call', aCall(), otherKey)
    const log = scene.logs.join('\n')
    expect(log).toContain('a: POST Calls.json')
    for (const secret of [key, otherKey, authToken, respondent, '2025550199'])
      expect(log).not.toContain(secret)
  })

  it('has so many requests in a minute, and those of one are not those of another', async () => {
    const scene = teamWith({ REQUESTS_PER_MINUTE: '6', PLACEMENTS_PER_MINUTE: '2' })
    const read = { Ask: 'GET Calls/CA0123456789abcdef0123456789abcdef.json' }
    const statuses = async (times: number, fields = read, route = 'call-status', given = key) => {
      const all: number[] = []
      for (let n = 0; n < times; n += 1) all.push((await ask(scene, route, fields, given)).status)
      return all
    }
    expect(await statuses(3, { ...aCall(), Ask: 'POST Calls.json' }, 'call')).toEqual([200, 200, 429])
    expect(await statuses(4)).toEqual([404, 404, 404, 429])
    expect(await statuses(1, read, 'call-status', otherKey)).toEqual([404])
    await scene.clock.advance(10_000)
    expect(await statuses(2)).toEqual([404, 429])
  })

  it.each([`${key}, ${otherKey}`, `team:${key}, team:${otherKey}`])(
    'has turns of its own where others have the same name or none: %s',
    async (SERVICE_KEYS) => {
      const scene = teamWith({ SERVICE_KEYS, PLACEMENTS_PER_MINUTE: '1' })
      const statuses: number[] = []
      for (const given of [key, key, otherKey, otherKey]) {
        statuses.push((await ask(scene, 'call', aCall(), given)).status)
      }
      expect(statuses).toEqual([200, 429, 200, 429])
    },
  )

  it('that asks too often is told so as Twilio tells it, so that the plug-in waits and tries again', async () => {
    const scene = teamWith({ PLACEMENTS_PER_MINUTE: '1' })
    await ask(scene, 'call', aCall())
    expect(refusalOf(await ask(scene, 'call', aCall()))).toMatchObject({ status: 429, code: 20429 })
    expect(scene.sent).toHaveLength(1)
  })
})

describe('every answer to a form', () => {
  it('may be read by pages elsewhere, whatever it says', async () => {
    const host = createFunctionsHost({
      handlers: functionHandlers,
      environment: {
        SERVICE_KEYS: `a:${key}`,
        ALLOWED_ACTIONS: 'call,record',
        ALLOWED_CALLER_IDS: ownNumber,
        ALLOWED_COUNTRIES: '+255',
      },
      assets: {},
      clock: createVirtualClock(),
      fetch: () => Promise.reject(new TypeError('no network')),
    })
    const asked = [
      [key, aCall(), 502],
      ['wrong', aCall(), 401],
      [key, aCall({ Twiml: 'x'.repeat(70_000) }), 413],
    ] as const
    for (const [given, fields, status] of asked) {
      const body = new URLSearchParams({ ...fields, ServiceKey: given })
      const request = new Request(`${origin}/call`, { method: 'POST', body })
      const answer = await host(request)
      expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([status, '*'])
    }
  })
})
