import type { Node } from './document.ts'

/** What a call's document may begin with. https://www.twilio.com/docs/voice/twiml */
export const voiceVerbs = [
  'Connect',
  'Dial',
  'Echo',
  'Enqueue',
  'Gather',
  'Hangup',
  'Leave',
  'Pause',
  'Pay',
  'Play',
  'Prompt',
  'Queue',
  'Record',
  'Redirect',
  'Refer',
  'Reject',
  'Say',
  'Sms',
  'Start',
  'Stop',
] as const

/** What the answer to a message may begin with. https://www.twilio.com/docs/messaging/twiml */
export const messagingVerbs = ['Message', 'Redirect'] as const

const heard = ['Say', 'Play', 'Pause'] as const
const inWord = ['#text', 'break', 'emphasis', 'phoneme', 'prosody', 'say-as', 'sub'] as const
const inSentence = [...inWord, 'lang', 'w'] as const
const inSpeech = [...inSentence, 'p', 's'] as const

/**
 * What each element takes, by name; `#text` is text. The one source for the compiler, through `ChildOf`, and for
 * documents that are put together at run time.
 */
export const nesting = {
  Response: [...voiceVerbs, ...messagingVerbs],

  Say: inSpeech,
  Play: ['#text'],
  Pause: [],
  Redirect: ['#text'],
  Reject: [],
  Hangup: [],
  Leave: [],
  Echo: [],
  Record: [],
  Sms: ['#text'],
  Gather: heard,
  Refer: ['Sip'],

  Dial: ['#text', 'Application', 'Client', 'Conference', 'Number', 'Queue', 'Sim', 'Sip', 'WhatsApp'],
  Number: ['#text'],
  Conference: ['#text'],
  Queue: ['#text'],
  Sim: ['#text'],
  WhatsApp: ['#text'],
  Client: ['#text', 'Identity', 'Parameter'],
  Identity: ['#text'],
  Application: ['#text', 'ApplicationSid', 'Parameter'],
  ApplicationSid: ['#text'],
  Sip: ['#text', 'Uri', 'Headers'],
  Uri: ['#text'],
  Headers: ['Header'],
  Header: [],
  Enqueue: ['#text', 'Task'],
  Task: ['#text'],

  Connect: [
    'AiSession',
    'Assistant',
    'Autopilot',
    'Conversation',
    'ConversationRelay',
    'ConversationRelaySession',
    'Room',
    'Stream',
    'VirtualAgent',
  ],
  Start: ['Recording', 'Siprec', 'Stream', 'Transcription'],
  Stop: ['Siprec', 'Stream', 'Transcription'],
  Stream: ['Parameter'],
  Siprec: ['Parameter'],
  Transcription: ['Config', 'Parameter'],
  Recording: [],
  Parameter: [],
  Config: [],
  Room: ['#text'],
  Autopilot: ['#text'],
  Conversation: [],
  VirtualAgent: ['Config', 'Parameter'],
  AiSession: [],
  ConversationRelaySession: [],
  ConversationRelay: ['Language', 'Parameter'],
  Assistant: ['Language', 'Parameter'],
  Language: [],

  Pay: ['Prompt', 'Parameter'],
  Prompt: heard,

  Message: ['#text', 'Body', 'Media'],
  Body: ['#text'],
  Media: ['#text'],

  break: [],
  emphasis: inSentence,
  lang: inSpeech,
  p: [...inSentence, 's'],
  phoneme: ['#text'],
  prosody: inSpeech,
  s: inSentence,
  'say-as': ['#text'],
  sub: ['#text'],
  w: inWord,
} as const satisfies Record<string, readonly string[]>

type ElementName = keyof typeof nesting

/** Text, or an element of one of these names. */
type NodeOf<Name extends string> = Name extends '#text' ? string : Node<Name>

/** What an element of this name takes. */
export type ChildOf<Parent extends ElementName> = NodeOf<(typeof nesting)[Parent][number]>

export type VoiceVerb = NodeOf<(typeof voiceVerbs)[number]>
export type MessagingVerb = NodeOf<(typeof messagingVerbs)[number]>
