import { createCipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decryptSound } from '../../../../src/desk/recordings/access/decrypt.ts'
import { type PrivateKey, readKeyFile } from '../../../../src/desk/recordings/access/private-keys.ts'
import { makeKeys } from '../scene.ts'

const team = makeKeys()
const other = makeKeys()
const sound = new Uint8Array(randomBytes(100_003))

/** As Twilio's guide describes it, by node:crypto. */
function seal(plain: Uint8Array, { publicKey, twilio }: ReturnType<typeof makeKeys>) {
  const cek = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', cek, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const sealedKey = publicEncrypt({ key: publicKey, oaepHash: 'sha256' }, cek).toString('base64')
  return {
    sealed: new Uint8Array(body),
    details: { publicKeySid: twilio.sid, sealedKey, iv: iv.toString('base64') },
  }
}

async function keyOf(pem: string, name = 'key.pem'): Promise<PrivateKey> {
  const file = await readKeyFile(name, pem)
  if (file.kind !== 'key') throw new Error(file.kind)
  return file.key
}

describe('an encrypted sound', () => {
  it.each(['pkcs8', 'pkcs1'] as const)('opens byte for byte with a key of %s', async (form) => {
    const { sealed, details } = seal(sound, team)
    const opened = await decryptSound(sealed, details, [await keyOf(team[form])])
    expect(opened.kind === 'done' && Buffer.compare(opened.data, sound)).toBe(0)
  })

  it('opens with whichever of several keys fits', async () => {
    const { sealed, details } = seal(sound, team)
    const keys = [await keyOf(other.pkcs8, 'other.pem'), await keyOf(team.pkcs8, 'team.pem')]
    expect((await decryptSound(sealed, details, keys)).kind).toBe('done')
    expect((await decryptSound(sealed, details, keys.reverse())).kind).toBe('done')
  })

  it('opens though a file carries the SID of another’s key', async () => {
    const { sealed, details } = seal(sound, team)
    const keys = [await keyOf(other.pkcs8, `${team.twilio.sid}.pem`), await keyOf(team.pkcs8)]
    expect((await decryptSound(sealed, details, keys)).kind).toBe('done')
  })

  it('says what is wrong, and hands out nothing', async () => {
    const { sealed, details } = seal(sound, team)
    const keys = [await keyOf(team.pkcs8)]
    const changed = Uint8Array.from(sealed, (byte, index) => (index === 50_000 ? byte ^ 1 : byte))
    const why = async (...[bytes, how, with_]: Parameters<typeof decryptSound>) => {
      const outcome = await decryptSound(bytes, how, with_)
      return outcome.kind === 'failed' ? outcome.why : outcome.kind
    }
    expect(await why(sealed, details, [])).toBe('noKey')
    expect(await why(sealed, details, [await keyOf(other.pkcs8)])).toBe('wrongKey')
    expect(await why(changed, details, keys)).toBe('altered')
    expect(await why(sealed.slice(0, -1), details, keys)).toBe('altered')
    expect(await why(new Uint8Array(), details, keys)).toBe('altered')
    expect(await why(sealed, { ...details, iv: 'AAAAAAAAAAAAAAAA' }, keys)).toBe('altered')
    expect(await why(sealed, 'incomplete', keys)).toBe('incompleteDetails')
    expect(await why(sealed, { ...details, iv: '***' }, keys)).toBe('incompleteDetails')
  })
})
