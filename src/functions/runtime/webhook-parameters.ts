import type { Parameters } from './signature.ts'

/**
 * Everything Twilio posts to webhooks, read in one place. Old names (`Called`, `Caller`, `SmsSid`, …) are read
 * where the new one is absent. What Twilio leaves out is '' or undefined; unknown parameters are passed over,
 * since Twilio adds new ones at any time.
 */

/** Where Twilio believes a number to be at home; each may be ''. */
export interface Place {
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly country: string
}

/** https://www.twilio.com/docs/voice/twiml#request-parameters */
export interface VoiceParameters {
  readonly callSid: string
  readonly accountSid: string
  readonly from: string
  readonly to: string
  readonly callStatus: string
  readonly apiVersion: string
  /** `inbound`, `outbound-api` or `outbound-dial`. */
  readonly direction: string
  readonly forwardedFrom: string
  readonly callerName: string
  readonly parentCallSid: string
  readonly callToken: string
  /** How sure the network is of the caller's number. */
  readonly stirVerstat: string
  readonly fromPlace: Place
  readonly toPlace: Place
}

/** https://www.twilio.com/docs/voice/twiml/gather#action */
export interface GatherParameters extends VoiceParameters {
  readonly digits: string
  readonly speechResult: string
  /** 0 to 1; undefined where nothing was said. */
  readonly confidence: number | undefined
  readonly unstableSpeechResult: string
  readonly stableSpeechResult: string
  readonly sequenceNumber: number | undefined
}

/** https://www.twilio.com/docs/voice/twiml/dial#action */
export interface DialParameters extends VoiceParameters {
  /** `completed`, `answered`, `busy`, `no-answer`, `failed` or `canceled`. */
  readonly dialCallStatus: string
  readonly dialCallSid: string
  /** Seconds. */
  readonly dialCallDuration: number | undefined
  /** Whether the two talked; undefined where Twilio does not say. */
  readonly dialBridged: boolean | undefined
  readonly dialSipCallId: string
  readonly dialSipResponseCode: string
  readonly recordingUrl: string
}

/** https://www.twilio.com/docs/voice/twiml/record#action */
export interface RecordParameters extends VoiceParameters {
  readonly recordingUrl: string
  readonly recordingSid: string
  /** Seconds. */
  readonly recordingDuration: number | undefined
  /** The key that ended it, or `hangup`. */
  readonly digits: string
  readonly transcriptionText: string
  readonly transcriptionStatus: string
}

/** https://www.twilio.com/docs/voice/api/recording#recording-status-callback */
export interface RecordingStatusParameters {
  readonly accountSid: string
  /** Always the parent leg. */
  readonly callSid: string
  readonly recordingSid: string
  readonly recordingUrl: string
  /** `in-progress`, `completed`, `absent` or `failed`. */
  readonly recordingStatus: string
  /** Seconds. */
  readonly recordingDuration: number | undefined
  readonly recordingChannels: number | undefined
  readonly recordingStartTime: string
  readonly recordingSource: string
  readonly recordingTrack: string
  readonly encryptionDetails: string
}

/** https://www.twilio.com/docs/voice/api/call-resource#statuscallback */
export interface CallStatusParameters extends VoiceParameters {
  /** Seconds talked. */
  readonly callDuration: number | undefined
  /** Minutes paid for. */
  readonly duration: number | undefined
  readonly timestamp: string
  readonly callbackSource: string
  /** From 0; they may arrive in another order. */
  readonly sequenceNumber: number | undefined
  readonly sipResponseCode: string
  readonly recordingUrl: string
  readonly recordingSid: string
  readonly recordingDuration: number | undefined
  /** `human`, `machine_start`, …, where Twilio was asked to find out. */
  readonly answeredBy: string
  readonly machineDetectionDuration: number | undefined
}

export interface PostedMedia {
  readonly url: string
  readonly contentType: string
}

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
export interface MessageParameters {
  readonly messageSid: string
  readonly accountSid: string
  readonly messagingServiceSid: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly media: readonly PostedMedia[]
  readonly segments: number | undefined
  readonly smsStatus: string
  readonly apiVersion: string
  /** `STOP`, `START` or `HELP` where a messaging service has answered the keyword itself. */
  readonly optOutType: string
  readonly profileName: string
  readonly waId: string
  readonly fromPlace: Place
  readonly toPlace: Place
}

/** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
export interface MessageStatusParameters {
  readonly messageSid: string
  readonly messageStatus: string
  readonly errorCode: number | undefined
  readonly errorMessage: string
  readonly from: string
  readonly to: string
  readonly accountSid: string
  readonly apiVersion: string
}

export function readVoice(given: Parameters): VoiceParameters {
  return {
    callSid: first(given, 'CallSid', 'CallGuid'),
    accountSid: first(given, 'AccountSid', 'AccountGuid'),
    from: first(given, 'From', 'Caller'),
    to: first(given, 'To', 'Called'),
    callStatus: first(given, 'CallStatus'),
    apiVersion: first(given, 'ApiVersion'),
    direction: first(given, 'Direction'),
    forwardedFrom: first(given, 'ForwardedFrom'),
    callerName: first(given, 'CallerName'),
    parentCallSid: first(given, 'ParentCallSid'),
    callToken: first(given, 'CallToken'),
    stirVerstat: first(given, 'StirVerstat'),
    fromPlace: placeOf(given, 'From', 'Caller'),
    toPlace: placeOf(given, 'To', 'Called'),
  }
}

export function readGather(given: Parameters): GatherParameters {
  return {
    ...readVoice(given),
    digits: first(given, 'Digits'),
    speechResult: first(given, 'SpeechResult'),
    confidence: amount(given, 'Confidence'),
    unstableSpeechResult: first(given, 'UnstableSpeechResult'),
    stableSpeechResult: first(given, 'StableSpeechResult'),
    sequenceNumber: amount(given, 'SequenceNumber'),
  }
}

export function readDial(given: Parameters): DialParameters {
  const bridged = first(given, 'DialBridged')
  return {
    ...readVoice(given),
    dialCallStatus: first(given, 'DialCallStatus', 'DialStatus'),
    dialCallSid: first(given, 'DialCallSid'),
    dialCallDuration: amount(given, 'DialCallDuration'),
    dialBridged: bridged === '' ? undefined : bridged === 'true',
    dialSipCallId: first(given, 'DialSipCallId'),
    dialSipResponseCode: first(given, 'DialSipResponseCode'),
    recordingUrl: first(given, 'RecordingUrl'),
  }
}

export function readRecord(given: Parameters): RecordParameters {
  return {
    ...readVoice(given),
    recordingUrl: first(given, 'RecordingUrl'),
    recordingSid: first(given, 'RecordingSid'),
    recordingDuration: amount(given, 'RecordingDuration', 'Duration'),
    digits: first(given, 'Digits'),
    transcriptionText: first(given, 'TranscriptionText'),
    transcriptionStatus: first(given, 'TranscriptionStatus'),
  }
}

export function readRecordingStatus(given: Parameters): RecordingStatusParameters {
  return {
    accountSid: first(given, 'AccountSid'),
    callSid: first(given, 'CallSid'),
    recordingSid: first(given, 'RecordingSid'),
    recordingUrl: first(given, 'RecordingUrl'),
    recordingStatus: first(given, 'RecordingStatus'),
    recordingDuration: amount(given, 'RecordingDuration'),
    recordingChannels: amount(given, 'RecordingChannels'),
    recordingStartTime: first(given, 'RecordingStartTime'),
    recordingSource: first(given, 'RecordingSource'),
    recordingTrack: first(given, 'RecordingTrack'),
    encryptionDetails: first(given, 'EncryptionDetails'),
  }
}

export function readCallStatus(given: Parameters): CallStatusParameters {
  return {
    ...readVoice(given),
    callDuration: amount(given, 'CallDuration'),
    duration: amount(given, 'Duration'),
    timestamp: first(given, 'Timestamp'),
    callbackSource: first(given, 'CallbackSource'),
    sequenceNumber: amount(given, 'SequenceNumber'),
    sipResponseCode: first(given, 'SipResponseCode'),
    recordingUrl: first(given, 'RecordingUrl'),
    recordingSid: first(given, 'RecordingSid'),
    recordingDuration: amount(given, 'RecordingDuration'),
    answeredBy: first(given, 'AnsweredBy'),
    machineDetectionDuration: amount(given, 'MachineDetectionDuration'),
  }
}

export function readMessage(given: Parameters): MessageParameters {
  return {
    messageSid: first(given, 'MessageSid', 'SmsMessageSid', 'SmsSid'),
    accountSid: first(given, 'AccountSid'),
    messagingServiceSid: first(given, 'MessagingServiceSid'),
    from: first(given, 'From', 'Caller'),
    to: first(given, 'To', 'Called'),
    body: first(given, 'Body'),
    media: mediaOf(given),
    segments: amount(given, 'NumSegments'),
    smsStatus: first(given, 'SmsStatus'),
    apiVersion: first(given, 'ApiVersion'),
    optOutType: first(given, 'OptOutType').toUpperCase(),
    profileName: first(given, 'ProfileName'),
    waId: first(given, 'WaId'),
    fromPlace: placeOf(given, 'From', 'Caller'),
    toPlace: placeOf(given, 'To', 'Called'),
  }
}

export function readMessageStatus(given: Parameters): MessageStatusParameters {
  return {
    messageSid: first(given, 'MessageSid', 'SmsSid'),
    messageStatus: first(given, 'MessageStatus', 'SmsStatus'),
    errorCode: amount(given, 'ErrorCode'),
    errorMessage: first(given, 'ErrorMessage'),
    from: first(given, 'From'),
    to: first(given, 'To'),
    accountSid: first(given, 'AccountSid'),
    apiVersion: first(given, 'ApiVersion'),
  }
}

/** The first value of the first of these names that has one. */
function first(given: Parameters, ...names: string[]): string {
  for (const name of names) {
    const value = given.get(name)?.[0]
    if (value !== undefined && value !== '') return value
  }
  return ''
}

function amount(given: Parameters, ...names: string[]): number | undefined {
  const text = first(given, ...names)
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? undefined : value
}

function placeOf(given: Parameters, name: string, oldName: string): Place {
  const part = (what: string): string => first(given, `${name}${what}`, `${oldName}${what}`)
  return { city: part('City'), state: part('State'), zip: part('Zip'), country: part('Country') }
}

/** Twilio takes at most ten files with a message. */
function mediaOf(given: Parameters): PostedMedia[] {
  const count = Math.min(amount(given, 'NumMedia') ?? 0, 10)
  const media: PostedMedia[] = []
  for (let index = 0; index < count; index += 1) {
    const url = first(given, `MediaUrl${index}`)
    if (url !== '') media.push({ url, contentType: first(given, `MediaContentType${index}`) })
  }
  return media
}
