import type { Fields, TwilioRequest } from './transport.ts'

/**
 * How a request for Twilio is asked of the team's own Functions, which hold the credentials: as a POST to the
 * route that does it, with the fields of Twilio's request and one more, `Ask`, that says which request it is,
 * such as `GET Calls/CA….json`. So no number stands in an address, which proxies and logs keep.
 */
export type ServiceRoute = 'call' | 'call-status' | 'hang-up' | 'recording' | 'messages' | 'check'

export const askField = 'Ask'

/** What is set up, in place of a request for Twilio. */
export const checkAsk = 'GET Check.json'

/** The same as a path, for a transport. */
export const checkPath = '/2010-04-01/Accounts//Check.json'

/** With a new call: `1` where nobody is rung until the enumerator has pressed a key. Not Twilio's. */
export const pressField = 'PressToCall'

/**
 * The key goes in a field of the body: a header of one's own makes a browser ask first whether it may send, which costs
 * a trip each time that a page without an origin, or one a few seconds later, sends anything.
 */
export const keyField = 'ServiceKey'

/** Where the plug-in of 2.5 and before has its key, and the only place where the Functions of that time look for it. */
export const keyHeader = 'X-Service-Key'

/** A request's method and its path below the account, such as `GET Calls/CA….json`, by which it is asked. */
export function askOf({ method, path }: Pick<TwilioRequest, 'method' | 'path'>): string {
  return `${method} ${path.replace(/^\/2010-04-01\/Accounts\/[^/]*\//, '')}`
}

/** The route that does what is asked. A HEAD goes where calls are placed, which is what it prepares. */
export function routeOf(ask: string): ServiceRoute {
  if (ask === checkAsk) return 'check'
  if (ask.includes('Messages')) return 'messages'
  if (ask.includes('Recordings')) return 'recording'
  if (ask.startsWith('GET')) return 'call-status'
  return ask.includes('/') ? 'hang-up' : 'call'
}

/** The request for Twilio that was asked for; undefined where it is none. The account is the reader's own. */
export function requestOf(ask: string, accountSid: string, fields: Fields): TwilioRequest | undefined {
  const [, method = '', rest = ''] = /^(GET|POST|DELETE) ([\w/]+\.json)$/.exec(ask) ?? []
  if (method !== 'GET' && method !== 'POST' && method !== 'DELETE') return undefined
  const path = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/${rest}`
  return method === 'POST' ? { method, path, form: fields } : { method, path, query: fields }
}

/**
 * How the Functions say no themselves, where no code of Twilio's says it: fewer than its five figures. Nothing was done.
 */
export const functionCodes = {
  /** A line of `.env` is in the way; the words say which. */
  notAllowed: 403,
  /** This person asked not to be called again. */
  doNotCall: 4031,
  /** Whether they did cannot be seen now. */
  cannotCheck: 4032,
} as const

/** What a list of calls says besides, where the person it is about asked not to be called again. Not Twilio's. */
export const doNotCallField = 'do_not_call'
