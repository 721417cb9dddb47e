import type { Failure } from '../../twilio/transport.ts'
import { json, type Reply } from '../runtime/reply.ts'

/** A no in the shape of Twilio's own. https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export function refuse(status: number, code: number, what: string): Reply {
  return json(status, noOf({ status, code, message: `your team's Function refused this: ${what}.` }))
}

export function tooOften(): Reply {
  return refuse(429, 20429, 'too many requests with this key in a minute')
}

/** Nobody knows whether Twilio did it; not in Twilio's shape. */
export function unknown(status: 500 | 502 | 504, error: string): Reply {
  return json(status, { error })
}

/** What became of a request to Twilio that was read here, told so that a form reads the same. */
export function failed(failure: Failure): { status: number; body: object } {
  if (failure.kind === 'refused') return { status: failure.status, body: noOf(failure) }
  const status = failure.cause === 'timeout' ? 504 : 502
  return { status, body: { error: 'Twilio gave no answer that can be used' } }
}

function noOf({ status, code, message }: { status: number; code: number; message: string }): object {
  return { code, message, more_info: '', status }
}
