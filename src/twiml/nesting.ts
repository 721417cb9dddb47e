import type { Node } from './document.ts'

/** What a call's document may begin with. https://www.twilio.com/docs/voice/twiml */
export const voiceVerbs = [
  'Dial',
  'Enqueue',
  'Gather',
  'Hangup',
  'Leave',
  'Pause',
  'Play',
  'Queue',
  'Record',
  'Redirect',
  'Reject',
  'Say',
  'Sms',
] as const

/** What the answer to a message may begin with. https://www.twilio.com/docs/messaging/twiml */
export const messagingVerbs = ['Message', 'Redirect'] as const

/**
 * What each element takes, by name; `#text` is text. Of elements that nobody here uses nothing is known. The one source for the compiler, through `ChildOf`, and for
 * documents that are put together at run time.
 */
export const nesting = {
  Response: [...voiceVerbs, ...messagingVerbs],

  Say: ['#text'],
  Play: ['#text'],
  Pause: [],
  Redirect: ['#text'],
  Reject: [],
  Hangup: [],
  Leave: [],
  Record: [],
  Sms: ['#text'],
  Gather: ['Say', 'Play', 'Pause'],

  Dial: ['#text', 'Application', 'Client', 'Conference', 'Number', 'Queue', 'Sip'],
  Number: ['#text'],
  Conference: ['#text'],
  Queue: ['#text'],
  Client: ['#text', 'Identity', 'Parameter'],
  Identity: ['#text'],
  Application: ['#text', 'ApplicationSid', 'Parameter'],
  ApplicationSid: ['#text'],
  Parameter: [],
  Sip: ['#text'],
  Enqueue: ['#text', 'Task'],
  Task: ['#text'],

  Message: ['#text', 'Body', 'Media'],
  Body: ['#text'],
  Media: ['#text'],
} as const satisfies Record<string, readonly string[]>

type ElementName = keyof typeof nesting

/** Text, or an element of one of these names. */
type NodeOf<Name extends string> = Name extends '#text' ? string : Node<Name>

/** What an element of this name takes. */
export type ChildOf<Parent extends ElementName> = NodeOf<(typeof nesting)[Parent][number]>

export type VoiceVerb = NodeOf<(typeof voiceVerbs)[number]>
export type MessagingVerb = NodeOf<(typeof messagingVerbs)[number]>
