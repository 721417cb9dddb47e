import { describe, expect, it } from 'vitest'
import { signWebhook } from '../../../../src/stand-in/twilio/webhooks/signature.ts'

describe('the signature of a webhook', () => {
  it('is the one of Twilio’s own example', () => {
    const form = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    }
    expect(signWebhook('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    )
  })

  it('depends on the token, the address and every parameter, not on their order', () => {
    const sign = (token: string, url: string, form: Record<string, string>): string =>
      signWebhook(token, url, form)
    const usual = sign('token', 'https://example.org/', { A: '1', B: '2' })
    expect(sign('token', 'https://example.org/', { B: '2', A: '1' })).toBe(usual)
    const others = [
      sign('other', 'https://example.org/', { A: '1', B: '2' }),
      sign('token', 'https://example.org/?', { A: '1', B: '2' }),
      sign('token', 'https://example.org/', { A: '1', B: '3' }),
      sign('token', 'https://example.org/', { A: '1' }),
    ]
    expect(new Set([usual, ...others]).size).toBe(5)
  })
})
