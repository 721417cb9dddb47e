import { type PemContent, readPem } from './pem.ts'

/** Encrypted recordings name the public key by its SID; the file of the private one may have that in its name. */
export interface PrivateKey {
  /** The file's. */
  readonly name: string
  readonly key: CryptoKey
}

export type KeyFile =
  | { readonly kind: 'key'; readonly key: PrivateKey }
  | { readonly kind: Exclude<PemContent['kind'], 'private'>; readonly name: string }

const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** A dropped file as a key, or what it is instead. The key cannot be read out of the browser again. */
export async function readKeyFile(name: string, text: string): Promise<KeyFile> {
  const content = readPem(text)
  if (content.kind !== 'private') return { kind: content.kind, name }
  try {
    const key = await crypto.subtle.importKey('pkcs8', content.pkcs8, algorithm, false, ['decrypt'])
    return { kind: 'key', key: { name, key } }
  } catch {
    // A PKCS#8 file may hold a key of another kind than RSA; WebCrypto does not say which.
    return { kind: 'otherKey', name }
  }
}

/** The command that makes an open copy of a locked key; OpenSSL asks for the passphrase. */
export function unlockCommand(name: string): string {
  // A name that a shell would read as something else is not put into a command.
  const file = /^[\w][\w.-]*$/.test(name) ? name : 'private_key.pem'
  return `openssl pkey -in ${file} -out open_${file}`
}

/** Those that may open it, the likeliest first: one whose file carries the SID in its name. */
export function likeliestFirst(keys: readonly PrivateKey[], publicKeySid: string): PrivateKey[] {
  const isNamed = ({ name }: PrivateKey) => publicKeySid !== '' && name.includes(publicKeySid)
  return [...keys.filter(isNamed), ...keys.filter((key) => !isNamed(key))]
}
