import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { warmUp } from '../../src/twilio/calls.ts'
import { requestOf } from '../../src/twilio/service-ask.ts'
import { createServiceTransport } from '../../src/twilio/service-transport.ts'
import type { Fetch, TwilioRequest } from '../../src/twilio/transport.ts'

const key = 'key-of-the-team-0123456789'
const call = 'CA0123456789abcdef0123456789abcdef'
const root = '/2010-04-01/Accounts/'

type Sent = Parameters<Fetch>[1] & { url: string }

/** A transport whose requests are noted, and answered with `answer`. */
function transportTo(
  url: string,
  answer: { status: number; body: string } | 'nothing' = { status: 200, body: '{}' },
) {
  const clock = createVirtualClock()
  const sent: Sent[] = []
  const fetch: Fetch = (address, init) => {
    sent.push({ ...init, url: address })
    if (answer === 'nothing') return new Promise(() => {})
    return Promise.resolve({ status: answer.status, text: async () => answer.body })
  }
  return { clock, sent, send: createServiceTransport({ fetch, clock, url, key }) }
}

const https = 'https://calls-1234.twil.io'

describe('a request through the team’s own Functions', () => {
  const requests: ReadonlyArray<[string, TwilioRequest]> = [
    ['call', { method: 'POST', path: `${root}/Calls.json`, form: [['To', '+254700000001']] }],
    ['call-status', { method: 'GET', path: `${root}/Calls.json`, query: [['To', '+254700000001']] }],
    ['call-status', { method: 'GET', path: `${root}/Calls/${call}.json` }],
    ['hang-up', { method: 'POST', path: `${root}/Calls/${call}.json`, form: [['Status', 'completed']] }],
    ['recording', { method: 'POST', path: `${root}/Calls/${call}/Recordings.json`, form: [] }],
    ['recording', { method: 'DELETE', path: `${root}/Calls/${call}/Recordings/RE1.json` }],
    [
      'messages',
      {
        method: 'POST',
        path: `${root}/Messages.json`,
        form: [
          ['MediaUrl', 'a'],
          ['MediaUrl', 'b'],
        ],
      },
    ],
    ['messages', { method: 'GET', path: `${root}/Messages/SM1/Media.json`, query: [['PageSize', '20']] }],
  ]

  it.each(requests)('is posted to /%s, and says there what %o is', async (route, request) => {
    const { send, sent } = transportTo(https)
    await send(request)
    const [one] = sent
    expect([one?.method, one?.url, one?.credentials]).toEqual(['POST', `${https}/${route}`, 'omit'])
    const [first, ...fields] = new URLSearchParams(one?.body)
    expect(first?.[0]).toBe('Ask')
    const asked = requestOf(first?.[1] ?? '', 'AC1', fields)
    const { query = [], form = [] } = request
    const path = request.path.replace('Accounts//', 'Accounts/AC1/')
    const given = request.method === 'POST' ? { form: [...form] } : { query: [...query] }
    expect(asked).toEqual({ method: request.method, path, ...given })
  })

  it('has its key in a header of its own, and no number in its address', async () => {
    const { send, sent } = transportTo(`${https}/`)
    await send({ method: 'GET', path: `${root}/Calls.json`, query: [['To', '+254700000001']] })
    expect(sent[0]?.url).toBe(`${https}/call-status`)
    expect(sent[0]?.headers).toEqual({
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Service-Key': key,
    })
    expect(sent[0]?.body).not.toContain(key)
  })

  it.each(['http://127.0.0.1:8002', 'http://localhost:3999'])(
    'has it in a field on one’s own machine: %s',
    async (url) => {
      const { send, sent } = transportTo(url)
      await send({ method: 'GET', path: `${root}/Calls/${call}.json` })
      expect(Object.keys(sent[0]?.headers ?? {})).toEqual(['Content-Type'])
      expect(new URLSearchParams(sent[0]?.body).get('ServiceKey')).toBe(key)
    },
  )

  it('is prepared for by one without a body to where calls are placed', async () => {
    const { send, sent } = transportTo(https)
    await warmUp(send, '')
    expect(sent).toEqual([expect.objectContaining({ method: 'HEAD', url: `${https}/call` })])
    expect(sent[0]?.body).toBeUndefined()
  })

  it('is read as Twilio’s own answer', async () => {
    const path = `${root}/Calls.json`
    const no = { code: 21215, message: 'no', more_info: '' }
    const refused = transportTo(https, { status: 400, body: JSON.stringify(no) })
    expect(await refused.send({ method: 'GET', path })).toMatchObject({ kind: 'refused', code: 21215 })
    const broken = transportTo(https, { status: 502, body: '{"error":"Twilio could not be reached"}' })
    expect(await broken.send({ method: 'GET', path })).toMatchObject({ kind: 'nothing', cause: 'server' })
  })

  it('is given up in the end', async () => {
    const { send, clock } = transportTo(https, 'nothing')
    const reply = send({ method: 'GET', path: `${root}/Calls.json` })
    await clock.advance(20_000)
    expect(await reply).toEqual({ kind: 'nothing', cause: 'timeout' })
    expect(clock.pending()).toBe(0)
  })
})
