import { describe, expect, it } from 'vitest'
import { maskText } from '../../../src/functions/runtime/mask.ts'
import { signWebhook } from '../../../src/stand-in/twilio/webhooks/signature.ts'
import { authToken, incomingCall, incomingMessage, origin, setScene } from '../visiting.ts'

const webhooks = [
  '/incoming-call',
  '/gather',
  '/voicemail',
  '/incoming-message',
  '/ivr',
  '/location-lookup',
  '/tr-event-handler',
  '/dial-queue',
  '/status-callback',
]

describe.each(webhooks)('%s', (path) => {
  it('refuses what Twilio did not sign', async () => {
    const scene = setScene()
    expect((await scene.post(path, incomingCall(), 'forged')).status).toBe(403)
    expect((await scene.post(path, incomingCall(), '')).status).toBe(403)
    expect(scene.sent).toEqual([])
  })

  it('refuses a signature made for another step', async () => {
    const call = incomingCall({ Digits: '9' })
    const signature = signWebhook(authToken, `${origin}${path}?step=asked-2`, call)
    const scene = setScene()
    expect((await scene.post(`${path}?step=asked-1`, call, signature)).status).toBe(403)
    expect((await scene.post(path, { ...call, step: 'asked-1' }, signature)).status).toBe(403)
  })

  it('refuses what is larger than anything Twilio posts, before checking it', async () => {
    const answer = await setScene().post(path, incomingMessage({ Body: 'a'.repeat(70_000) }))
    expect(answer.status).toBe(413)
  })

  it('refuses everything where no auth token is set', async () => {
    const scene = setScene({ environment: { AUTH_TOKEN: '' } })
    expect((await scene.post(path, incomingCall())).status).toBe(403)
  })
})

describe('the log', () => {
  it.each([
    ['to +255754000002 failed', 'to …002 failed'],
    ['To=%2B255754000002&From=x', 'To=…002&From=x'],
    ['+255 754-000 (002)', '…002)'],
    ['call CA22222222222222222222222222222222 of 42 s', 'call CA22222222222222222222222222222222 of 42 s'],
    ['the key s3cret and again s3cret', 'the key *** and again ***'],
  ])('shows %o as %o', (line, shown) => {
    expect(maskText(line, ['s3cret', ''])).toBe(shown)
  })
})

describe('what goes wrong', () => {
  it('is told to a caller in words, and never as an error’s text', async () => {
    const scene = setScene()
    scene.clock.now = () => {
      throw new Error(`secret ${authToken}`)
    }
    const answer = await scene.post('/gather?step=asked-1', incomingCall({ Digits: '1' }))
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain(authToken)
  })

  it('never shows a whole number or a secret in the log', async () => {
    const scene = setScene({ environment: { SENDGRID_API_KEY: 'SG.secret', EMAIL_FROM: 'a@example.org' } })
    scene.fault = () => 'broken'
    await scene.post('/gather?step=asked-1', incomingCall({ Digits: '9' }))
    await scene.post('/gather?step=asked-1', incomingCall({ Digits: '1' }))
    await scene.post('/incoming-message', incomingMessage())
    expect(scene.logs.length).toBeGreaterThan(2)
    const log = scene.logs.join('\n')
    expect(log).not.toMatch(/\d{6}/)
    expect(log).not.toContain(authToken)
    expect(log).not.toContain('SG.secret')
  })

  it('asks Twilio with the API key where there is one, and a key that Twilio refuses is not passed over', async () => {
    const key = { API_KEY: 'SK1', API_SECRET: 'secret-of-the-key' }
    const scene = setScene({ environment: key })
    scene.fault = () => ({
      status: 401,
      body: '{"code": 20003, "message": "Authenticate secret-of-the-key"}',
    })
    const answer = await scene.post('/gather?step=asked-1', incomingCall({ Digits: '1' }))
    expect(new Set(scene.sent.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${btoa('SK1:secret-of-the-key')}`]),
    )
    expect(answer.body + scene.logs.join()).not.toContain('secret-of-the-key')
  })

  it.each(['silence', 'broken'] as const)(
    'answers within ten seconds where Twilio gives %s',
    async (fault) => {
      for (const step of ['asked-1', 'asked-2']) {
        for (const key of ['', '1', '2', '9']) {
          const scene = setScene()
          scene.fault = () => fault
          const startedAt = scene.clock.now()
          const answer = await scene.post(`/gather?step=${step}`, incomingCall({ Digits: key }))
          expect(answer.status).toBe(200)
          expect(answer.body).toContain('<Response>')
          expect(scene.clock.now() - startedAt).toBeLessThan(10_000)
        }
      }
    },
  )

  it('leaves no timer running', async () => {
    const scene = setScene()
    await scene.post('/gather?step=asked-1', incomingCall({ Digits: '1' }))
    await scene.post('/incoming-message', incomingMessage())
    expect(scene.clock.pending()).toBe(0)
  })
})
