import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readPem } from '../../../../src/desk/recordings/access/pem.ts'
import { readKeyFile, unlockCommand } from '../../../../src/desk/recordings/access/private-keys.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const lock = { cipher: 'aes-256-cbc', passphrase: 'secret' }

function pemOf(type: 'pkcs8' | 'pkcs1', locked = false): string {
  return rsa.privateKey.export({ type, format: 'pem', ...(locked ? lock : {}) }).toString()
}

describe('a key file', () => {
  it.each(['pkcs8', 'pkcs1'] as const)('is read from %s, as node:crypto writes PKCS#8', (type) => {
    const content = readPem(pemOf(type))
    const der = rsa.privateKey.export({ type: 'pkcs8', format: 'der' })
    expect(content.kind === 'private' && Buffer.compare(content.pkcs8, der)).toBe(0)
  })

  it.each([1024, 1536])('is wrapped right whatever the length of its key: %i bits', (modulusLength) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
    const content = readPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
    const der = privateKey.export({ type: 'pkcs8', format: 'der' })
    expect(content.kind === 'private' && Buffer.compare(content.pkcs8, der)).toBe(0)
  })

  it('is the private key where a public one or a certificate stands before it', () => {
    const text = `${rsa.publicKey.export({ type: 'spki', format: 'pem' })}\r\n${pemOf('pkcs8').replaceAll('\n', '\r\n')}`
    expect(readPem(text).kind).toBe('private')
  })

  it.each([
    ['locked as PKCS#8', pemOf('pkcs8', true), 'locked'],
    ['locked in the older way', pemOf('pkcs1', true), 'locked'],
    ['the public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'public'],
    ['the public key as PKCS#1', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 'public'],
    ['an elliptic key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'otherKey'],
    [
      'an elliptic key in its own form',
      ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
      'otherKey',
    ],
    ['a key cut in the middle', pemOf('pkcs8').slice(0, 300), 'noKey'],
    ['a key with odd letters', pemOf('pkcs8').replace(/\n[A-Za-z0-9]{5}/, '\n*****'), 'noKey'],
    ['no key', 'SK0123 secret', 'noKey'],
    ['nothing', '', 'noKey'],
  ])('is refused where it is %s', async (_, text, kind) => {
    expect(await readKeyFile('key.pem', text)).toEqual({ kind, name: 'key.pem' })
  })

  it('cannot be read out of the browser again', async () => {
    const file = await readKeyFile('key.pem', pemOf('pkcs1'))
    if (file.kind !== 'key') throw new Error(file.kind)
    await expect(crypto.subtle.exportKey('pkcs8', file.key.key)).rejects.toThrow()
  })

  it('has a command that opens it, into which no odd name comes', () => {
    expect(unlockCommand('team.pem')).toBe('openssl pkey -in team.pem -out open_team.pem')
    for (const name of ['a; rm -rf ~.pem', '-in.pem', 'a b.pem', '$(x).pem']) {
      expect(unlockCommand(name)).toBe('openssl pkey -in private_key.pem -out open_private_key.pem')
    }
  })
})
