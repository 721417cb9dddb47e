import { describe, expect, it } from 'vitest'
import type { FunctionHandler } from '../../src/functions/runtime/runtime.ts'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'

const url = 'https://calls-1234.twil.io/it?a=1'

/** One Function, `it`, behind the adapter. */
function setHost(handler: FunctionHandler) {
  const clock = createVirtualClock()
  const host = createFunctionsHost({
    handlers: { it: handler },
    environment: { GREETING: 'Hello' },
    assets: {},
    fetch: () => Promise.reject(new TypeError('no network')),
    clock,
  })
  return { clock, host }
}

describe('the adapter of Twilio’s handler signature', () => {
  it('merges query and body, gives headers in small letters, and the domain and path of the request', async () => {
    const { host } = setHost(async (context, event, callback) => callback(null, { context, event }))
    const headers = { 'X-Twilio-Signature': 'abc' }
    const body = new URLSearchParams([
      ['b', '2'],
      ['b', '3'],
    ])
    const answer: unknown = await (await host(new Request(url, { method: 'POST', headers, body }))).json()
    expect(answer).toMatchObject({
      context: { GREETING: 'Hello', DOMAIN_NAME: 'calls-1234.twil.io', PATH: '/it' },
      event: { a: '1', b: ['2', '3'], request: { headers: { 'x-twilio-signature': 'abc' } } },
    })
  })

  it('answers a text as text and an error as 500', async () => {
    const text = setHost(async (_, __, callback) => callback(null, 'fine'))
    expect((await text.host(new Request(url))).headers.get('Content-Type')).toBe('text/plain')
    const error = setHost(async (_, __, callback) => callback(new Error('no')))
    expect((await error.host(new Request(url))).status).toBe(500)
    const rejected = setHost(() => Promise.reject(new Error('no')))
    expect((await rejected.host(new Request(url))).status).toBe(500)
  })

  it('gives up after ten seconds', async () => {
    const { host, clock } = setHost(async () => {})
    const answer = host(new Request(url))
    await clock.advance(10_000)
    expect((await answer).status).toBe(504)
    expect(clock.pending()).toBe(0)
  })

  it('knows no other address, and refuses JSON that is none', async () => {
    const { host } = setHost(async (_, __, callback) => callback(null, 'fine'))
    expect((await host(new Request('https://calls-1234.twil.io/constructor'))).status).toBe(404)
    const headers = { 'Content-Type': 'application/json' }
    expect((await host(new Request(url, { method: 'POST', headers, body: '{' }))).status).toBe(400)
  })
})
