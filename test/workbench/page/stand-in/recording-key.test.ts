import { createPrivateKey, createPublicKey, privateDecrypt } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeRecordingKey } from '../../../../src/workbench/page/stand-in/recording-key.ts'
import { setUp } from '../../../stand-in/twilio/fixture.ts'
import { recordCall } from '../../../stand-in/twilio/sound/recorded-call.ts'

it('is a pair whose halves belong together, as files that openssl reads', async () => {
  const { publicKey, privatePem } = await makeRecordingKey()
  const secret = createPrivateKey(privatePem)
  expect(secret.asymmetricKeyDetails?.modulusLength).toBe(2048)
  expect(createPublicKey(secret).export({ type: 'spki', format: 'pem' })).toBe(publicKey.pem)
  expect(publicKey.sid).toMatch(/^CR[0-9a-f]{32}$/)
})

it('is taken by the stand-in’s control, which then seals recordings for its other half', async () => {
  const { publicKey, privatePem } = await makeRecordingKey()
  const control = setUp()
  const taken = await control.twilio.fetch(
    new Request('https://api.twilio.com/_workbench/behaviour', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encryption: publicKey }),
    }),
  )
  expect([taken.status, control.twilio.behaviour.encryption]).toEqual([200, publicKey])
  const { send, account, recordingSid } = await recordCall({ encryption: publicKey })
  const { body } = await send('GET', `${account}/Recordings/${recordingSid}.json`)
  const { encrypted_cek: wrapped } = Object(body.encryption_details)
  const cek = privateDecrypt({ key: privatePem, oaepHash: 'sha256' }, Buffer.from(wrapped, 'base64'))
  expect(cek).toHaveLength(32)
})
