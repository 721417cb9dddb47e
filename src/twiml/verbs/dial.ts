import type {
  CallNews,
  Given,
  MachineDetection,
  Method,
  RecordingNews,
  Screening,
  Trim,
} from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'

/** What a ringing phone sounds like to the one who waits. https://www.twilio.com/docs/voice/twiml/dial#ringtone */
// biome-ignore format: one country a line would be a page
export type RingTone =
  | 'at' | 'au' | 'bg' | 'br' | 'be' | 'ch' | 'cl' | 'cn' | 'cz' | 'de' | 'dk' | 'ee' | 'es' | 'fi' | 'fr' | 'gr'
  | 'hu' | 'il' | 'in' | 'it' | 'lt' | 'jp' | 'mx' | 'my' | 'nl' | 'no' | 'nz' | 'ph' | 'pl' | 'pt' | 'ru' | 'se'
  | 'sg' | 'th' | 'uk' | 'us' | 'us-old' | 'tw' | 've' | 'za'

export type DialAttributes = RecordingNews &
  Given<{
    /** Where the call goes on once the dialled one has ended; without it, with the next verb. */
    action: string
    method: Method
    /** The caller keeps hearing the ringing until somebody answers. */
    answerOnBridge: boolean
    callerId: string
    /** Shown on the called phone where the operator can; at most 50 characters. */
    callReason: string
    events: string
    /** `*` ends the dialled call and goes on with the document. */
    hangupOnStar: boolean
    /** When and how both sides are recorded; `do-not-record` is Twilio's default. */
    record:
      | 'do-not-record'
      | 'record-from-answer'
      | 'record-from-ringing'
      | 'record-from-answer-dual'
      | 'record-from-ringing-dual'
    recordingTrack: 'both' | 'inbound' | 'outbound'
    referUrl: string
    referMethod: Method
    ringTone: RingTone
    /** The nouns ring one after the other instead of all at once. */
    sequential: boolean
    /** Seconds until Twilio ends the conversation; its default is 14400. */
    timeLimit: number
    /** Seconds the called phone rings, 5 to 600; Twilio's default is 30. */
    timeout: number
    trim: Trim
  }>

/** Whom a `<Dial>` can reach: up to ten numbers and addresses, or one conference or queue. */
export type DialNoun = Exclude<ChildOf<'Dial'>, string>

/** https://www.twilio.com/docs/voice/twiml/dial */
export function dial(attributes: DialAttributes, ...nouns: DialNoun[]): Node<'Dial'> {
  return element('Dial', attributes, nouns)
}

export type NumberAttributes = CallNews &
  MachineDetection &
  Screening &
  Given<{
    /** Keys pressed once the phone answers: 0-9 A-D * #; `w` waits half a second, `W` a whole one. */
    sendDigits: string
    byoc: string
  }>

/** https://www.twilio.com/docs/voice/twiml/number */
export function number(e164: string, attributes?: NumberAttributes): Node<'Number'> {
  return element('Number', attributes, [e164])
}

export type SipAttributes = CallNews &
  MachineDetection &
  Screening &
  Given<{ username: string; password: string }>

/** https://www.twilio.com/docs/voice/twiml/sip — with the `sip:` prefix. */
export function sip(address: string, attributes?: SipAttributes): Node<'Sip'> {
  return element('Sip', attributes, [address])
}

export type ClientAttributes = CallNews & Screening

/** https://www.twilio.com/docs/voice/twiml/client — without the `client:` prefix. */
export function client(identity: string, attributes?: ClientAttributes): Node<'Client'> {
  return element('Client', attributes, [identity])
}

/** A client that is told something by name. https://www.twilio.com/docs/voice/twiml/client#parameter */
export function clientWith(
  identity: string,
  values: Readonly<Record<string, string>>,
  attributes?: ClientAttributes,
): Node<'Client'> {
  return element('Client', attributes, [element('Identity', {}, [identity]), ...parameters(values)])
}

export type ApplicationAttributes = CallNews &
  Screening &
  Given<{ customerId: string; copyParentTo: boolean }>

/** Another TwiML application, by its SID (AP…). https://www.twilio.com/docs/voice/twiml/application */
export function application(
  sid: string,
  values: Readonly<Record<string, string>> = {},
  attributes?: ApplicationAttributes,
): Node<'Application'> {
  return element('Application', attributes, [element('ApplicationSid', {}, [sid]), ...parameters(values)])
}

/** Values handed on by name. */
function parameters(values: Readonly<Record<string, string>>): Node<'Parameter'>[] {
  return Object.entries(values).map(([name, value]) => element('Parameter', { name, value }))
}
