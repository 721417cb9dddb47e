import { createHmac, timingSafeEqual } from 'node:crypto'

/** What was posted: every value of a name, in the order in which they came. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/**
 * The `X-Twilio-Signature` of a form-encoded request.
 * @param url exactly as Twilio has it, with its query
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(authToken: string, url: string, parameters: Parameters): string {
  const hmac = createHmac('sha1', authToken)
  hmac.update(url)
  const names = [...parameters.keys()].sort()
  for (const name of names) {
    // Twilio counts a value once that is given twice under the same name.
    for (const value of [...new Set(parameters.get(name))].sort()) hmac.update(name + value)
  }
  return hmac.digest('base64')
}

/** Whether `signature` came with what only Twilio and the account's owner can sign. */
export function isSigned(authToken: string, signature: string, url: string, parameters: Parameters): boolean {
  return authToken !== '' && isSame(signature, signatureOf(authToken, url, parameters))
}

/** Compares secrets in a time that does not tell how much of them is right. */
export function isSame(given: string, expected: string): boolean {
  // Hashed first: timingSafeEqual wants equal lengths, and the length is part of the secret.
  const hash = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
