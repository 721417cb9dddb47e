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
    const [first, ...others] = new URLSearchParams(one?.body)
    const fields = others.filter(([name]) => name !== 'ServiceKey')
    expect(first?.[0]).toBe('Ask')
    const asked = requestOf(first?.[1] ?? '', 'AC1', fields)
    const { query = [], form = [] } = request
    const path = request.path.replace('Accounts//', 'Accounts/AC1/')
    const given = request.method === 'POST' ? { form: [...form] } : { query: [...query] }
    expect(asked).toEqual({ method: request.method, path, ...given })
  })

  it.each([`${https}/`, 'http://127.0.0.1:8002', 'http://localhost:3999'])(
    'is one that a browser sends without asking first, with its key in the body alone: %s',
    async (url) => {
      const { send, sent } = transportTo(url)
      await send({ method: 'GET', path: `${root}/Calls.json`, query: [['To', '+254700000001']] })
      expect(sent).toHaveLength(1)
      expect(sent[0]?.url).toBe(`${url.replace(/\/$/, '')}/call-status`)
      expect(sent[0]?.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' })
      expect(new URLSearchParams(sent[0]?.body).getAll('ServiceKey')).toEqual([key])
    },
  )

  it('is prepared for by one without a body to where calls are placed', async () => {
    const { send, sent } = transportTo(https)
    await warmUp(send, '')
    expect(sent).toEqual([expect.objectContaining({ method: 'HEAD', url: `${https}/call` })])
    expect(sent[0]?.body).toBeUndefined()
    expect(JSON.stringify(sent)).not.toContain(key)
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('X-Service-Key')
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

const noKey = JSON.stringify({ code: 20003, message: 'service_key is wrong', more_info: '', status: 401 })

/** Functions of 2.5 and before: they look for the key in a header, and say no to a form that has it elsewhere. */
function transportToOlder(url = https, rightKey = key) {
  const sent: Sent[] = []
  const fetch: Fetch = async (address, init) => {
    sent.push({ ...init, url: address })
    const isRight = init.headers['X-Service-Key'] === rightKey
    const body = init.method === 'HEAD' ? '' : isRight ? '{"sid":"CA1"}' : noKey
    return { status: isRight ? 200 : 401, text: async () => body }
  }
  const send = createServiceTransport({ fetch, clock: createVirtualClock(), url, key })
  const told = () =>
    sent.map(({ method, headers }) => `${method} ${headers['X-Service-Key'] ? 'header' : ''}`)
  return { send, sent, told }
}

describe('Functions that were deployed before they took the key in the body', () => {
  const place: TwilioRequest = { method: 'POST', path: `${root}/Calls.json`, form: [['To', '+254700000001']] }

  it('are found out by their no, and asked once more with the header, which is remembered', async () => {
    const { send, sent, told } = transportToOlder()
    expect(await send(place)).toEqual({ kind: 'data', data: { sid: 'CA1' } })
    expect(told()).toEqual(['POST ', 'HEAD header', 'POST header'])
    await send(place)
    await warmUp(send, '')
    expect(told().slice(3)).toEqual(['POST header', 'HEAD header'])
    expect(
      sent
        .slice(1)
        .map(({ body }) => body ?? '')
        .join(),
    ).not.toContain(key)
    expect(sent.map(({ url }) => url)).toEqual(Array(5).fill(`${https}/call`))
  })

  it('are asked nothing twice where the key is wrong, so that the no stays a no', async () => {
    const { send, told } = transportToOlder(https, 'another-key-of-the-team')
    const refused = { kind: 'refused', status: 401, code: 20003 }
    expect(await send(place)).toMatchObject(refused)
    expect(told()).toEqual(['POST ', 'HEAD header'])
  })

  it('are not taken for older where it is Twilio that refuses their credentials: nothing is sent again', async () => {
    const no = { code: 20003, message: 'Authenticate', more_info: '', status: 401 }
    const { send, sent } = transportTo(https, { status: 401, body: JSON.stringify(no) })
    expect(await send(place)).toMatchObject({ kind: 'refused', code: 20003, message: 'Authenticate' })
    expect(sent).toHaveLength(1)
  })

  it('cannot be on one’s own machine, where no header of ours is let through', async () => {
    const { send, told } = transportToOlder('http://127.0.0.1:8002')
    expect(await send(place)).toMatchObject({ kind: 'refused', code: 20003 })
    expect(told()).toEqual(['POST '])
  })
})
