import type { Encryption } from '../../../twilio/account-recordings.ts'
import { type Bytes, done, failed, type Outcome } from '../outcome.ts'
import { bytesOfBase64 } from './base64.ts'
import { likeliestFirst, type PrivateKey } from './private-keys.ts'

/**
 * The plain sound. The sound's own key is sealed with RSA-OAEP and SHA-256, the sound with AES-256-GCM, its 16-byte tag
 * last: if one byte is not as Twilio wrote it, nothing comes out.
 * https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption
 */
export async function decryptSound(
  sealed: Bytes,
  details: Encryption | 'incomplete',
  keys: readonly PrivateKey[],
): Promise<Outcome<Bytes>> {
  if (details === 'incomplete') return failed('incompleteDetails')
  const iv = bytesOfBase64(details.iv)
  const sealedKey = bytesOfBase64(details.sealedKey)
  if (!iv || !sealedKey) return failed('incompleteDetails')
  if (keys.length === 0) return failed('noKey')
  const soundKey = await openSoundKey(sealedKey, likeliestFirst(keys, details.publicKeySid))
  if (!soundKey) return failed('wrongKey')
  try {
    return done(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, soundKey, sealed)))
  } catch {
    // The tag does not fit: cut short, changed, or not the sound of this recording.
    return failed('altered')
  }
}

async function openSoundKey(sealed: Bytes, keys: readonly PrivateKey[]): Promise<CryptoKey | undefined> {
  for (const { key } of keys) {
    try {
      const raw = await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, sealed)
      return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
    } catch {
      // Sealed for another key: OAEP tells. The next may open it.
    }
  }
  return undefined
}
