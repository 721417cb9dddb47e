import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** AES-GCM: whoever changes a letter of it, or has another secret, gets nothing. */
const cipher = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/**
 * A text that only these Functions can read, in letters that an address may have. For what Twilio has to bring back
 * and nobody may read in an address, since logs keep those. The same text is another each time.
 */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, keyOf(secret), iv)
  const sealed = [iv, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]
  return Buffer.concat(sealed).toString('base64url')
}

/** What was sealed with this secret; undefined for anything else. */
export function unseal(secret: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivBytes + tagBytes) return undefined
  const opening = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, ivBytes))
  opening.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return opening.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + opening.final('utf8')
  } catch {
    return undefined
  }
}

/** Of its own: what signs webhooks is not used for anything else. */
function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'twilio-call: sealed in an address', 32))
}
