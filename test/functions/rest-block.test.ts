import { describe, expect, it, onTestFinished } from 'vitest'
import { createStandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { isRecord } from '../../src/twilio/json-values.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'

interface Envelope {
  readonly callback: unknown
  readonly to: unknown
}

/** The block before a stand-in Twilio, asked with JSON. */
function setBlock(environment: Readonly<Record<string, string>> = {}) {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock })
  onTestFinished(() => twilio.stop())
  const host = createFunctionsHost({
    handlers: functionHandlers,
    environment,
    assets: {},
    clock,
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
  })
  const { account } = twilio
  const usual = {
    accountSid: account.sid,
    accountToken: account.authToken,
    from: account.twilioNumbers[0],
    to: '+255754000002',
  }
  async function ask(action: string, fields: object): Promise<Envelope> {
    const headers = { 'Content-Type': 'application/json' }
    const url = `https://calls-1234.twil.io/api/twilio/${action}`
    const response = await host(new Request(url, { method: 'POST', headers, body: JSON.stringify(fields) }))
    expect(response.status).toBe(200)
    const data: unknown = await response.json()
    const writes = isRecord(data) ? data['contextWrites'] : undefined
    return {
      callback: isRecord(data) ? data['callback'] : undefined,
      to: isRecord(writes) ? writes['to'] : undefined,
    }
  }
  return { ask, usual, twilio }
}

const url = 'https://demo.twilio.com/docs/voice.xml'

describe('the REST block', () => {
  it('makes a call', async () => {
    const { ask, usual, twilio } = setBlock()
    const { callback, to } = await ask('makeCall', { ...usual, url })
    expect(callback).toBe('success')
    expect(to).toMatchObject({
      sid: twilio.world.calls()[0]?.sid,
      to: usual.to,
      from: usual.from,
      status: 'queued',
    })
  })

  it('sends a message, and one with a picture', async () => {
    const { ask, usual, twilio } = setBlock()
    const text = await ask('sendSms', { ...usual, body: 'Good morning' })
    expect(text).toMatchObject({ callback: 'success', to: { body: 'Good morning', num_media: '0' } })
    const picture = await ask('sendMms', { ...usual, mediaUrl: 'https://team.example.org/map.png' })
    expect(picture).toMatchObject({ callback: 'success', to: { num_media: '1' } })
    expect(twilio.world.messages()).toHaveLength(2)
  })

  it('sends through a messaging service without a number', async () => {
    const { ask, usual, twilio } = setBlock()
    const { from, ...rest } = usual
    const fields = { ...rest, messagingServiceSid: twilio.account.messagingServiceSid, body: 'Good morning' }
    expect(await ask('sendSms', fields)).toMatchObject({ callback: 'success' })
  })

  it('takes its fields under args too, and as a form', async () => {
    const { ask, usual } = setBlock()
    expect(await ask('sendSms', { args: { ...usual, body: 'Good morning' } })).toMatchObject({
      callback: 'success',
    })
  })

  it.each(['makeCall', 'sendSms', 'sendMms'])('asks for credentials: %s', async (action) => {
    const { ask, usual } = setBlock()
    const { accountToken, ...rest } = usual
    const expected = { callback: 'error', to: 'Credentials are required to create a Client' }
    expect(await ask(action, rest)).toEqual(expected)
    expect(await ask(action, {})).toEqual(expected)
  })

  it('hands on that there is no such account', async () => {
    const { ask, usual } = setBlock()
    const { to } = await ask('sendSms', { ...usual, accountSid: `AC${'5f37'.repeat(8)}`, body: 'Hello' })
    expect(to).toBe('[HTTP 401] Unable to create record: Authenticate')
  })

  it('hands on that the token is wrong', async () => {
    const { ask, usual } = setBlock()
    const { callback, to } = await ask('makeCall', { ...usual, accountToken: 'wrong', url })
    expect({ callback, to }).toEqual({
      callback: 'error',
      to: '[HTTP 401] Unable to create record: Authenticate',
    })
  })

  it.each([
    ['sendSms', { body: 'Hello' }],
    ['sendMms', { mediaUrl: 'https://team.example.org/map.png' }],
    ['makeCall', { url }],
  ])('says that the sender is missing: %s', async (action, more) => {
    const { ask, usual } = setBlock()
    const { from, ...rest } = usual
    expect((await ask(action, { ...rest, ...more })).to).toBe(
      '[HTTP 400] Unable to create record: A "From" phone number is required.',
    )
  })

  it('says that a method is none', async () => {
    const { ask, usual } = setBlock()
    expect((await ask('makeCall', { ...usual, url, method: 'test' })).to).toBe(
      '[HTTP 400] Unable to create record: Method is not valid: TEST',
    )
  })

  it('never shows the token', async () => {
    const { ask, usual } = setBlock()
    const seen = JSON.stringify(await ask('makeCall', { ...usual, to: 'nobody', url }))
    expect(seen).toContain('"error"')
    expect(seen).not.toContain(usual.accountToken)
  })
})

describe('the doors of the REST block', () => {
  it.each([
    ['accountSid', 'AC123'],
    ['accountSid', `AC${'0'.repeat(32)}/Messages`],
    ['accountSid', `CA${'0'.repeat(32)}`],
    ['messagingServiceSid', `AC${'0'.repeat(32)}`],
    ['messagingServiceSid', '../Calls'],
  ])('asks Twilio nothing where %s is %o', async (name, value) => {
    const { ask, usual, twilio } = setBlock()
    const { callback, to } = await ask('sendSms', { ...usual, body: 'Hello', [name]: value })
    expect([callback, to]).toEqual(['error', `${name} is no SID of Twilio's`])
    expect(twilio.requests).toEqual([])
  })

  it('asks Twilio no more in a minute than .env allows', async () => {
    const { ask, usual } = setBlock({ REQUESTS_PER_MINUTE: '1' })
    expect((await ask('sendSms', { ...usual, body: 'Hello' })).callback).toBe('success')
    expect((await ask('sendSms', { ...usual, body: 'Hello' })).to).toContain('[HTTP 429]')
  })
})
