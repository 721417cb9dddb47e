import type { PublicKey } from '../../../stand-in/twilio/store/public-key.ts'

/** A key pair as a team makes it for Twilio's encryption of recordings. */
export interface RecordingKey {
  /** What Twilio is given. */
  readonly publicKey: PublicKey
  /** PKCS#8, PEM. Whoever has it can open the recordings; nobody else can, nor can they be opened without it. */
  readonly privatePem: string
}

function pemOf(label: string, der: ArrayBuffer): string {
  const base64 = btoa(Array.from(new Uint8Array(der), (byte) => String.fromCharCode(byte)).join(''))
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
    '\n',
  )
}

/** A page of plain HTTP elsewhere than on one's own machine cannot make keys. */
export function canMakeKeys(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

/**
 * Of the kind that Twilio's guide makes with openssl: RSA with 2048 bits.
 * https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption
 */
export async function makeRecordingKey(): Promise<RecordingKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['encrypt', 'decrypt'],
  )
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return {
    publicKey: {
      sid: `CR${digits.join('')}`,
      pem: pemOf('PUBLIC KEY', await crypto.subtle.exportKey('spki', publicKey)),
    },
    privatePem: pemOf('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', privateKey)),
  }
}
