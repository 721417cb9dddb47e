import { apiRoot, formatDate } from '../formats/format-call.ts'
import type { OptOutType } from '../messages/opt-outs.ts'
import type { MessageRecord } from '../store/message-records.ts'
import { type CallRecord, isFinished, type RecordingRecord, talkedSeconds } from '../store/records.ts'
import { placeOf } from './places.ts'
import type { WebhookParameters } from './signature.ts'

/**
 * What every webhook of a call is told, with the old names beside the new ones.
 * https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function voiceParameters(call: CallRecord): WebhookParameters {
  return {
    AccountSid: call.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: call.sid,
    CallStatus: call.status,
    Direction: call.direction,
    From: call.from,
    To: call.to,
    Caller: call.from,
    Called: call.to,
    ...(call.parentSid === null ? {} : { ParentCallSid: call.parentSid }),
    ...(call.answeredBy === undefined ? {} : { AnsweredBy: call.answeredBy }),
    ...placeOf('From', call.from),
    ...placeOf('To', call.to),
    ...placeOf('Caller', call.from),
    ...placeOf('Called', call.to),
  }
}

/**
 * What Twilio says besides when it asks for a document. Who calls in has a token, by which the call may be passed
 * on under the caller's own number, and in North America what the carriers vouch for. Whether later questions of
 * the same call have both is not known; here they do.
 */
export function documentParameters(call: CallRecord): WebhookParameters {
  if (call.direction !== 'inbound') return voiceParameters(call)
  const isVouchedFor = /^\+1\d{10}$/.test(call.from)
  return {
    ...voiceParameters(call),
    CallToken: `stand-in-${call.sid}`,
    ...(isVouchedFor ? { StirVerstat: 'TN-Validation-Passed-A' } : {}),
  }
}

/** What the carrier says of how it ended. Of a completed call it was recorded in 2024; in 2018 it was left out. */
const sipCodes: ReadonlyMap<CallRecord['status'], string> = new Map([
  ['completed', '200'],
  ['busy', '486'],
  ['no-answer', '487'],
  ['canceled', '487'],
  ['failed', '404'],
])

/**
 * What a status callback is told besides. `status` is Twilio's word for the event, where the call itself has
 * none such. https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export function callStatusParameters(
  call: CallRecord,
  status: string,
  sequence: number,
  nowMs: number,
): WebhookParameters {
  const seconds = talkedSeconds(call) ?? 0
  const sipCode = sipCodes.get(call.status)
  const ended = {
    CallDuration: String(seconds),
    Duration: String(Math.ceil(seconds / 60)),
    ...(sipCode === undefined ? {} : { SipResponseCode: sipCode }),
  }
  return {
    ...voiceParameters(call),
    CallStatus: status,
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequence),
    Timestamp: formatDate(nowMs) ?? '',
    ...(isFinished(call) ? ended : {}),
  }
}

/** Where a recording can be heard. */
export function recordingUrl({ accountSid, sid }: RecordingRecord): string {
  return `https://api.twilio.com${apiRoot}/${accountSid}/Recordings/${sid}`
}

export function recordedSeconds({ lengthMs }: RecordingRecord): string {
  return String(Math.round((lengthMs ?? 0) / 1000))
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback-parameters */
export function recordingParameters(recording: RecordingRecord): WebhookParameters {
  return {
    AccountSid: recording.accountSid,
    CallSid: recording.callSid,
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(recording),
    RecordingStatus: recording.status,
    RecordingDuration: recordedSeconds(recording),
    RecordingChannels: String(recording.channels),
    RecordingStartTime: formatDate(recording.startedAt) ?? '',
    RecordingSource: recording.source,
    RecordingTrack: recording.track,
    ErrorCode: '0',
  }
}

function mediaUrl({ accountSid, sid }: MessageRecord, mediaSid: string): string {
  return `https://api.twilio.com${apiRoot}/${accountSid}/Messages/${sid}/Media/${mediaSid}`
}

/**
 * What the webhook of an incoming message is told. `optOut` is the word that Twilio itself has acted upon.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function messageParameters(message: MessageRecord, optOut: OptOutType | null): WebhookParameters {
  const media = message.media.flatMap(({ sid, contentType }, index) => [
    [`MediaUrl${index}`, mediaUrl(message, sid)],
    [`MediaContentType${index}`, contentType],
  ])
  const from = message.from ?? ''
  return {
    AccountSid: message.accountSid,
    ApiVersion: '2010-04-01',
    MessageSid: message.sid,
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: message.status,
    From: from,
    To: message.to,
    Body: message.body,
    NumMedia: String(message.media.length),
    NumSegments: String(message.segments),
    ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
    ...(optOut === null ? {} : { OptOutType: optOut }),
    ...Object.fromEntries(media),
    ...placeOf('From', from),
    ...placeOf('To', message.to),
  }
}

/** https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks */
export function messageStatusParameters(message: MessageRecord): WebhookParameters {
  const { sid, status, errorCode, messagingServiceSid } = message
  return {
    AccountSid: message.accountSid,
    ApiVersion: '2010-04-01',
    From: message.from ?? '',
    To: message.to,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    ...(messagingServiceSid === null ? {} : { MessagingServiceSid: messagingServiceSid }),
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
  }
}
