import { execFile } from 'node:child_process'
import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../../extras/decrypt-recording.mjs', import.meta.url))
const sid = `RE${'0a'.repeat(16)}`
const other = `RE${'1b'.repeat(16)}`
/** As long as a wav with nothing said in it, and longer. */
const sound = Buffer.concat([Buffer.from('RIFF'), randomBytes(40), Buffer.from('what was said')])
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const { publicKey, privateKey } = rsa()
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' })

/** What Twilio keeps of a recording: the sound sealed with a key, and the key sealed with ours. */
function encrypted(plain: Buffer = sound) {
  const [key, start] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, start)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const cek = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key).toString('base64')
  const iv = start.toString('base64')
  const details = { public_key_sid: `CR${'2c'.repeat(16)}`, encrypted_cek: cek, iv }
  return { sealed, cek, iv, json: { sid, encryption_details: details } }
}

interface Given {
  json: unknown
  /** What the file of it holds, where that is no JSON. */
  jsonText?: string
  wav: Buffer
  wavName?: string
  key?: string | Buffer
  /** A file that is not there. */
  missing?: string
  plainName?: string
}

/** Runs the program in a folder of its own. `left`: the files there afterwards that were not there before. */
async function decrypt({ json, jsonText, wav, wavName = 'recording.wav', key = pem, ...given }: Given) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = new Map<string, string | Buffer>([
    ['recording.json', jsonText ?? JSON.stringify(json)],
    [wavName, wav],
    ['private_key.pem', key],
  ])
  for (const [name, bytes] of files) if (name !== given.missing) writeFileSync(join(folder, name), bytes)
  const before = readdirSync(folder)
  const { plainName = 'plain.wav' } = given
  const names = [...files.keys(), plainName]
  const run = promisify(execFile)(process.execPath, [program, ...names], { cwd: folder })
  const { code, said } = await run.then(
    () => ({ code: 0, said: '' }),
    (error: { code?: unknown; stderr?: unknown }) => ({ code: error.code, said: String(error.stderr) }),
  )
  const plain = join(folder, plainName)
  return {
    code,
    said,
    plain: existsSync(plain) ? readFileSync(plain) : undefined,
    left: readdirSync(folder).filter((name) => !before.includes(name)),
  }
}

/** That it ended with one sentence or two about `what`, and wrote nothing. */
async function expectRefusal(given: Given, what: string | RegExp): Promise<void> {
  const { code, said, left } = await decrypt(given)
  expect(said).toMatch(what)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect({ code, left }).toEqual({ code: 1, left: [] })
}

describe('a recording is opened with the private key, byte for byte', () => {
  it.each([
    ['as Twilio sends it', (cek: string, iv: string) => ({ encrypted_cek: cek, iv })],
    [
      "in the spelling of Twilio's reference",
      (cek: string, iv: string) => ({
        encryption_public_key_sid: 'CR01',
        encryption_cek: cek,
        encryption_iv: iv,
      }),
    ],
  ])('%s', async (_, spell) => {
    const { cek, iv, sealed } = encrypted()
    const { code, said, plain } = await decrypt({ json: { encryption_details: spell(cek, iv) }, wav: sealed })
    expect([code, said]).toEqual([0, ''])
    expect(plain?.equals(sound)).toBe(true)
  })

  it.each(['pkcs1', 'pkcs8'] as const)('which may be %s', async (type) => {
    const { json, sealed } = encrypted()
    const { left, plain } = await decrypt({
      json,
      wav: sealed,
      key: privateKey.export({ type, format: 'pem' }),
    })
    expect(left).toEqual(['plain.wav'])
    expect(plain?.equals(sound)).toBe(true)
  })

  it.each([
    ['Twilio names it', `${sid}.wav`],
    ['others do', `1204__call-1__CA${'0'.repeat(32)}__${sid}.wav`],
  ])('with a list of recordings where the sound is named as %s', async (_, wavName) => {
    const [{ json, sealed }, { json: later }] = [encrypted(), encrypted()]
    const recordings = [{ ...later, sid: other }, json]
    for (const list of [{ recordings, page: 0 }, recordings]) {
      const { said, plain } = await decrypt({ json: list, wav: sealed, wavName })
      expect(said).toBe('')
      expect(plain?.equals(sound)).toBe(true)
    }
  })
})

describe('nothing is written, and a sentence says why, where', () => {
  const { json, cek, iv, sealed: wav } = encrypted()

  it('the recording was changed on the way, or is not whole', async () => {
    const changed = Buffer.from(wav)
    changed.writeUInt8(changed.readUInt8(0) ^ 1, 0)
    await expectRefusal(
      { json, wav: changed },
      'recording.wav is not whole, was changed, or is not the recording of',
    )
    await expectRefusal({ json, wav: wav.subarray(0, -1) }, 'recording.wav is not whole')
    await expectRefusal({ json, wav: wav.subarray(0, 59) }, 'has 59 bytes, too few for a sound')
    await expectRefusal({ json, wav: Buffer.alloc(0) }, 'has 0 bytes, too few for a sound')
  })

  it('the sound is of another recording', async () => {
    await expectRefusal({ json, wav: encrypted().sealed }, 'is not the recording of recording.json')
  })

  it('the recording is not encrypted', async () => {
    await expectRefusal({ json: { encryption_details: null }, wav: sound }, 'this recording is not encrypted')
    await expectRefusal({ json: { sid }, wav: sound }, 'this recording is not encrypted')
    await expectRefusal({ json, wav: sound }, 'recording.wav is not encrypted: it begins as a wav does')
  })

  it.each([
    [
      'Twilio’s JSON',
      '{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com","status":401}',
    ],
    [
      'Twilio’s XML',
      "<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException/></TwilioResponse>",
    ],
    ['a page', '<!DOCTYPE html>\n<html lang="fr"><title>Portail d’accès</title>'],
    ['a word', 'Unauthorized'],
  ])('the sound is %s that says no', async (_, text) => {
    await expectRefusal({ json, wav: Buffer.from(text) }, 'recording.wav is text and no sound')
  })

  it('the JSON is none, of something else, or an error', async () => {
    await expectRefusal({ json, jsonText: '<html></html>', wav }, 'recording.json is no JSON')
    await expectRefusal({ json, jsonText: '', wav }, 'recording.json is no JSON')
    for (const odd of [null, 7, 'RE', { sid: 'CA01' }, {}])
      await expectRefusal({ json: odd, wav }, 'is not Twilio’s JSON for a recording. Fetch it again')
    const refused = { code: 20003, message: 'Authenticate', status: 401 }
    await expectRefusal({ json: refused, wav }, 'not Twilio’s JSON for a recording, but says: Authenticate')
  })

  it.each([
    ['no key', { iv: 'AAAA' }, 'without a key or iv'],
    ['no start value', { encrypted_cek: 'AAAA' }, 'without a key or iv'],
    ['half a key', { encrypted_cek: cek.slice(0, 100), iv }, 'recording.json are not whole'],
  ])('the encryption details have %s', async (_, encryption_details, what) => {
    await expectRefusal({ json: { sid, encryption_details }, wav }, what)
  })

  it('a list of recordings does not tell which one it is', async () => {
    const list = { recordings: [json, { ...json, sid: other }] }
    await expectRefusal(
      { json: list, wav },
      'a list of 2 recordings. Name the sound file after its recording, RE….wav',
    )
    await expectRefusal(
      { json: list, wav, wavName: `RE${'3'.repeat(32)}.wav` },
      /and RE3+\.wav is none of them/,
    )
    await expectRefusal({ json: { recordings: [] }, wav }, 'is an empty list of recordings')
  })

  it('the key is another one, and then names which it should be', async () => {
    const wrong = 'private_key.pem does not open this recording. Take the private key of the public key'
    for (const modulusLength of [2048, 3072]) {
      const key = generateKeyPairSync('rsa', { modulusLength }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      })
      await expectRefusal({ json, wav, key }, `${wrong} ${json.encryption_details.public_key_sid} at Twilio.`)
      const unnamed = { encryption_details: { encrypted_cek: cek, iv } }
      await expectRefusal({ json: unnamed, wav, key }, `${wrong} that the account had then.`)
    }
  })

  it('the key is public', async () => {
    for (const type of ['spki', 'pkcs1'] as const)
      await expectRefusal({ json, wav, key: publicKey.export({ type, format: 'pem' }) }, 'is a public key')
  })

  it('the key is locked with a passphrase, and then says how to unlock it', async () => {
    const lock = { format: 'pem', cipher: 'aes-256-cbc', passphrase: 'not told' } as const
    for (const type of ['pkcs8', 'pkcs1'] as const)
      await expectRefusal(
        { json, wav, key: privateKey.export({ type, ...lock }) },
        'is locked with a passphrase. Unlock it first, on this computer: openssl rsa -in private_key.pem',
      )
  })

  it('the key is no key, or of another kind', async () => {
    for (const key of ['', 'MIIEvQIBADANBg', String(pem).slice(0, 300)])
      await expectRefusal({ json, wav, key }, 'private_key.pem is no private key that can be read')
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    await expectRefusal({ json, wav, key }, 'is a private key, but not an RSA key')
  })

  it.each(['recording.json', 'recording.wav', 'private_key.pem'])('%s is not there', async (missing) => {
    await expectRefusal({ json, wav, missing }, `${missing} is not there. It should be`)
  })

  it('there is no place for it', async () => {
    await expectRefusal(
      { json, wav, plainName: 'nowhere/plain.wav' },
      'nowhere/plain.wav cannot be written (ENOENT)',
    )
  })

  it.each(['recording.json', 'recording.wav', 'private_key.pem'])(
    'it would take the place of %s',
    async (plainName) => {
      const { code, said, plain } = await decrypt({ json, wav, plainName })
      expect(code).toBe(1)
      expect(said).toContain(`${plainName} would be written over`)
      expect(plain?.equals(sound)).toBe(false)
    },
  )
})

it('says how it is called where files are missing or too many', async () => {
  for (const names of [[], ['a'], ['a', 'b', 'c', 'd', 'e']]) {
    const run = promisify(execFile)(process.execPath, [program, ...names])
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('recording.json') })
  }
})
