import type { Node } from '../../twiml/document.ts'
import { writeTwiml } from '../../twiml/write.ts'
import type { TwilioResponse } from './runtime.ts'

/** What a Function answers. */
export interface Reply {
  readonly status: number
  readonly type: 'text/xml' | 'application/json' | 'text/plain'
  /** An object where it is JSON: Twilio's runtime writes it, and would write a text as a JSON string. */
  readonly body: string | object
  /** Beside type and caching. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A document for Twilio to carry out. Throws TwimlRefused where Twilio would not.
 * https://www.twilio.com/docs/voice/twiml
 */
export function twiml(document: Node<'Response'>): Reply {
  return { status: 200, type: 'text/xml', body: writeTwiml(document) }
}

export function json(status: number, data: object): Reply {
  return { status, type: 'application/json', body: data }
}

export function plain(status: number, text: string): Reply {
  return { status, type: 'text/plain', body: text }
}

export function toTwilioResponse(reply: Reply, response: TwilioResponse): TwilioResponse {
  response.setStatusCode(reply.status)
  response.appendHeader('Content-Type', `${reply.type}; charset=utf-8`)
  // Nothing of what is said to one caller may be kept for the next.
  response.appendHeader('Cache-Control', 'no-store')
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.appendHeader(name, value)
  response.setBody(reply.body)
  return response
}
