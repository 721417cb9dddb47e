import { element, type Node } from './document.ts'

/** https://www.twilio.com/docs/voice/twiml */
export function voiceResponse(...verbs: Node[]): Node {
  return element('Response', {}, verbs)
}

export interface DialAttributes {
  callerId?: string
  /** When and how both sides are recorded; `do-not-record` is Twilio's default. */
  record?: 'do-not-record' | 'record-from-answer-dual' | 'record-from-ringing-dual'
  answerOnBridge?: boolean
  /** Seconds the called phone rings, 5 to 600; Twilio's default is 30. */
  timeout?: number
  /** Seconds until Twilio ends the conversation; its default is 14400. */
  timeLimit?: number
}

/** https://www.twilio.com/docs/voice/twiml/dial */
export function dial(attributes: DialAttributes, ...nouns: Node[]): Node {
  return element('Dial', { ...attributes }, nouns)
}

/** https://www.twilio.com/docs/voice/twiml/number */
export function number(e164: string): Node {
  return element('Number', {}, [e164])
}

/** https://www.twilio.com/docs/voice/twiml/sip — with the `sip:` prefix. */
export function sip(address: string): Node {
  return element('Sip', {}, [address])
}

/** https://www.twilio.com/docs/voice/twiml/client — without the `client:` prefix. */
export function client(identity: string): Node {
  return element('Client', {}, [identity])
}

/** https://www.twilio.com/docs/voice/twiml/say */
export function say(
  text: string,
  attributes: { language?: string; voice?: string; loop?: number } = {},
): Node {
  return element('Say', attributes, [text])
}
