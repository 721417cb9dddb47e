import { describe, expect, it } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { createDirectTransport, type Fetch, type Transport } from '../../src/twilio/transport.ts'

const token = 'not-a-real-token'
const credentials = { username: 'AC0123', password: token }
const path = '/2010-04-01/Accounts/AC0123/Calls.json'
const neverAnswers: Fetch = () => new Promise(() => {})

type Sent = { url: string; init: Parameters<Fetch>[1] }

/** A transport whose network is `fetch`, and what was sent over it. */
function open(
  fetch: Fetch,
  given = credentials,
): { send: Transport; sent: Sent[]; clock: VirtualClock; basic(): string } {
  const sent: Sent[] = []
  const clock = createVirtualClock()
  const send = createDirectTransport({
    clock,
    credentials: given,
    fetch: (url, init) => {
      sent.push({ url, init })
      return fetch(url, init)
    },
  })
  const basic = () => {
    const encoded = (sent[0]?.init.headers['Authorization'] ?? '').replace(/^Basic /, '')
    return Buffer.from(encoded, 'base64').toString('utf8')
  }
  return { send, sent, clock, basic }
}

function answering(status: number, body: string): Fetch {
  return async () => ({ status, text: async () => body })
}

describe('a request to Twilio', () => {
  it('carries the two headers that its CORS allows and no other', async () => {
    const { send, sent } = open(answering(200, '{}'))
    await send({ method: 'POST', path, form: [['To', '+254711222333']] })
    await send({ method: 'GET', path })
    for (const { init } of sent) expect(Object.keys(init.headers)).toEqual(['Authorization', 'Content-Type'])
    expect(sent[0]?.init.headers['Content-Type']).toBe('application/x-www-form-urlencoded')
  })

  it('sends no cookies', async () => {
    const { send, sent } = open(answering(200, '{}'))
    await send({ method: 'GET', path })
    expect(sent[0]?.init.credentials).toBe('omit')
  })

  it.each([
    { what: 'an account SID and its auth token', username: 'AC0123', password: token },
    { what: 'an API key and its secret', username: 'SK0123', password: 'not-a-real-secret' },
    { what: 'a password with letters beyond ASCII', username: 'AC0123', password: 'pässwörd ∞' },
  ])('authenticates with $what', async ({ username, password }) => {
    const { send, basic } = open(answering(200, '{}'), { username, password })
    await send({ method: 'GET', path })
    expect(basic()).toBe(`${username}:${password}`)
  })

  it('keeps a plus, an ampersand and a space of a value', async () => {
    const { send, sent } = open(answering(200, '{}'))
    await send({
      method: 'POST',
      path,
      form: [
        ['To', '+254 7'],
        ['Twiml', '<a b="c&amp;d=e">ü</a>'],
      ],
    })
    const body = sent[0]?.init.body ?? ''
    expect(body).not.toContain('+')
    expect([...new URLSearchParams(body)]).toEqual([
      ['To', '+254 7'],
      ['Twiml', '<a b="c&amp;d=e">ü</a>'],
    ])
  })

  it('repeats a name of the query as often as it is given', async () => {
    const { send, sent } = open(answering(200, '{}'))
    await send({
      method: 'GET',
      path,
      query: [
        ['Status', 'busy'],
        ['Status', 'failed'],
        ['To', '+1'],
      ],
    })
    expect(sent[0]?.url).toBe(`https://api.twilio.com${path}?Status=busy&Status=failed&To=%2B1`)
  })

  it('has no question mark without a query, and no body without a form', async () => {
    const { send, sent } = open(answering(200, '{}'))
    await send({ method: 'GET', path, query: [] })
    expect(sent[0]?.url).toBe(`https://api.twilio.com${path}`)
    expect(sent[0]?.init).not.toHaveProperty('body')
  })
})

describe('a reply of Twilio', () => {
  it('is data where it is JSON with a 2xx status', async () => {
    const { send } = open(answering(201, '{"sid":"CA1"}'))
    expect(await send({ method: 'POST', path })).toEqual({ kind: 'data', data: { sid: 'CA1' } })
  })

  it('is data without a body where there is nothing to say, as after a deletion', async () => {
    const { send } = open(answering(204, ''))
    expect(await send({ method: 'DELETE', path })).toEqual({ kind: 'data', data: undefined })
  })

  it('is read once', async () => {
    let reads = 0
    const { send } = open(async () => ({
      status: 200,
      text: async () => {
        reads += 1
        return '{}'
      },
    }))
    await send({ method: 'GET', path })
    expect(reads).toBe(1)
  })

  it('is a refusal where it is a 4xx with the error JSON of Twilio', async () => {
    const json = { code: 20003, message: 'Authenticate', more_info: 'https://…', status: 401 }
    const { send } = open(answering(401, JSON.stringify(json)))
    const refusal = { kind: 'refused', status: 401, code: 20003, message: 'Authenticate' }
    expect(await send({ method: 'GET', path })).toEqual(refusal)
  })

  it('is cut where somebody in between makes the message endless', async () => {
    const { send } = open(answering(400, JSON.stringify({ code: 1, message: 'm'.repeat(100_000) })))
    const reply = await send({ method: 'GET', path })
    expect(reply.kind === 'refused' && reply.message.length).toBe(4000)
  })

  it.each([
    ['a login page in between', 403, '<html>Log in</html>', 'html'],
    ['a 4xx without a body', 404, '', 'not-json'],
    ['JSON of somebody else', 400, '{"error":"no"}', 'wrong-shape'],
    ['a code that is not a number', 400, '{"code":"20003","message":"no"}', 'wrong-shape'],
    ['a list', 400, '[]', 'wrong-shape'],
    ['a web page with status 200', 200, '<html>Welcome</html>', 'html'],
    ['JSON that ends in the middle', 200, '{"sid":"CA', 'not-json'],
    ['a page that has moved', 304, '', 'not-json'],
    ['a server error, though it has the shape of a refusal', 500, '{"code":20500,"message":"no"}', 'server'],
    ['a gateway that found nobody', 502, '<html>Bad gateway</html>', 'server'],
    ['a gateway that gave up', 504, '', 'server'],
    ['a request that took too long to arrive', 408, '{"code":1,"message":"no"}', 'server'],
  ])('is nothing usable where it is %s', async (_what, status, body, cause) => {
    const { send } = open(answering(status, body))
    expect(await send({ method: 'POST', path })).toEqual({ kind: 'nothing', cause, status })
  })
})

describe('a line that fails', () => {
  it('is nothing usable where the connection breaks before the reply', async () => {
    const { send } = open(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await send({ method: 'GET', path })).toEqual({ kind: 'nothing', cause: 'network' })
  })

  it('is nothing usable where the connection breaks in the middle of the reply', async () => {
    const { send } = open(async () => ({ status: 201, text: () => Promise.reject(new TypeError('reset')) }))
    expect(await send({ method: 'POST', path })).toEqual({ kind: 'nothing', cause: 'network' })
  })

  it('does not reject where fetch throws at once, or a value cannot be encoded', async () => {
    const { send } = open(() => {
      throw new Error('no fetch here')
    })
    expect(await send({ method: 'GET', path })).toEqual({ kind: 'nothing', cause: 'network' })
    const loneSurrogate = '\ud800'
    const lone = await send({ method: 'POST', path, form: [['To', loneSurrogate]] })
    expect(lone).toEqual({ kind: 'nothing', cause: 'network' })
  })

  it('is given up after 20 s, the request aborted and the timer gone', async () => {
    const { send, sent, clock } = open(neverAnswers)
    let reply: unknown
    void send({ method: 'POST', path }).then((value) => {
      reply = value
    })
    await clock.advance(19_999)
    expect(reply).toBeUndefined()
    expect(sent[0]?.init.signal?.aborted).toBe(false)
    await clock.advance(1)
    expect(reply).toEqual({ kind: 'nothing', cause: 'timeout' })
    expect(sent[0]?.init.signal?.aborted).toBe(true)
    expect(clock.pending()).toBe(0)
  })

  it('is given up sooner where the request says so, and not aborted once answered', async () => {
    const slow = open(neverAnswers)
    const reply = slow.send({ method: 'GET', path, timeoutMs: 500 })
    await slow.clock.advance(500)
    expect(await reply).toEqual({ kind: 'nothing', cause: 'timeout' })

    const quick = open(answering(200, '{}'))
    await quick.send({ method: 'GET', path })
    await quick.clock.advance(60_000)
    expect(quick.sent[0]?.init.signal?.aborted).toBe(false)
  })

  it('never tells the credentials, whatever the network says of them', async () => {
    const header = `Basic ${btoa(`AC0123:${token}`)}`
    const broken = open(() => Promise.reject(new Error(`could not send ${header} for ${token}`)))
    const page = open(answering(502, `<html>${header} ${token}</html>`))
    const replies = [
      await broken.send({ method: 'GET', path }),
      await page.send({ method: 'GET', path }),
      await open(answering(400, `{"echo":"${token}"}`)).send({ method: 'GET', path }),
    ]
    for (const secret of [token, header]) expect(JSON.stringify(replies)).not.toContain(secret)
  })
})
