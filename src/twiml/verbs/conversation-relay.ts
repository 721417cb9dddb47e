import type { Given } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'

/** What the caller may interrupt with. */
export type Interruption = 'none' | 'dtmf' | 'speech' | 'any' | boolean

/** What both kinds of spoken dialogue share. https://www.twilio.com/docs/voice/twiml/connect/conversationrelay */
type Dialogue = Given<{
  debug: string
  dtmfDetection: boolean
  elevenlabsTextNormalization: 'on' | 'off' | 'auto'
  /** Words to expect, separated by commas. */
  hints: string
  intelligenceService: string
  interruptSensitivity: 'high' | 'medium' | 'low'
  interruptible: Interruption
  language: string
  partialPrompts: boolean
  preemptible: boolean
  profanityFilter: boolean
  reportInputDuringAgentSpeech: Interruption
  speechModel: string
  transcriptionLanguage: string
  transcriptionProvider: string
  ttsLanguage: string
  ttsProvider: string
  voice: string
  welcomeGreeting: string
  welcomeGreetingInterruptible: Interruption
}>

/** Names in small letters are Twilio's. */
export type ConversationRelayAttributes = Dialogue &
  Given<{
    /** A `wss:` address. */
    url: string
    events: string
    backgroundnoisereduction: string
    deepgramsmartformat: boolean
    ignorebackchannel: boolean
    speechtimeout: number | 'auto'
  }>

/** Speech in and out as text over a socket. https://www.twilio.com/docs/voice/twiml/connect/conversationrelay */
export function conversationRelay(
  attributes: ConversationRelayAttributes,
  ...parts: ChildOf<'ConversationRelay'>[]
): Node<'ConversationRelay'> {
  return element('ConversationRelay', attributes, parts)
}

/** https://www.twilio.com/docs/voice/twiml/connect */
export function conversationRelaySession(
  attributes: Given<{ connector: string; sessionConfiguration: string }>,
): Node<'ConversationRelaySession'> {
  return element('ConversationRelaySession', attributes)
}

/** https://www.twilio.com/docs/voice/twiml/connect — an assistant of Twilio's, by its id. */
export function assistant(
  attributes: Dialogue & Given<{ id: string }>,
  ...parts: ChildOf<'Assistant'>[]
): Node<'Assistant'> {
  return element('Assistant', attributes, parts)
}

export type LanguageAttributes = Given<{
  speechModel: string
  transcriptionProvider: string
  ttsProvider: string
  voice: string
}>

/** How one language of a dialogue is heard and spoken. https://www.twilio.com/docs/voice/twiml/connect/conversationrelay#language-element */
export function language(code: string, attributes?: LanguageAttributes): Node<'Language'> {
  return element('Language', { code, ...attributes })
}
