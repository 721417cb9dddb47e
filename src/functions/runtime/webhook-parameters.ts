import type { Parameters } from './signature.ts'
import { personIn } from './withheld.ts'

/**
 * What the Functions read of what Twilio posts to webhooks. Old names (`Called`, `Caller`, …) are read where the new
 * one is absent. What Twilio leaves out is '' or undefined; everything else is passed over, since Twilio adds new
 * parameters at any time.
 */

/** Where Twilio believes a number to be at home; each may be ''. */
export interface Place {
  readonly city: string
  readonly state: string
  readonly country: string
}

/** https://www.twilio.com/docs/voice/twiml#request-parameters */
export interface VoiceParameters {
  readonly callSid: string
  /** '' for a caller who has shown no number. */
  readonly from: string
  readonly to: string
  readonly callStatus: string
  readonly fromPlace: Place
}

/** https://www.twilio.com/docs/voice/twiml/gather#action */
export interface GatherParameters extends VoiceParameters {
  readonly digits: string
}

/** https://www.twilio.com/docs/voice/twiml/dial#action */
export interface DialParameters extends VoiceParameters {
  /** `completed`, `answered`, `busy`, `no-answer`, `failed` or `canceled`. */
  readonly dialCallStatus: string
  /** Whether the two talked; undefined where Twilio does not say. */
  readonly dialBridged: boolean | undefined
}

/** https://www.twilio.com/docs/voice/api/recording#recording-status-callback */
export interface RecordingStatusParameters {
  /** Always the parent leg. */
  readonly callSid: string
  readonly recordingSid: string
  readonly recordingUrl: string
  /** `in-progress`, `completed`, `absent` or `failed`. */
  readonly recordingStatus: string
  /** Seconds. */
  readonly recordingDuration: number | undefined
}

/** https://www.twilio.com/docs/voice/api/call-resource#statuscallback */
export interface CallStatusParameters extends VoiceParameters {
  readonly sipResponseCode: string
  /** `human`, `machine_start`, …, where Twilio was asked to find out. */
  readonly answeredBy: string
}

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
export interface MessageParameters {
  /** '' for a sender who has shown no number. */
  readonly from: string
  readonly to: string
  readonly body: string
  /** Where its pictures are. */
  readonly mediaUrls: readonly string[]
  /** `STOP`, `START` or `HELP` where a messaging service has answered the keyword itself. */
  readonly optOutType: string
}

export function readVoice(given: Parameters): VoiceParameters {
  return {
    callSid: first(given, 'CallSid', 'CallGuid'),
    from: personIn(first(given, 'From', 'Caller')),
    to: first(given, 'To', 'Called'),
    callStatus: first(given, 'CallStatus'),
    fromPlace: {
      city: first(given, 'FromCity', 'CallerCity'),
      state: first(given, 'FromState', 'CallerState'),
      country: first(given, 'FromCountry', 'CallerCountry'),
    },
  }
}

export function readGather(given: Parameters): GatherParameters {
  return { ...readVoice(given), digits: first(given, 'Digits') }
}

export function readDial(given: Parameters): DialParameters {
  const bridged = first(given, 'DialBridged')
  return {
    ...readVoice(given),
    dialCallStatus: first(given, 'DialCallStatus', 'DialStatus'),
    dialBridged: bridged === '' ? undefined : bridged === 'true',
  }
}

export function readRecordingStatus(given: Parameters): RecordingStatusParameters {
  return {
    callSid: first(given, 'CallSid'),
    recordingSid: first(given, 'RecordingSid'),
    recordingUrl: first(given, 'RecordingUrl'),
    recordingStatus: first(given, 'RecordingStatus'),
    recordingDuration: amount(given, 'RecordingDuration'),
  }
}

export function readCallStatus(given: Parameters): CallStatusParameters {
  return {
    ...readVoice(given),
    sipResponseCode: first(given, 'SipResponseCode'),
    answeredBy: first(given, 'AnsweredBy'),
  }
}

export function readMessage(given: Parameters): MessageParameters {
  return {
    from: personIn(first(given, 'From', 'Caller')),
    to: first(given, 'To', 'Called'),
    body: first(given, 'Body'),
    mediaUrls: mediaOf(given),
    optOutType: first(given, 'OptOutType').toUpperCase(),
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

function amount(given: Parameters, name: string): number | undefined {
  const text = first(given, name)
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? undefined : value
}

/** Twilio takes at most ten files with a message. */
function mediaOf(given: Parameters): string[] {
  const count = Math.min(amount(given, 'NumMedia') ?? 0, 10)
  const urls: string[] = []
  for (let index = 0; index < count; index += 1) {
    const url = first(given, `MediaUrl${index}`)
    if (url !== '') urls.push(url)
  }
  return urls
}
