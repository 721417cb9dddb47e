import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPluginZip } from '../../src/stand-in/surveycto/plugin-zip.ts'
import { startWorkbench, type Workbench } from '../../src/workbench/server.ts'

describe('the workbench', () => {
  let workbench: Workbench

  beforeAll(async () => {
    workbench = await startWorkbench({ port: 0 })
  })

  afterAll(() => workbench.stop())

  async function read(path: string): Promise<string> {
    const reply = await fetch(workbench.pageUrl + path)
    expect(reply.status).toBe(200)
    return reply.text()
  }

  it('serves the page with the address and the account of the stand-in in it', async () => {
    const page = await read('/')
    expect(page).toContain(workbench.twilioUrl)
    expect(page).toContain(workbench.twilio.account.sid)
  })

  it('serves the scripts and styles that the page asks for', async () => {
    const page = await read('/')
    for (const path of ['/page.js', '/page.css']) {
      expect(page).toContain(`"${path}"`)
      expect((await read(path)).length).toBeGreaterThan(1000)
    }
    expect(await read('/frame.js')).toContain('fieldFrame')
  })

  it('serves a zip that SurveyCTO would take, and its files by name', async () => {
    const reply = await fetch(`${workbench.pageUrl}/twilio-call.fieldplugin.zip`)
    const zip = new Uint8Array(await reply.arrayBuffer())
    expect(readPluginZip(zip, 'twilio-call.fieldplugin.zip').problems).toEqual([])
    expect(await read('/plugin/template.html')).toContain('{{{LABEL}}}')
    expect((await fetch(`${workbench.pageUrl}/plugin/constructor`)).status).toBe(404)
  })

  it('lets a page elsewhere show its picture, as a message’s picture is shown from where it is kept', async () => {
    const reply = await fetch(`${workbench.pageUrl}/picture.png`)
    expect(reply.headers.get('Content-Type')).toBe('image/png')
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('lets any client place a call at the stand-in over plain HTTP', async () => {
    const { sid, authToken, twilioNumbers } = workbench.twilio.account
    const reply = await fetch(`${workbench.twilioUrl}/2010-04-01/Accounts/${sid}/Calls.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}` },
      body: new URLSearchParams({
        To: '+254700000001',
        From: twilioNumbers[0] ?? '',
        Twiml: '<Response/>',
      }),
    })
    expect(reply.status).toBe(201)
    expect(await reply.json()).toMatchObject({ status: 'queued', to: '+254700000001' })
  })

  it('serves the Functions, which send through the stand-in', async () => {
    const { functionsUrl, twilio } = workbench
    const reply = await fetch(`${functionsUrl}/send-sms`, {
      method: 'POST',
      headers: { 'X-Send-Sms-Key': 'send-sms-key-of-the-workbench' },
      body: new URLSearchParams({ to: '+254711222333', from: '+12025550110', message: 'Good morning' }),
    })
    expect(reply.status).toBe(201)
    expect(twilio.world.messages()).toMatchObject([{ to: '+254711222333', body: 'Good morning' }])
  })

  it('lets a phone call a Twilio number and hear the Functions’ greeting, by name', async () => {
    const { twilio } = workbench
    const greeted = new Promise<void>((resolve) => {
      const stop = twilio.onChange(() => {
        const phone = twilio.phones.list().find(({ number }) => number === '+254711222333')
        if (!phone?.spoken.includes('Hello, Maria.')) return
        stop()
        resolve()
      })
    })
    expect(twilio.phones.call('+254711222333', '+12025550110')).toBe(true)
    await greeted
    expect(twilio.phones.hangUp('+254711222333')).toBe(true)
  })

  it('shows the stand-in’s controls under the page’s own address, without a credential', async () => {
    const state = await read('/_workbench/state')
    expect(state).toContain('+254700000001')
    expect(state).not.toContain(workbench.twilio.account.authToken)
  })

  it('breaks the connection when a fault says so', async () => {
    workbench.twilio.faults.add({ do: { kind: 'drop-before' } })
    await expect(fetch(`${workbench.twilioUrl}/2010-04-01/Accounts.json`)).rejects.toThrow('fetch failed')
  })
})
