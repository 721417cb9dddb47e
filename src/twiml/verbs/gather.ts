import type { Given, Method } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'

export type GatherAttributes = Given<{
  /** Where Digits or SpeechResult go; without it Twilio asks the current document again, which can loop. */
  action: string
  method: Method
  /** The action is asked too when nothing was pressed or said. Otherwise the next verb runs. */
  actionOnEmptyResult: boolean
  /** Speech stops what is being said. */
  bargeIn: boolean
  debug: boolean
  enhanced: boolean
  /** The key that ends the input, `#` unless given; empty for none. */
  finishOnKey: string
  /** Words to expect, separated by commas. */
  hints: string
  /** Twilio's default is dtmf. */
  input: ReadonlyArray<'dtmf' | 'speech'>
  /** Of the speech; https://www.twilio.com/docs/voice/twiml/gather#languagetags */
  language: string
  /** Seconds. */
  maxSpeechTime: number
  /** 1 and up; no limit unless given. */
  numDigits: number
  partialResultCallback: string
  partialResultCallbackMethod: Method
  profanityFilter: boolean
  speechModel:
    | 'default'
    | 'numbers_and_commands'
    | 'phone_call'
    | 'experimental_conversations'
    | 'experimental_utterances'
    | `googlev2_${string}`
    | `deepgram_${string}`
  /** Seconds of silence that end the speech. */
  speechTimeout: number | 'auto'
  /** Seconds without a key or a word; Twilio's default is 5. */
  timeout: number
}>

/** Says or plays something and listens for keys or speech meanwhile. https://www.twilio.com/docs/voice/twiml/gather */
export function gather(attributes: GatherAttributes, ...heard: ChildOf<'Gather'>[]): Node<'Gather'> {
  return element('Gather', attributes, heard)
}
