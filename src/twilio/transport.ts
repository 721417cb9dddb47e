import type { Clock } from './clock.ts'
import { isRecord } from './json-values.ts'

/** Where Twilio's REST API lives. https://www.twilio.com/docs/usage/api */
export const twilioOrigin = 'https://api.twilio.com'

/** How long Twilio gets to reply. Its own slowest documented limit is 15 s; a bad line needs a little more. */
const defaultTimeoutMs = 20_000

/** The one type of body that Twilio reads. */
export const formType = 'application/x-www-form-urlencoded'

/** Twilio's error JSON is under 1 kB; what somebody else sends can be anything. */
const longestMessage = 4_000

/** Form fields or query parameters, in order. A repeated name makes a list, as Twilio expects. */
export type Fields = ReadonlyArray<readonly [name: string, value: string]>

export interface TwilioRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE'
  /** From `/2010-04-01` on, without the query. */
  path: string
  query?: Fields
  form?: Fields
  timeoutMs?: number
}

/**
 * Twilio understood the request and said no: a 4xx with its error JSON. Nothing was done.
 * https://www.twilio.com/docs/usage/twilios-response
 */
export interface Refusal {
  kind: 'refused'
  status: number
  /** Twilio's error number, such as 20003; see https://www.twilio.com/docs/api/errors */
  code: number
  message: string
}

/**
 * Nothing came that can be used. Whether Twilio did what was asked is not known.
 */
export interface NothingUsable {
  kind: 'nothing'
  cause: 'network' | 'timeout' | 'server' | 'html' | 'not-json' | 'wrong-shape'
  /** The HTTP status where there was one. */
  status?: number
}

export type Failure = Refusal | NothingUsable
export type Reply<Data> = { kind: 'data'; data: Data } | Failure

/** A 429 too, which lasts until tomorrow: https://www.twilio.com/docs/api/errors/63038 */
const dailyLimit = 63038

/** "Too many requests" means later: nothing was done. https://www.twilio.com/docs/api/errors/20429 */
export function isTooBusy(reply: Reply<unknown>): boolean {
  return reply.kind === 'refused' && reply.status === 429 && reply.code !== dailyLimit
}

/** Twilio's no, which asking again does not make a yes. */
export function isFirmRefusal(failure: Failure | undefined): boolean {
  return failure?.kind === 'refused' && !isTooBusy(failure)
}

/** No connection, or none that was good enough. */
export function isNoConnection(failure: { kind: string; cause?: string } | undefined): boolean {
  return failure?.kind === 'nothing' && (failure.cause === 'network' || failure.cause === 'timeout')
}

/** Twilio does not let this key ask for that. */
export function isUnauthorized(failure: Failure | undefined): boolean {
  return failure?.kind === 'refused' && (failure.status === 401 || failure.status === 403)
}

/** Narrows the data of a reply by its guard; another shape is nothing usable. */
export function expectShape<Data>(
  reply: Reply<unknown>,
  read: (data: unknown) => Data | undefined,
): Reply<Data> {
  if (reply.kind !== 'data') return reply
  const data = read(reply.data)
  return data === undefined ? { kind: 'nothing', cause: 'wrong-shape' } : { kind: 'data', data }
}

/** The same for one thing that was asked for by its SID: something else's JSON tells nothing of it. */
export function expectItem<Item extends { sid: string }>(
  reply: Reply<unknown>,
  read: (data: unknown) => Item | undefined,
  sid: string,
): Reply<Item> {
  return expectShape(reply, (data) => {
    const item = read(data)
    return item?.sid === sid ? item : undefined
  })
}

/** Sends one request and reads the reply once. Never rejects. */
export type Transport = (request: TwilioRequest) => Promise<Reply<unknown>>

/** The part of `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    credentials: 'omit'
    /** Sends what needs no preflight, and tells nothing of the answer but that one came. */
    mode?: 'no-cors'
    body?: string
    signal?: AbortSignal
  },
) => Promise<{ status: number; text(): Promise<string>; headers?: { get(name: string): string | null } }>

/** Basic authentication: an account's SID and auth token, or an API key's SID and secret. */
export interface Credentials {
  username: string
  password: string
}

export interface DirectSettings {
  fetch: Fetch
  clock: Clock
  credentials: Credentials
  /** Another of Twilio's APIs than the usual one. */
  origin?: string
}

/** What came over the wire, before it is read. */
export type RawReply = { status: number; body: string } | 'timeout' | 'network'

/** Talks to Twilio itself. */
export function createDirectTransport(settings: DirectSettings): Transport {
  return async (request) => readRaw(await sendDirect(settings, request))
}

/** Sends one request to Twilio itself, for whoever hands on what comes as it is. Never rejects. */
export function sendDirect(
  { fetch, clock, credentials, origin = twilioOrigin }: DirectSettings,
  { method, path, query, form, timeoutMs }: TwilioRequest,
): Promise<RawReply> {
  // Any header beyond these two makes Twilio's CORS preflight fail, and a cookie or a browser's
  // password box must never enter: https://github.com/twilio/twilio-node/issues/594
  const headers = {
    Authorization: basicAuthorization(credentials),
    'Content-Type': formType,
  }
  return exchange({ fetch, clock }, origin + path + queryString(query), { method, headers }, form, timeoutMs)
}

/** Sends one request and takes its reply as it is. Never rejects. */
export function exchange(
  { fetch, clock }: Pick<DirectSettings, 'fetch' | 'clock'>,
  url: string,
  { method, headers }: { method: string; headers: Record<string, string> },
  form: Fields | undefined,
  timeoutMs = defaultTimeoutMs,
): Promise<RawReply> {
  return withTimeout(clock, timeoutMs, async (signal) => {
    const response = await fetch(url, {
      method,
      headers,
      credentials: 'omit',
      ...(form ? { body: encodeFields(form) } : {}),
      ...(signal ? { signal } : {}),
    })
    return { status: response.status, body: await response.text() }
  })
}

/** Nothing at all is nothing usable. */
export function readRaw(raw: RawReply): Reply<unknown> {
  return typeof raw === 'string' ? { kind: 'nothing', cause: raw } : readReply(raw.status, raw.body)
}

/** Every value encoded; a `+` stays a plus (`%2B`) and does not become a space. */
export function encodeFields(fields: Fields): string {
  return fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

/**
 * Reads what came. A 5xx, or 408, says nothing certain about what Twilio did, whatever its body;
 * a 4xx without Twilio's error JSON came from somebody in between.
 */
export function readReply(status: number, body: string): Reply<unknown> {
  if (status >= 500 || status === 408) return { kind: 'nothing', cause: 'server', status }
  if (body === '') {
    const fine = status >= 200 && status < 300
    return fine ? { kind: 'data', data: undefined } : { kind: 'nothing', cause: 'not-json', status }
  }
  let data: unknown
  try {
    data = JSON.parse(body)
  } catch {
    return { kind: 'nothing', cause: /^\s*</.test(body) ? 'html' : 'not-json', status }
  }
  if (status >= 200 && status < 300) return { kind: 'data', data }
  return readRefusal(status, data) ?? { kind: 'nothing', cause: 'wrong-shape', status }
}

function readRefusal(status: number, data: unknown): Refusal | undefined {
  if (!isRecord(data)) return undefined
  const { code, message } = data
  if (typeof code !== 'number' || typeof message !== 'string') return undefined
  return { kind: 'refused', status, code, message: message.slice(0, longestMessage) }
}

function queryString(query: Fields | undefined): string {
  return query && query.length > 0 ? `?${encodeFields(query)}` : ''
}

/** The header that logs in at Twilio. */
export function basicAuthorization({ username, password }: Credentials): string {
  // btoa takes one character per byte; a token pasted with an odd character must not throw.
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/**
 * Runs `work` and gives up after `ms`. AbortController is younger than the oldest WebViews (Chrome 66,
 * Safari 12.1), so the wait is raced: without it the connection lingers, but the reply is no longer awaited.
 */
export async function withTimeout<Value>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal | undefined) => Promise<Value>,
): Promise<Value | 'timeout' | 'network'> {
  const controller = typeof AbortController === 'undefined' ? undefined : new AbortController()
  return new Promise((resolve) => {
    const stop = clock.after(ms, () => {
      resolve('timeout')
      controller?.abort()
    })
    const finish = (value: Value | 'network') => {
      stop()
      resolve(value)
    }
    work(controller?.signal).then(finish, () => finish('network'))
  })
}
