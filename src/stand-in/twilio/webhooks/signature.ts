import { createHmac } from 'node:crypto'

/** What a webhook is told: its form, or its query. */
export type WebhookParameters = Readonly<Record<string, string>>

/**
 * The value of `X-Twilio-Signature`: over the address as it is asked, with its query, and the form's
 * parameters in order of their names. A GET has none: its parameters are in the address.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signWebhook(authToken: string, url: string, form: WebhookParameters): string {
  const names = Object.keys(form).sort()
  const signed = url + names.map((name) => name + (form[name] ?? '')).join('')
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}
