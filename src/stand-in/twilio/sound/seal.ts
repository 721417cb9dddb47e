import { Refusal } from '../api/refusal.ts'
import type { PublicKey } from '../store/public-key.ts'
import type { RecordingRecord } from '../store/records.ts'

/**
 * What a recording's JSON says of its encryption, spelt as the guide has it; the OpenAPI's example has
 * `encryption_public_key_sid`, `encryption_cek` and `encryption_iv`.
 * https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption
 */
export interface EncryptionDetails {
  readonly public_key_sid: string
  /** The recording's own key, wrapped with the public key: RSA-OAEP with SHA-256, in base64. */
  readonly encrypted_cek: string
  readonly iv: string
}

/** Encrypts each recording with a key of its own, which stays the same however often it is asked for. */
export interface Sealer {
  /** Null for a recording that is not encrypted. Rejects with a Refusal where its public key is none. */
  detailsOf(recording: RecordingRecord): Promise<EncryptionDetails | null>
  /** AES-256-GCM, its tag of 16 bytes last; the sound as it is for a recording that is not encrypted. */
  seal(recording: RecordingRecord, sound: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  clear(): void
}

interface Sealed {
  readonly key: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly details: EncryptionDetails
}

const ivBytes = 12

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** Twilio does not keep what it cannot encrypt. https://www.twilio.com/docs/api/errors/16105 */
function withoutKey(): Refusal {
  return new Refusal(404, 16105, 'Recording unavailable due to no valid public keys')
}

async function importKey({ pem }: PublicKey): Promise<CryptoKey> {
  try {
    const spki = fromBase64(pem.replace(/-----[A-Z ]+-----|\s/g, ''))
    return await crypto.subtle.importKey('spki', spki, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, [
      'encrypt',
    ])
  } catch {
    throw withoutKey()
  }
}

async function makeSealed(publicKey: PublicKey): Promise<Sealed> {
  // A page of plain HTTP has no `crypto.subtle`; encrypted recordings cannot be had there.
  if (!globalThis.crypto?.subtle) throw withoutKey()
  const wrapping = await importKey(publicKey)
  const cek = crypto.getRandomValues(new Uint8Array(32))
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const wrapped = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, wrapping, cek)
  return {
    key: await crypto.subtle.importKey('raw', cek, 'AES-GCM', false, ['encrypt']),
    iv,
    details: {
      public_key_sid: publicKey.sid,
      encrypted_cek: toBase64(new Uint8Array(wrapped)),
      iv: toBase64(iv),
    },
  }
}

export function createSealer(): Sealer {
  const sealed = new Map<string, Promise<Sealed>>()

  function sealedOf({ sid, encryptedWith }: RecordingRecord): Promise<Sealed> | undefined {
    if (!encryptedWith) return undefined
    const known = sealed.get(sid) ?? makeSealed(encryptedWith)
    sealed.set(sid, known)
    return known
  }

  return {
    async detailsOf(recording) {
      return (await sealedOf(recording))?.details ?? null
    },
    async seal(recording, sound) {
      const known = await sealedOf(recording)
      if (!known) return sound
      const { key, iv } = known
      return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, sound))
    },
    clear: () => sealed.clear(),
  }
}
