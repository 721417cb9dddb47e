import { request as send } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkbench, type Workbench } from '../../src/workbench/server.ts'

let workbench: Workbench

beforeAll(async () => {
  workbench = await startWorkbench({ port: 0 })
})

afterAll(() => workbench.stop())

/** As a browser sends it: fetch lets nobody set Host and Origin. Answers the status. */
function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { port, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, path: pathname, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end()
  })
}

const servers = ['pageUrl', 'twilioUrl', 'functionsUrl'] as const

describe('the workbench, whoever asks', () => {
  it.each(servers)('answers at its own names alone: %s', async (server) => {
    const url = workbench[server]
    const { port } = new URL(url)
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(await ask(url, { Host: `${name}:${port}` })).not.toBe(421)
    }
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      'localhost',
      `localhost:${Number(port) + 1}`,
    ]) {
      expect(await ask(url, { Host: host }), host).toBe(421)
    }
    expect(await ask(url, { Host: `127.0.0.1.evil.example:${port}` })).toBe(421)
    expect(await ask(url, { Host: `localhost.:${port}` })).toBe(421)
  })

  it.each(servers)('lets no other site’s page change anything: %s', async (server) => {
    const url = `${workbench[server]}/_workbench/reset`
    for (const Origin of ['https://evil.example', 'http://localhost.evil.example', 'null', 'file://']) {
      expect(await ask(url, { Origin }, 'POST'), Origin).toBe(403)
    }
    expect(await ask(url, {}, 'POST')).not.toBe(403)
    expect(await ask(url, { Origin: workbench.pageUrl }, 'POST')).not.toBe(403)
  })

  it('lets a web form’s sandbox ask the stand-in Twilio, as the real one does', async () => {
    const calls = `${workbench.twilioUrl}/2010-04-01/Accounts/${workbench.twilio.account.sid}/Calls.json`
    expect(await ask(calls, { Origin: 'null' }, 'POST')).toBe(401)
    expect(await ask(calls, { Origin: 'https://evil.example' }, 'POST')).toBe(403)
  })

  it('takes no more than a form can hold', async () => {
    const headers = { 'Content-Length': String(2 * 1024 * 1024) }
    expect(await ask(`${workbench.functionsUrl}/call`, headers, 'POST').catch(() => 413)).toBe(413)
  })
})
