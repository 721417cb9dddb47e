import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'

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
  // Neither Node's own nor the browser's, which a page of plain HTTP has not: the stand-in runs in both.
  const bytes = new TextEncoder()
  const signature = hmac(sha1, bytes.encode(authToken), bytes.encode(signed))
  return btoa(String.fromCharCode(...signature))
}
