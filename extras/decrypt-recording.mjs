/**
 * Decrypts a recording that Twilio's Voice Recording Encryption has encrypted. Node 20 is all it takes:
 *
 *     node decrypt-recording.mjs recording.json recording.wav private_key.pem plain.wav
 *
 * recording.json is Twilio's JSON for the recording, or a list of recordings with this one in it; then recording.wav
 * keeps the recording's SID in its name, as Twilio gave it: RE….wav. recording.wav is its sound as downloaded. Whatever
 * is wrong is said in a sentence, and nothing is written then.
 * https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption
 */
import { constants, createDecipheriv, createPrivateKey, privateDecrypt } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** AES-GCM puts its seal behind the sound. */
const sealBytes = 16
/** Of AES-256, as Twilio wraps it. */
const keyBytes = 32
/** A wav has as much as this before its first sound. */
const wavHeaderBytes = 44

/** What a person can do something about. */
class Wrong extends Error {}

function read(file, what) {
  try {
    return readFileSync(file)
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code ?? error.message})`
    throw new Wrong(`${file} ${why}. It should be ${what}.`)
  }
}

/** What Twilio, or somebody on the way, answered in place of a sound. What is encrypted never looks like text for long. */
function isText(bytes) {
  return (
    bytes.length > 0 && /^[\t\r\n -~\xa0-\uffef]*$/.test(bytes.subarray(0, 64).toString('utf8').slice(0, -3))
  )
}

function readJson(file) {
  const text = read(file, 'Twilio’s JSON for the recording').toString('utf8')
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Wrong(`${file} is no JSON. Fetch the recording’s address with .json at its end.`)
  }
}

/** @returns the recording that the JSON is about, or the one of a list that the sound's name names */
function findRecording(json, jsonFile, soundFile) {
  const list = Array.isArray(json) ? json : json?.recordings
  if (!Array.isArray(list)) return json
  if (list.length === 0) throw new Wrong(`${jsonFile} is an empty list of recordings.`)
  const sid = /RE[0-9a-f]{32}/i.exec(basename(soundFile))?.[0].toLowerCase()
  const found = sid && list.find((one) => String(one?.sid).toLowerCase() === sid)
  if (found) return found
  const what = `${jsonFile} is a list of ${list.length} recordings`
  if (!sid) throw new Wrong(`${what}. Name the sound file after its recording, RE….wav, as Twilio does.`)
  throw new Wrong(
    `${what}, and ${soundFile} is none of them. Fetch the JSON of that recording, or a longer list.`,
  )
}

/** The wrapped key and the start value. Twilio's documents have two spellings of each. */
function readDetails(recording, jsonFile) {
  const isRecording = recording?.encryption_details !== undefined || /^RE/.test(recording?.sid)
  if (!isRecording) {
    const told = typeof recording?.message === 'string' ? `, but says: ${recording.message}` : ''
    throw new Wrong(`${jsonFile} is not Twilio’s JSON for a recording${told}. Fetch it again.`)
  }
  const details = recording.encryption_details
  if (!details) {
    throw new Wrong(
      `${jsonFile} has no encryption_details: this recording is not encrypted. Play it as it is.`,
    )
  }
  const cek = details.encrypted_cek ?? details.encryption_cek
  const iv = details.iv ?? details.encryption_iv
  if (typeof cek !== 'string' || typeof iv !== 'string' || !cek || !iv) {
    throw new Wrong(`${jsonFile} has encryption_details without a key or iv. Fetch it again.`)
  }
  const keySid = details.public_key_sid ?? details.encryption_public_key_sid
  const [wrapped, start] = [Buffer.from(cek, 'base64'), Buffer.from(iv, 'base64')]
  // RSA keys of 1024, 2048, … bits give as many.
  if (wrapped.length < 128 || wrapped.length % 8 !== 0 || start.length === 0) {
    throw new Wrong(`The encryption_details in ${jsonFile} are not whole. Fetch it again.`)
  }
  return { cek: wrapped, iv: start, keySid }
}

/** PKCS#1 or PKCS#8, as openssl writes them. */
function readKey(file) {
  const bytes = read(file, 'the private key, such as private_key.pem')
  const text = bytes.toString('latin1')
  if (/BEGIN (RSA )?PUBLIC KEY|BEGIN CERTIFICATE|^ssh-/.test(text) && !text.includes('PRIVATE KEY')) {
    throw new Wrong(
      `${file} is a public key, which only encrypts. Take the private key that was made with it.`,
    )
  }
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text)) {
    throw new Wrong(
      `${file} is locked with a passphrase. Unlock it first, on this computer: openssl rsa -in ${file} -out unlocked.pem`,
    )
  }
  let key
  try {
    key = createPrivateKey(bytes)
  } catch {
    throw new Wrong(
      `${file} is no private key that can be read. It should begin with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----.`,
    )
  }
  if (key.asymmetricKeyType !== 'rsa') throw new Wrong(`${file} is a private key, but not an RSA key.`)
  return key
}

/** The key of this recording alone. */
function unwrap(key, { cek, keySid }, keyFile) {
  const which = keySid ? `the public key ${keySid} at Twilio` : 'the public key that the account had then'
  const wrong = `${keyFile} does not open this recording. Take the private key of ${which}.`
  // Where a key of another size was used, it cannot be this one, and says so less clearly.
  if (cek.length * 8 !== key.asymmetricKeyDetails?.modulusLength) throw new Wrong(wrong)
  let unwrapped
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    unwrapped = privateDecrypt({ key, padding, oaepHash: 'sha256' }, cek)
  } catch {
    throw new Wrong(wrong)
  }
  if (unwrapped.length !== keyBytes) {
    throw new Wrong(
      `The recording’s key has ${unwrapped.length} bytes in place of ${keyBytes}. Fetch its JSON again.`,
    )
  }
  return unwrapped
}

function readSound(file) {
  const sealed = read(file, 'the sound of the recording, as downloaded')
  if (isText(sealed)) {
    throw new Wrong(
      `${file} is text and no sound: a page or a message, for instance because the login was refused (401). Look into it, and fetch the sound again.`,
    )
  }
  if (sealed.subarray(0, 4).toString('latin1') === 'RIFF') {
    throw new Wrong(`${file} is not encrypted: it begins as a wav does. Play it as it is.`)
  }
  if (sealed.length < sealBytes + wavHeaderBytes) {
    throw new Wrong(`${file} has ${sealed.length} bytes, too few for a sound. Fetch it again.`)
  }
  return sealed
}

function open(sealed, key, iv, { soundFile, jsonFile }) {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv)
    decipher.setAuthTag(sealed.subarray(-sealBytes))
    // final() throws where a single byte is not as Twilio wrote it.
    return Buffer.concat([decipher.update(sealed.subarray(0, -sealBytes)), decipher.final()])
  } catch {
    throw new Wrong(
      `${soundFile} is not whole, was changed, or is not the recording of ${jsonFile}. Fetch both again: the sound as .wav.`,
    )
  }
}

/** Whole or not at all, and over none of the files that it was made from. */
function write(plainFile, plain, sources) {
  if (sources.some((source) => resolve(source) === resolve(plainFile))) {
    throw new Wrong(`${plainFile} would be written over. Name another file for the decrypted sound.`)
  }
  const part = `${plainFile}.part`
  try {
    writeFileSync(part, plain)
    renameSync(part, plainFile)
  } catch (error) {
    rmSync(part, { force: true })
    throw new Wrong(`${plainFile} cannot be written (${error.code ?? error.message}).`)
  }
}

function decrypt([jsonFile, soundFile, keyFile, plainFile]) {
  const recording = findRecording(readJson(jsonFile), jsonFile, soundFile)
  const details = readDetails(recording, jsonFile)
  const sealed = readSound(soundFile)
  const key = unwrap(readKey(keyFile), details, keyFile)
  write(plainFile, open(sealed, key, details.iv, { soundFile, jsonFile }), [jsonFile, soundFile, keyFile])
}

const files = process.argv.slice(2)
if (files.length !== 4) {
  console.error('node decrypt-recording.mjs recording.json recording.wav private_key.pem plain.wav')
  process.exit(2)
}
try {
  decrypt(files)
} catch (error) {
  // What nobody foresaw keeps its trace.
  if (!(error instanceof Wrong)) throw error
  console.error(error.message)
  process.exit(1)
}
