import { type AccountRecording, readAccountRecording, soundPath } from '../account-recordings.ts'
import { readList } from '../json-values.ts'
import type { Transport } from '../transport.ts'
import { type Finding, no, unknown, yes } from './findings.ts'
import type { Ways } from './wanted.ts'

/** By the newest recording, since no GET tells the settings themselves: neither that of encryption nor that of logins. */
export async function lookAtRecordings(
  { api, open }: Pick<Ways, 'api' | 'open'>,
  accountSid: string,
): Promise<Finding[]> {
  const newest = await newestRecording(api, accountSid)
  // What still goes on, or is deleted, tells neither.
  if (newest?.status !== 'completed') return [unknown('encryption'), unknown('sound')]
  const status = await open(soundPath(accountSid, newest.sid))
  const encryption = newest.encryption ? yes('encryption') : no('encryption', 'not-encrypted')
  return [encryption, readOpen(status)]
}

async function newestRecording(send: Transport, accountSid: string): Promise<AccountRecording | undefined> {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Recordings.json`
  const reply = await send({ method: 'GET', path, query: [['PageSize', '1']] })
  return reply.kind === 'data' ? readList(reply.data, 'recordings', readAccountRecording)?.[0] : undefined
}

/** https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file */
function readOpen(status: number | undefined): Finding {
  if (status === 200 || status === 206) return no('sound', 'sound-open')
  return status === 401 ? yes('sound') : unknown('sound')
}
