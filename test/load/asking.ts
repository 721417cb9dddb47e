import { askField } from '../../src/twilio/service-ask.ts'
import type { Fetch } from '../../src/twilio/transport.ts'

/** What a browser gives its `fetch`: cheaper than a Request of it for every place that it comes by. */
export type Asking = Parameters<Fetch>[1]

/** Answers a request, or rejects where no answer comes. */
export type Answerer = (url: string, asking: Asking) => Promise<Response>

/** Through the team's Functions everything is a POST, and the form says what is asked. */
function askIn({ body }: Asking): string | null {
  return body === undefined ? null : new URLSearchParams(body).get(askField)
}

export function methodOf(asking: Asking): string {
  const { method } = asking
  return method === 'POST' ? (askIn(asking)?.split(' ')[0] ?? method) : method
}

/** Whether it asks for a call to be placed. */
export function isTap(url: string, asking: Asking): boolean {
  if (asking.method !== 'POST') return false
  const ask = askIn(asking)
  return ask === null ? url.endsWith('/Calls.json') : ask === 'POST Calls.json'
}
