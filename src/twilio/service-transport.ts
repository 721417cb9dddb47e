import type { Clock } from './clock.ts'
import { askField, askOf, keyField, keyHeader, routeOf } from './service-ask.ts'
import {
  exchange,
  type Fetch,
  formType,
  type Reply,
  readRaw,
  type Transport,
  type TwilioRequest,
} from './transport.ts'

export interface ServiceSettings {
  fetch: Fetch
  clock: Clock
  /** Of the Functions, http only on one's own machine. */
  url: string
  key: string
}

/**
 * Has the team's own Functions ask Twilio, so that the form holds none of Twilio's credentials. What they answer
 * is Twilio's own, so nobody behind this transport can tell the difference. Its requests are those that a browser sends
 * from any page without asking first: a form that is posted, with no header of its own.
 */
export function createServiceTransport({ fetch, clock, url, key }: ServiceSettings): Transport {
  const base = url.replace(/\/+$/, '')
  let inHeader = false

  async function send(request: TwilioRequest, withHeader: boolean): Promise<Reply<unknown>> {
    const { method, query = [], form = [], timeoutMs } = request
    const ask = askOf(request)
    const isWarmUp = method === 'HEAD'
    const headers: Record<string, string> = { 'Content-Type': formType }
    const fields: Array<readonly [string, string]> = [[askField, ask], ...query, ...form]
    if (withHeader) headers[keyHeader] = key
    else fields.push([keyField, key])
    const raw = await exchange(
      { fetch, clock },
      `${base}/${routeOf(ask)}`,
      // Twilio's runtime does not tell a Function the method, so what is asked stands in the fields.
      { method: isWarmUp ? method : 'POST', headers },
      isWarmUp ? undefined : fields,
      timeoutMs,
    )
    return readRaw(raw)
  }

  return async (request) => {
    const reply = await send(request, inHeader)
    // On one's own machine Twilio's runtime lets no header of ours through, and always took the field.
    if (inHeader || !isKeyRefused(reply) || url.startsWith('http:')) return reply
    // Nothing was done. Whether older Functions know the key is asked by what does nothing either: were it lost, the
    // no to a call would be one no more.
    const warm = await send({ ...request, method: 'HEAD' }, true)
    inHeader = warm.kind === 'data'
    return inHeader ? send(request, true) : reply
  }
}

/** By the Functions themselves: Twilio says the same of their credentials, and is not asked again by itself. */
function isKeyRefused(reply: Reply<unknown>): boolean {
  return reply.kind === 'refused' && reply.code === 20003 && /service_key/i.test(reply.message)
}
