import { Agent, request } from 'node:https'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, type Listener, listen } from '../../src/workbench/listener.ts'

describe('a listener', () => {
  const running: Listener[] = []

  async function start(answer: Answer, port = 0, tls?: { key: string; cert: string }): Promise<Listener> {
    const listener = await listen(answer, port, tls)
    running.push(listener)
    return listener
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((listener) => listener.stop()))
  })

  it('answers on this machine alone', async () => {
    const { url } = await start(async (incoming) => new Response(new URL(incoming.url).pathname))
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${url}/a/b`)).text()).toBe('/a/b')
  })

  it('breaks the connection where no answer is to be sent', async () => {
    const { url } = await start(() => Promise.reject(new Error('dropped')))
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('says which port is taken and how to choose another', async () => {
    const { url } = await start(async () => new Response())
    const port = Number(new URL(url).port)
    await expect(start(async () => new Response(), port)).rejects.toThrow(
      `Port ${port} is taken. Choose another: PORT=`,
    )
  })

  it('serves HTTPS where it is given a certificate', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'api.twilio.com' }])
    const { url } = await start(async () => new Response('safe'), 0, { key, cert })
    const text = await new Promise((resolve, reject) => {
      const agent = new Agent({ rejectUnauthorized: false })
      request(url, { agent }, (reply) => reply.once('data', (data) => resolve(String(data))))
        .once('error', reject)
        .end()
    })
    expect(text).toBe('safe')
  })

  it('is gone after its stop, which may be called twice', async () => {
    const { url, stop } = await start(async () => new Response())
    await stop()
    await stop()
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })
})
