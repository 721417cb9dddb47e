import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../src/stand-in/twilio/faults/fault.ts'
import { type Setup, setUp } from '../fixture.ts'

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
const nothing = headerNames.map(() => null)

function ask(
  setup: Setup,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { account } = setup.twilio
  const authorization = { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` }
  return setup.twilio.fetch(
    new Request(`https://api.twilio.com${path}`, { method, headers: { ...authorization, ...headers } }),
  )
}

const allowedBy = (answer: Response): (string | null)[] => headerNames.map((name) => answer.headers.get(name))

describe('what a browser is allowed', () => {
  it('is said to a preflight without credentials, the same whatever it asks for', async () => {
    const { twilio, calls } = setUp()
    const answer = await twilio.fetch(
      new Request(`https://api.twilio.com${calls}.json`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://example.org', 'Access-Control-Request-Headers': 'x-mine,authorization' },
      }),
    )
    expect(answer.status).toBe(204)
    expect(allowedBy(answer)).toEqual(recorded)
  })

  it.each(['https://example.org', 'null', 'file://'])(
    'is said to the origin %s with every answer, also with one that says no',
    async (Origin) => {
      const setup = setUp()
      for (const answer of [
        await ask(setup, 'GET', `${setup.calls}.json`, { Origin }),
        await ask(setup, 'POST', `${setup.calls}.json`, { Origin }),
        await ask(setup, 'GET', '/nowhere', { Origin, Authorization: '' }),
        await ask(setup, 'PUT', '/nowhere', { Origin }),
      ]) {
        expect(allowedBy(answer)).toEqual(recorded)
        expect(answer.headers.get('Vary')).toContain('Origin')
      }
    },
  )

  it('is said to nobody who names no origin, who is told that the answer depends on it', async () => {
    const setup = setUp()
    for (const answer of [
      await ask(setup, 'GET', `${setup.calls}.json`),
      await ask(setup, 'GET', `${setup.calls}.json`, { Authorization: '' }),
      await ask(setup, 'OPTIONS', `${setup.calls}.json`),
    ]) {
      expect(allowedBy(answer)).toEqual(nothing)
      expect(answer.headers.get('Vary')).toContain('Origin')
    }
  })

  it.each<Fault>([
    { kind: 'status', status: 429 },
    { kind: 'html', status: 502 },
    { kind: 'foreign-json' },
    { kind: 'twice', repeatStatus: 503 },
  ])('is said with the fault %o alike', async (fault) => {
    const setup = setUp()
    setup.twilio.faults.add({ do: fault, times: 2 })
    const Origin = 'https://example.org'
    expect(allowedBy(await ask(setup, 'GET', `${setup.calls}.json`, { Origin }))).toEqual(recorded)
    expect(allowedBy(await ask(setup, 'GET', `${setup.calls}.json`))).toEqual(nothing)
  })
})

describe('the code of an error', () => {
  it('is a header too, that no page may read, and no answer that says yes has it', async () => {
    const setup = setUp()
    const { account } = setup.twilio
    const code = async (...request: [method: string, path: string, headers?: Record<string, string>]) => {
      const answer = await ask(setup, ...request)
      return [answer.status, answer.headers.get('X-Twilio-Error-Code')]
    }
    expect(await code('POST', `${setup.calls}.json`)).toEqual([400, '21201'])
    expect(await code('GET', `${setup.calls}.json`, { Authorization: '' })).toEqual([401, '20003'])
    const wrong = `Basic ${btoa(`${account.sid}:wrong`)}`
    expect(await code('GET', `${setup.calls}.json`, { Authorization: wrong })).toEqual([401, '20003'])
    expect(await code('GET', `${setup.calls}/CA1.json`)).toEqual([404, '20404'])
    setup.twilio.faults.add({ do: { kind: 'status', status: 429 } })
    expect(await code('GET', `${setup.calls}.json`)).toEqual([429, '20429'])
    expect(await code('GET', `${setup.calls}.json`)).toEqual([200, null])
  })
})
