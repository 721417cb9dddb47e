/**
 * Decrypts a recording that Twilio's Voice Recording Encryption has encrypted. Node 20 is all it takes:
 *
 *     node decrypt-recording.mjs recording.json recording.wav private_key.pem plain.wav
 *
 * recording.json is Twilio's JSON for the recording, recording.wav its sound as downloaded.
 * https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption
 */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** AES-GCM puts its seal behind the sound. */
const sealBytes = 16

const [jsonFile, soundFile, keyFile, plainFile] = process.argv.slice(2)
if (!plainFile) {
  console.error('node decrypt-recording.mjs recording.json recording.wav private_key.pem plain.wav')
  process.exit(2)
}
const { encryption_details: details } = JSON.parse(readFileSync(jsonFile, 'utf8'))
// Twilio's documents use both spellings.
const cek = details?.encrypted_cek ?? details?.encryption_cek
const iv = details?.iv ?? details?.encryption_iv
if (!cek || !iv) {
  console.error(`${jsonFile} has no encryption_details: this recording is not encrypted.`)
  process.exit(1)
}
const key = privateDecrypt(
  { key: readFileSync(keyFile), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  Buffer.from(cek, 'base64'),
)
const sealed = readFileSync(soundFile)
const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
decipher.setAuthTag(sealed.subarray(-sealBytes))
// final() throws where a single byte is not as Twilio wrote it, so nothing is written then.
const plain = Buffer.concat([decipher.update(sealed.subarray(0, -sealBytes)), decipher.final()])
writeFileSync(plainFile, plain)
