/** What Twilio encrypts recordings with. https://www.twilio.com/docs/iam/credentialpublickey-resource */
export interface PublicKey {
  /** CR… */
  readonly sid: string
  /** PEM, as `openssl rsa -pubout` writes it: `BEGIN PUBLIC KEY`. */
  readonly pem: string
}

/** Whether it looks like a public key; only its use shows whether it is one. */
export function isPublicKey(value: unknown): value is PublicKey {
  if (typeof value !== 'object' || value === null) return false
  const { sid, pem }: { sid?: unknown; pem?: unknown } = value
  return (
    typeof sid === 'string' &&
    /^CR[0-9a-f]{32}$/.test(sid) &&
    typeof pem === 'string' &&
    /^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/.test(pem)
  )
}
