import type { EncryptionDetails } from '../sound/seal.ts'
import type { RecordingRecord } from '../store/records.ts'
import { apiRoot, formatDate } from './format-call.ts'

function formatShared(
  recording: RecordingRecord,
  details: EncryptionDetails | null,
): { [property: string]: unknown } {
  const { lengthMs } = recording
  return {
    sid: recording.sid,
    account_sid: recording.accountSid,
    call_sid: recording.callSid,
    conference_sid: null,
    api_version: '2010-04-01',
    date_created: formatDate(recording.createdAt),
    date_updated: formatDate(recording.updatedAt),
    start_time: formatDate(recording.startedAt),
    duration: lengthMs === null ? null : String(Math.round(lengthMs / 1000)),
    status: recording.status,
    channels: recording.channels,
    source: recording.source,
    error_code: null,
    price: null,
    price_unit: 'USD',
    encryption_details: details,
  }
}

/**
 * A recording as the account's list has it.
 * https://www.twilio.com/docs/voice/api/recording#recording-properties
 */
export function formatRecording(
  recording: RecordingRecord,
  details: EncryptionDetails | null,
): { [property: string]: unknown } {
  const path = `${apiRoot}/${recording.accountSid}/Recordings/${recording.sid}`
  return {
    ...formatShared(recording, details),
    uri: `${path}.json`,
    subresource_uris: {
      add_on_results: `${path}/AddOnResults.json`,
      transcriptions: `${path}/Transcriptions.json`,
    },
    media_url: `https://api.twilio.com${path}`,
  }
}

/** The same recording as its call has it: with its track, without its media. */
export function formatCallRecording(
  recording: RecordingRecord,
  details: EncryptionDetails | null,
): { [property: string]: unknown } {
  const { accountSid, callSid, sid } = recording
  return {
    ...formatShared(recording, details),
    track: recording.track,
    uri: `${apiRoot}/${accountSid}/Calls/${callSid}/Recordings/${sid}.json`,
  }
}
