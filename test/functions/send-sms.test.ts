import { describe, expect, it } from 'vitest'
import { type Answer, ownNumber, respondent, type Scene, setScene } from './visiting.ts'

const key = 'key-of-another-system'
const message = { to: respondent, from: ownNumber, message: 'Your interview is tomorrow at ten.' }

const environment = { SEND_SMS_KEY: key, ALLOWED_COUNTRIES: '+255' }

/** With this key in its header; '' for none. */
function send(scene: Scene, fields: Record<string, string>, given = key): Promise<Answer> {
  const headers: Record<string, string> = given === '' ? {} : { 'X-Send-Sms-Key': given }
  return scene.ask('/send-sms', { method: 'POST', headers, body: new URLSearchParams(fields) })
}

function setSmsScene(changes: Record<string, string> = {}): Scene {
  return setScene({ environment: { ...environment, ...changes } })
}

describe('send-sms', () => {
  it('sends to, from and message, with the key in its header', async () => {
    const scene = setSmsScene()
    const answer = await send(scene, message)
    expect(answer.status).toBe(201)
    expect(JSON.parse(answer.body)).toEqual({ sid: scene.messages[0]?.['sid'], status: 'queued' })
    expect(scene.messages).toHaveLength(1)
    expect(scene.messages[0]).toMatchObject({ to: respondent, from: ownNumber, body: message.message })
  })

  it('takes JSON as well', async () => {
    const scene = setSmsScene()
    const headers = { 'Content-Type': 'application/json', 'X-Send-Sms-Key': key }
    const answer = await scene.ask('/send-sms', { method: 'POST', headers, body: JSON.stringify(message) })
    expect(answer.status).toBe(201)
  })

  it.each([
    ['no key', ''],
    ['another key', 'key-of-another-systeM'],
    ['the beginning of the key', key.slice(0, -1)],
  ])('refuses %s', async (_, given) => {
    const scene = setSmsScene()
    expect((await send(scene, message, given)).status).toBe(403)
    expect(scene.sent).toEqual([])
  })

  it('takes the key from no field and no address, which proxies and logs would keep', async () => {
    const scene = setSmsScene()
    expect((await send(scene, { ...message, key }, '')).status).toBe(403)
    const body = new URLSearchParams(message)
    for (const query of [`?key=${key}`, `?X-Send-Sms-Key=${key}`]) {
      expect((await scene.ask(`/send-sms${query}`, { method: 'POST', body })).status).toBe(403)
    }
    expect(scene.sent).toEqual([])
  })

  it.each(['', 'short', 'nineteen-characters'])(
    'refuses everybody where .env has %o for a key',
    async (short) => {
      const scene = setSmsScene({ SEND_SMS_KEY: short })
      const answer = await send(scene, message, short)
      expect(answer.status).toBe(403)
      expect(answer.body).toContain('SEND_SMS_KEY must have 20 characters or more')
    },
  )

  it('answers ten wrong keys a minute, and keeps nobody waiting who has the right one', async () => {
    const scene = setSmsScene()
    for (let tries = 0; tries < 10; tries += 1) expect((await send(scene, message, 'wrong')).status).toBe(403)
    expect((await send(scene, message, 'wrong')).status).toBe(429)
    expect((await send(scene, message)).status).toBe(201)
    await scene.clock.advance(60_000)
    expect((await send(scene, message, 'wrong')).status).toBe(403)
  })

  it('sends no more in a minute than .env allows', async () => {
    const scene = setSmsScene({ REQUESTS_PER_MINUTE: '2' })
    const statuses = []
    for (let tries = 0; tries < 3; tries += 1) statuses.push((await send(scene, message)).status)
    expect(statuses).toEqual([201, 201, 429])
  })

  it.each([
    ['elsewhere', {}, '+254711222333'],
    ['anywhere where .env names no country', { ALLOWED_COUNTRIES: '' }, respondent],
  ])('sends nothing %s', async (_, changes, to) => {
    const scene = setSmsScene(changes)
    const answer = await send(scene, { ...message, to })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('the number is in no country of ALLOWED_COUNTRIES')
    expect(scene.sent).toEqual([])
  })

  it.each([
    ['to', { to: '0754000002' }],
    ['from', { from: '' }],
    ['message', { message: '   ' }],
    ['message', { message: 'a'.repeat(1601) }],
  ])('says what is wrong with %s and sends nothing', async (name, changes) => {
    const scene = setSmsScene()
    const answer = await send(scene, { ...message, ...changes })
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(`"error":"${name} must`)
    expect(scene.sent).toEqual([])
  })

  it('hands on Twilio’s refusal', async () => {
    const scene = setSmsScene()
    const refusal = {
      code: 21610,
      message: 'Attempt to send to unsubscribed recipient',
      more_info: '',
      status: 400,
    }
    scene.fault = () => ({ status: 400, body: JSON.stringify(refusal) })
    const answer = await send(scene, message)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({ error: refusal.message, code: 21610 })
  })

  it('says that nobody knows where Twilio gives no answer', async () => {
    const scene = setSmsScene()
    scene.fault = () => 'silence'
    expect((await send(scene, message)).status).toBe(504)
  })

  it('sends from the number of .env where the sender is left out', async () => {
    const scene = setSmsScene({ NOTICE_FROM: '+12025550112' })
    await send(scene, { to: respondent, message: 'Hello' })
    expect(scene.messages[0]).toMatchObject({ from: '+12025550112' })
  })
})
