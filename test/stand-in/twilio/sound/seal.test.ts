import { createDecipheriv, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isBehaviourChange } from '../../../../src/stand-in/twilio/behaviour.ts'
import { isObject, listOf } from '../fixture.ts'
import { readWav } from './heard.ts'
import { bytesOf, recordCall } from './recorded-call.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encryption = {
  sid: `CR${'a1'.repeat(16)}`,
  pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

/** As Twilio's guide says: unwrap the key, then open the sound, whose last 16 bytes are the tag. */
function open(sealed: Uint8Array, details: unknown): Uint8Array {
  const { encrypted_cek: wrapped, iv } = Object(details)
  const cek = privateDecrypt({ key: privateKey, oaepHash: 'sha256' }, Buffer.from(wrapped, 'base64'))
  const cipher = createDecipheriv('aes-256-gcm', cek, Buffer.from(iv, 'base64'))
  cipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
}

describe('an encrypted recording', () => {
  it('opens with the private key, byte for byte, and is told apart by its public key', async () => {
    const { get, send, account, recordingSid } = await recordCall({ encryption })
    const { body } = await send('GET', `${account}/Recordings/${recordingSid}.json`)
    const details = body.encryption_details
    expect(isObject(details) && Object.keys(details).sort()).toEqual([
      'encrypted_cek',
      'iv',
      'public_key_sid',
    ])
    expect(details).toMatchObject({ public_key_sid: encryption.sid })
    const plain = await recordCall()
    const sound = await bytesOf(await plain.get(`${plain.account}/Recordings/${plain.recordingSid}.wav`))
    const sealed = await bytesOf(await get(`${account}/Recordings/${recordingSid}.wav`))
    expect(sealed.length).toBe(sound.length + 16)
    const opened = open(sealed, details)
    expect(Buffer.compare(opened, sound)).toBe(0)
    expect(readWav(opened).seconds).toBe(6)
  })

  it('has the same details wherever it is read, and keys of its own', async () => {
    const { send, sid, calls, account, recordingSid } = await recordCall({ encryption })
    const detailsAt = async (path: string): Promise<unknown> => {
      const answer = await send('GET', path)
      return answer.body.encryption_details ?? listOf(answer, 'recordings')[0]?.encryption_details
    }
    const details = await detailsAt(`${account}/Recordings/${recordingSid}.json`)
    for (const path of [
      `${account}/Recordings.json`,
      `${calls}/${sid}/Recordings.json`,
      `${calls}/${sid}/Recordings/${recordingSid}.json`,
    ]) {
      expect(await detailsAt(path)).toEqual(details)
    }
    const other = await recordCall({ encryption })
    const second = await other.send('GET', `${other.account}/Recordings/${other.recordingSid}.json`)
    expect(second.body.encryption_details).not.toEqual(details)
  })

  it('stays as it was when the account’s key changes, and so does one from before there was a key', async () => {
    const sealed = await recordCall({ encryption })
    sealed.twilio.behaviour.encryption = null
    const still = await sealed.send('GET', `${sealed.account}/Recordings/${sealed.recordingSid}.json`)
    expect(still.body.encryption_details).toMatchObject({ public_key_sid: encryption.sid })
    const plain = await recordCall()
    plain.twilio.behaviour.encryption = encryption
    const answer = await plain.send('GET', `${plain.account}/Recordings/${plain.recordingSid}.json`)
    expect(answer.body.encryption_details).toBeNull()
  })

  it('cannot be had as MP3, which is 16109, and not with other channels', async () => {
    const { get, account, recordingSid } = await recordCall({ encryption })
    const refused = await get(`${account}/Recordings/${recordingSid}.mp3`)
    expect(await refused.json()).toMatchObject({ code: 16109 })
    const mixed = await get(`${account}/Recordings/${recordingSid}.wav?RequestedChannels=1`)
    expect((await bytesOf(mixed)).length).toBe(44 + 6 * 32_000 + 16)
  })

  it('is not there where the account’s public key is none: 16105', async () => {
    const pem = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'
    const { get, account, recordingSid } = await recordCall({ encryption: { ...encryption, pem } })
    for (const end of ['.wav', '.json']) {
      const answer = await get(`${account}/Recordings/${recordingSid}${end}`)
      expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 16105 })])
    }
  })

  it('is not told to those who watch: the state has no key in it', async () => {
    const { twilio } = await recordCall({ encryption })
    const state = await twilio.fetch(new Request('https://api.twilio.com/_workbench/state'))
    expect(await state.text()).not.toMatch(/encryption_details|encrypted_cek/)
  })
})

describe('the setting', () => {
  it('takes a public key and its SID, and no private one', () => {
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(isBehaviourChange({ encryption })).toBe(true)
    expect(isBehaviourChange({ encryption: null })).toBe(true)
    expect(isBehaviourChange({ encryption: { ...encryption, pem: secret } })).toBe(false)
    expect(isBehaviourChange({ encryption: { ...encryption, sid: 'CR1' } })).toBe(false)
    expect(isBehaviourChange({ encryption: {} })).toBe(false)
  })
})
