import { bytesOfBase64 } from './base64.ts'

/** What a key file turned out to be. A private key is PKCS#8, as WebCrypto takes it. */
export type PemContent =
  | { readonly kind: 'private'; readonly pkcs8: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'locked' | 'public' | 'otherKey' | 'noKey' }

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/**
 * The private key in a PEM file. https://www.rfc-editor.org/rfc/rfc7468
 * Of several blocks, as in a file with a certificate, the private key counts.
 */
export function readPem(text: string): PemContent {
  const found = [...text.matchAll(block)].map(([, label = '', body = '']) => readBlock(label, body))
  const order = ['private', 'locked', 'otherKey', 'public'] as const
  for (const kind of order) {
    const first = found.find((content) => content.kind === kind)
    if (first) return first
  }
  return { kind: 'noKey' }
}

function readBlock(label: string, body: string): PemContent {
  // OpenSSL's older way to lock a key says so in a header: RFC 1421, 4.6.1.1.
  if (label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type:.*ENCRYPTED/m.test(body)) return { kind: 'locked' }
  if (label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY' || label === 'CERTIFICATE')
    return { kind: 'public' }
  const der = bytesOfBase64(body)
  if (!der) return { kind: 'noKey' }
  if (label === 'PRIVATE KEY') return { kind: 'private', pkcs8: der }
  if (label === 'RSA PRIVATE KEY') return { kind: 'private', pkcs8: wrapPkcs1(der) }
  return { kind: label.endsWith('PRIVATE KEY') ? 'otherKey' : 'noKey' }
}

/**
 * An RSA key of the older form within the envelope that WebCrypto reads.
 * https://www.rfc-editor.org/rfc/rfc5958#section-2, https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1
 */
function wrapPkcs1(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  const version = [0x02, 0x01, 0x00]
  // SEQUENCE { OID 1.2.840.113549.1.1.1 rsaEncryption, NULL }
  const algorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00]
  const head = [...version, ...algorithm, 0x04, ...derLength(pkcs1.length)]
  return Uint8Array.from([0x30, ...derLength(head.length + pkcs1.length), ...head, ...pkcs1])
}

/** X.690, 8.1.3: below 128 as it is, above in as many bytes as it takes. */
function derLength(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 + bytes.length, ...bytes]
}
