import { isRecord, isSid, numberOf, textOf, timeOf } from './json-values.ts'
import { type ListPage, listPage } from './pages.ts'
import { type RecordingStatus, recordingStatusOf } from './recordings.ts'
import { expectItem, type Fields, type Reply, type Transport } from './transport.ts'

/** The most that Twilio puts on a page. https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources */
const pageSize = 1_000

/** A recording as the list of its account has it. Dates in milliseconds since 1970. */
export interface AccountRecording {
  readonly sid: string
  /** The parent leg, says Twilio; absent for what was recorded of no call. */
  readonly callSid: string | undefined
  /** Absent where Twilio has a new word for it. */
  readonly status: RecordingStatus | undefined
  readonly createdAt: number | undefined
  readonly startedAt: number | undefined
  /** Whole seconds; absent until it is completed. */
  readonly seconds: number | undefined
  readonly channels: number | undefined
  /** Absent where it is not encrypted; `incomplete` where it is, and Twilio does not say how. */
  readonly encryption: Encryption | 'incomplete' | undefined
}

/** What opens the sound, with the private key. https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption */
export interface Encryption {
  /** CR… of the public key, as the account's settings have it. */
  readonly publicKeySid: string
  /** The key of this one sound, sealed for the public key; base64. */
  readonly sealedKey: string
  /** base64 */
  readonly iv: string
}

/** Days as `2026-01-31`, in UTC, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/**
 * One page of an account's recordings, newest first. `next` comes from the page before it.
 * @param days all of them where it is absent
 */
export function listAccountRecordings(
  send: Transport,
  accountSid: string,
  days: Days | undefined,
  next?: Fields,
): Promise<Reply<ListPage<AccountRecording>>> {
  // Twilio's names of the parameters end in the sign: `DateCreated>=2026-01-31`.
  const range: Fields = days
    ? [
        ['DateCreated>', days.from],
        ['DateCreated<', dayAfter(days.to)],
      ]
    : []
  const filter: Fields = [...range, ['PageSize', String(pageSize)]]
  const path = `${recordingsPath(accountSid)}.json`
  return listPage(send, { path, filter, next }, 'recordings', readAccountRecording)
}

/**
 * What is left of a recording: with `deleted` as its status when its sound is gone, for 40 days; 404 after that.
 * https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-resource
 */
export async function fetchEvenDeleted(
  send: Transport,
  accountSid: string,
  sid: string,
): Promise<Reply<AccountRecording>> {
  const query: Fields = [['IncludeSoftDeleted', 'true']]
  const path = `${recordingPath(accountSid, sid)}.json`
  return expectItem(await send({ method: 'GET', path, query }), readAccountRecording, sid)
}

/** https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource */
export function deleteAccountRecording(
  send: Transport,
  accountSid: string,
  sid: string,
): Promise<Reply<unknown>> {
  return send({ method: 'DELETE', path: `${recordingPath(accountSid, sid)}.json` })
}

/**
 * Where its sound is, with as many channels as were asked for when it was made:
 * https://www.twilio.com/en-us/changelog/dual-channel-voice-recordings-by-default
 */
export function soundPath(accountSid: string, sid: string): string {
  return `${recordingPath(accountSid, sid)}.wav`
}

/** Only its SID must be right: one odd recording must not cost the thousand of its page. */
export function readAccountRecording(data: unknown): AccountRecording | undefined {
  if (!isRecord(data)) return undefined
  const { sid } = data
  if (!isSid(sid, 'RE')) return undefined
  return {
    sid,
    callSid: textOf(data['call_sid']) || undefined,
    status: recordingStatusOf(data['status']),
    createdAt: timeOf(data['date_created']),
    startedAt: timeOf(data['start_time']),
    seconds: numberOf(data['duration']),
    channels: numberOf(data['channels']),
    encryption: readEncryption(data['encryption_details']),
  }
}

/** Twilio's pages use both spellings. */
function readEncryption(data: unknown): AccountRecording['encryption'] {
  if (!isRecord(data) || Object.keys(data).length === 0) return undefined
  const publicKeySid = textOf(data['public_key_sid']) || textOf(data['encryption_public_key_sid'])
  const sealedKey = textOf(data['encrypted_cek']) || textOf(data['encryption_cek'])
  const iv = textOf(data['iv']) || textOf(data['encryption_iv'])
  return sealedKey && iv ? { publicKeySid, sealedKey, iv } : 'incomplete'
}

/** "On or before midnight of this date": whichever midnight that is, the day itself is in. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

function recordingsPath(accountSid: string): string {
  return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Recordings`
}

function recordingPath(accountSid: string, sid: string): string {
  return `${recordingsPath(accountSid)}/${encodeURIComponent(sid)}`
}
