import { describe, expect, it } from 'vitest'
import { type Answer, ownNumber, respondent, type Scene, setScene } from './visiting.ts'

const key = 'key-of-the-team'
const message = { to: respondent, from: ownNumber, message: 'Your interview is tomorrow at ten.' }

function send(
  scene: Scene,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return scene.ask('/send-sms', { method: 'POST', headers, body: new URLSearchParams(fields) })
}

function setSmsScene(): Scene {
  return setScene({ environment: { SEND_SMS_KEY: key } })
}

describe('send-sms', () => {
  it('sends to, from and message, with the key as a field or a header', async () => {
    const scene = setSmsScene()
    const first = await send(scene, { ...message, key })
    expect(first.status).toBe(201)
    expect(JSON.parse(first.body)).toEqual({ sid: scene.messages[0]?.['sid'], status: 'queued' })
    expect((await send(scene, message, { 'X-Send-Sms-Key': key })).status).toBe(201)
    expect(scene.messages).toHaveLength(2)
    expect(scene.messages[0]).toMatchObject({ to: respondent, from: ownNumber, body: message.message })
  })

  it('takes JSON as well', async () => {
    const scene = setSmsScene()
    const headers = { 'Content-Type': 'application/json', 'X-Send-Sms-Key': key }
    const answer = await scene.ask('/send-sms', { method: 'POST', headers, body: JSON.stringify(message) })
    expect(answer.status).toBe(201)
  })

  it.each([
    ['no key', {}],
    ['another key', { key: 'key-of-the-teaM' }],
    ['an empty key', { key: '' }],
  ])('refuses %s', async (_, given) => {
    const scene = setSmsScene()
    expect((await send(scene, { ...message, ...given })).status).toBe(403)
    expect(scene.sent).toEqual([])
  })

  it('refuses everybody where .env sets no key', async () => {
    const scene = setScene()
    expect((await send(scene, { ...message, key: '' })).status).toBe(403)
  })

  it.each([
    ['to', { to: '0754000002' }],
    ['from', { from: '' }],
    ['message', { message: '   ' }],
    ['message', { message: 'a'.repeat(1601) }],
  ])('says what is wrong with %s and sends nothing', async (name, changes) => {
    const scene = setSmsScene()
    const answer = await send(scene, { ...message, ...changes, key })
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
    const answer = await send(scene, { ...message, key })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({ error: refusal.message, code: 21610 })
  })

  it('says that nobody knows where Twilio gives no answer', async () => {
    const scene = setSmsScene()
    scene.fault = () => 'silence'
    expect((await send(scene, { ...message, key })).status).toBe(504)
  })

  it('sends from the number of .env where the sender is left out', async () => {
    const scene = setScene({ environment: { SEND_SMS_KEY: key, NOTICE_FROM: '+12025550112' } })
    await send(scene, { to: respondent, message: 'Hello', key })
    expect(scene.messages[0]).toMatchObject({ from: '+12025550112' })
  })
})
