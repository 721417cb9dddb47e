import { callPath } from './calls.ts'
import { isRecord, isSid, readList, wordOf } from './json-values.ts'
import { expectItem, expectShape, type Reply, type Transport } from './transport.ts'

/** https://www.twilio.com/docs/voice/api/recording#recording-status-values */
export type RecordingStatus =
  | 'in-progress'
  | 'paused'
  | 'stopped'
  | 'processing'
  | 'completed'
  | 'absent'
  | 'deleted'

export interface Recording {
  sid: string
  status: RecordingStatus
  /** Started while the call went on, and not with it or by its TwiML. */
  isStartedLater: boolean
}

const statuses: readonly RecordingStatus[] = [
  'in-progress',
  'paused',
  'stopped',
  'processing',
  'completed',
  'absent',
  'deleted',
]

/**
 * Starts recording a call that is going on, each side in a channel of its own.
 * https://www.twilio.com/docs/voice/api/recording#create-a-recording-resource
 */
export async function startRecording(
  send: Transport,
  accountSid: string,
  callSid: string,
): Promise<Reply<Recording>> {
  const path = callPath(accountSid, callSid, '/Recordings.json')
  return expectShape(
    await send({ method: 'POST', path, form: [['RecordingChannels', 'dual']] }),
    readRecording,
  )
}

/**
 * Pauses (nothing is kept of what is said meanwhile), resumes or stops; stopped is for good.
 * https://www.twilio.com/docs/voice/api/recording#update-a-recording-resource
 */
export async function changeRecording(
  send: Transport,
  accountSid: string,
  { callSid, sid, to }: { callSid: string; sid: string; to: 'paused' | 'in-progress' | 'stopped' },
): Promise<Reply<Recording>> {
  const form: Array<[string, string]> = [['Status', to]]
  if (to === 'paused') form.push(['PauseBehavior', 'skip'])
  return expectItem(
    await send({ method: 'POST', path: recordingPath(accountSid, callSid, sid), form }),
    readRecording,
    sid,
  )
}

/** A deleted recording answers 404 or the status `deleted`. */
export async function fetchRecording(
  send: Transport,
  accountSid: string,
  callSid: string,
  sid: string,
): Promise<Reply<Recording>> {
  return expectItem(
    await send({ method: 'GET', path: recordingPath(accountSid, callSid, sid) }),
    readRecording,
    sid,
  )
}

/** Newest first. https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources */
export async function listRecordings(
  send: Transport,
  accountSid: string,
  callSid: string,
): Promise<Reply<Recording[]>> {
  const path = callPath(accountSid, callSid, '/Recordings.json')
  const reply = await send({ method: 'GET', path, query: [['PageSize', '20']] })
  return expectShape(reply, (data) => readList(data, 'recordings', readRecording))
}

/**
 * Only a completed recording can be deleted; Twilio keeps its metadata for 40 days, its sound not at all.
 * https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource
 */
export async function deleteRecording(
  send: Transport,
  accountSid: string,
  callSid: string,
  sid: string,
): Promise<Reply<unknown>> {
  return send({ method: 'DELETE', path: recordingPath(accountSid, callSid, sid) })
}

function recordingPath(accountSid: string, callSid: string, sid: string): string {
  return callPath(accountSid, callSid, `/Recordings/${encodeURIComponent(sid)}.json`)
}

function readRecording(data: unknown): Recording | undefined {
  if (!isRecord(data)) return undefined
  const { sid } = data
  const status = recordingStatusOf(data['status'])
  if (!isSid(sid, 'RE') || !status) return undefined
  return { sid, status, isStartedLater: data['source'] === 'StartCallRecordingAPI' }
}

/** Undefined for a word that Twilio did not have when this was written. */
export function recordingStatusOf(value: unknown): RecordingStatus | undefined {
  const word = wordOf(value)
  return statuses.find((known) => known === word)
}
