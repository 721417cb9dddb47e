import { findMistakes, TwimlRefused } from './check.ts'
import { longestInlineTwiml, type Node, serialize } from './document.ts'

/** The document that answers a webhook. Throws TwimlRefused. https://www.twilio.com/docs/voice/twiml */
export function writeTwiml(response: Node<'Response'>): string {
  const mistakes = findMistakes(response)
  if (mistakes.length > 0) throw new TwimlRefused(mistakes)
  return serialize(response)
}

/**
 * The document for the `Twiml` parameter of a request, which holds less than an answer to a webhook does. Throws
 * TwimlRefused. https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function inlineTwiml(response: Node<'Response'>): string {
  const document = writeTwiml(response)
  if (document.length <= longestInlineTwiml) return document
  throw new TwimlRefused([
    `a request takes ${longestInlineTwiml} characters and this has ${document.length}; shorten the texts or give a URL`,
  ])
}
