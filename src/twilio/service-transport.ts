import type { Clock } from './clock.ts'
import { askField, askOf, keyField, keyHeader, routeOf } from './service-ask.ts'
import { exchange, type Fetch, type Fields, formType, readRaw, type Transport } from './transport.ts'

export interface ServiceSettings {
  fetch: Fetch
  clock: Clock
  /** Of the Functions, http only on one's own machine. */
  url: string
  key: string
}

/**
 * Has the team's own Functions ask Twilio, so that the form holds none of Twilio's credentials. What they answer
 * is Twilio's own, so nobody behind this transport can tell the difference.
 */
export function createServiceTransport({ fetch, clock, url, key }: ServiceSettings): Transport {
  const base = url.replace(/\/+$/, '')
  const isOwnMachine = url.startsWith('http:')
  const headers = { 'Content-Type': formType, ...(isOwnMachine ? {} : { [keyHeader]: key }) }
  return async (request) => {
    const { method, query = [], form = [], timeoutMs } = request
    const ask = askOf(request)
    const asked: Fields = [[askField, ask], ...query, ...form]
    const isWarmUp = method === 'HEAD'
    const raw = await exchange(
      { fetch, clock },
      `${base}/${routeOf(ask)}`,
      // Twilio's runtime does not tell a Function the method, so what is asked stands in the fields.
      { method: isWarmUp ? 'HEAD' : 'POST', headers },
      isWarmUp ? undefined : isOwnMachine ? [[keyField, key], ...asked] : asked,
      timeoutMs,
    )
    return readRaw(raw)
  }
}
