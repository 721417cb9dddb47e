import type { Given, Method } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { VoiceVerb } from '../nesting.ts'

/** What Twilio does with a call, verb after verb. https://www.twilio.com/docs/voice/twiml */
export function voiceResponse(...verbs: VoiceVerb[]): Node<'Response'> {
  return element('Response', {}, verbs)
}

export type SayAttributes = Given<{
  /** Such as `en-US`, Twilio's default; https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages */
  language: string
  /** `man`, `woman`, `alice`, or a voice of a provider, such as `Polly.Joanna-Neural`. The list grows. */
  voice: string
  /** How often it is said; 0 until the call ends. */
  loop: number
}>

/** https://www.twilio.com/docs/voice/twiml/say. */
export function say(text: string, attributes?: SayAttributes): Node<'Say'> {
  return element('Say', attributes, [text])
}

export type PlayAttributes = Given<{
  /** How often it is played; 0 until the call ends. */
  loop: number
}>

/** Plays a sound file. https://www.twilio.com/docs/voice/twiml/play */
export function play(url: string, attributes?: PlayAttributes): Node<'Play'> {
  return element('Play', attributes, [url])
}

/** Plays the tones of 0-9 A-D * #; `w` waits half a second, `W` a whole one. https://www.twilio.com/docs/voice/twiml/play#digits */
export function playDigits(digits: string): Node<'Play'> {
  return element('Play', { digits })
}

/** Whole seconds, Twilio's default is 1. As the first verb it delays the answer. https://www.twilio.com/docs/voice/twiml/pause */
export function pause(seconds?: number): Node<'Pause'> {
  return element('Pause', { length: seconds })
}

/** Goes on with the document at a URL; verbs after it are never reached. https://www.twilio.com/docs/voice/twiml/redirect */
export function redirect(url: string, attributes?: Given<{ method: Method }>): Node<'Redirect'> {
  return element('Redirect', attributes, [url])
}

/** As the first verb: the call is not answered and costs nothing. https://www.twilio.com/docs/voice/twiml/reject */
export function reject(reason?: 'rejected' | 'busy'): Node<'Reject'> {
  return element('Reject', { reason })
}

/** https://www.twilio.com/docs/voice/twiml/hangup */
export function hangup(): Node<'Hangup'> {
  return element('Hangup')
}

/** Takes the call out of its queue. https://www.twilio.com/docs/voice/twiml/leave */
export function leave(): Node<'Leave'> {
  return element('Leave')
}

export type SmsAttributes = Given<{
  to: string
  from: string
  action: string
  method: Method
  statusCallback: string
}>

/** Sends a message during a call. Twilio advises the REST API instead. https://www.twilio.com/docs/voice/twiml/sms */
export function sms(text: string, attributes?: SmsAttributes): Node<'Sms'> {
  return element('Sms', attributes, [text])
}
