import { execFile } from 'node:child_process'
import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../../extras/decrypt-recording.mjs', import.meta.url))
const sound = Buffer.from('RIFF and what was said')
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What Twilio keeps of a recording: the sound sealed with a key, and the key sealed with ours. */
function encrypted() {
  const [key, iv] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(sound), cipher.final(), cipher.getAuthTag()])
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const cek = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key)
  return { sealed, cek: cek.toString('base64'), iv: iv.toString('base64') }
}

type Kept = ReturnType<typeof encrypted>

/** Runs the program in a folder of its own; undefined where it wrote nothing. */
async function decrypt(json: object, sealed: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const at = (name: string) => join(folder, name)
  const [details, wav, pem] = [at('recording.json'), at('recording.wav'), at('private_key.pem')]
  const plain = at('plain.wav')
  writeFileSync(details, JSON.stringify(json))
  writeFileSync(wav, sealed)
  writeFileSync(pem, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const run = promisify(execFile)(process.execPath, [program, details, wav, pem, plain])
  const error = await run.then(
    () => '',
    (reason: unknown) => String(reason),
  )
  return { plain: existsSync(plain) ? readFileSync(plain) : undefined, error }
}

it.each([
  ['as Twilio sends it', ({ cek, iv }: Kept) => ({ encrypted_cek: cek, iv })],
  [
    "in the spelling of Twilio's reference",
    ({ cek, iv }: Kept) => ({ encryption_cek: cek, encryption_iv: iv }),
  ],
])('opens a recording with the private key, %s', async (_, spell) => {
  const kept = encrypted()
  const { plain, error } = await decrypt({ encryption_details: spell(kept) }, kept.sealed)
  expect(error).toBe('')
  expect(plain?.equals(sound)).toBe(true)
})

it('writes nothing where the recording was changed on the way', async () => {
  const { sealed, cek, iv } = encrypted()
  sealed.writeUInt8(sealed.readUInt8(0) ^ 1, 0)
  const { plain, error } = await decrypt({ encryption_details: { encrypted_cek: cek, iv } }, sealed)
  expect(error).not.toBe('')
  expect(plain).toBeUndefined()
})

it('says so where a recording is not encrypted', async () => {
  const { plain, error } = await decrypt({ encryption_details: null }, sound)
  expect(error).toContain('this recording is not encrypted')
  expect(plain).toBeUndefined()
})
