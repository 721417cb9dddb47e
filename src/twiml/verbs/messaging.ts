import type { Given, Method } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { MessagingVerb } from '../nesting.ts'

/** The answer to an incoming message; without a verb Twilio sends none. https://www.twilio.com/docs/messaging/twiml */
export function messagingResponse(...verbs: MessagingVerb[]): Node<'Response'> {
  return element('Response', {}, verbs)
}

export type MessageAttributes = Given<{
  /** The sender of the incoming message unless given. */
  to: string
  from: string
  /** Where news of the message go, and where the document goes on. */
  action: string
  method: Method
  statusCallback: string
}>

/** A message with pictures or other media, by link, at most ten. https://www.twilio.com/docs/messaging/twiml/message */
export function message(
  text: string,
  attributes?: MessageAttributes,
  mediaUrls: readonly string[] = [],
): Node<'Message'> {
  const media = mediaUrls.map((url) => element('Media', {}, [url]))
  return element('Message', attributes, text === '' ? media : [element('Body', {}, [text]), ...media])
}
