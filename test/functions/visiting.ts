import { signWebhook } from '../../src/stand-in/twilio/webhooks/signature.ts'
import { readTwiml, type TwimlElement } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'
import { accountSid, callJson } from '../twilio/call-json.ts'
import { messageJson } from '../twilio/message-json.ts'

export const origin = 'https://calls-1234.twil.io'
export const respondent = '+255754000002'
export const enumerator = '+255754000001'
export const ownNumber = '+12025550110'
export const supervisor = '+255754000009'
export const authToken = 'token-that-nobody-may-see'

/** A request that left a Function. */
export interface Sent {
  readonly method: string
  readonly url: URL
  readonly form: URLSearchParams
  readonly body: string
  readonly authorization: string
}

export type Json = Record<string, unknown>

/** What answers a request instead of the small account below: JSON, or nothing at all. */
export type Fault = (request: Sent) => { status: number; body: string } | 'silence' | 'broken' | undefined

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Functions before a small account: a list of calls, and of messages that grows. */
export interface Scene {
  readonly clock: VirtualClock
  readonly calls: Json[]
  readonly messages: Json[]
  readonly sent: Sent[]
  readonly logs: string[]
  fault: Fault
  /** As Twilio posts: signed, unless `signature` says otherwise. */
  post(path: string, fields: Readonly<Record<string, string>>, signature?: string): Promise<Answer>
  /** As anybody may ask; an address elsewhere is where the Functions then believe to be. */
  ask(path: string, init: RequestInit): Promise<Answer>
}

export interface SceneSettings {
  readonly environment?: Readonly<Record<string, string>>
  readonly directory?: string
  readonly callers?: string
}

const usualDirectory = JSON.stringify({ [respondent]: { name: 'Maria', case: '1204' } })

const usualEnvironment = {
  ACCOUNT_SID: accountSid,
  AUTH_TOKEN: authToken,
  CASE_LINK: 'https://team.surveycto.com/collect/follow_up?caseid={case}',
  SUPERVISOR_NUMBER: supervisor,
}

/** A call of the plug-in's: the enumerator's phone, and the respondent's leg, which is its child. */
export function bridgedCall(changes: { enumerator?: string; at?: string; from?: string } = {}): Json[] {
  const sid = `CA${String(nextSid++).padStart(32, '0')}`
  const from = changes.from ?? ownNumber
  const date = changes.at ?? 'Thu, 15 Jan 2026 08:00:00 +0000'
  const dates = { date_created: date, start_time: date }
  return [
    callJson({
      ...dates,
      sid: sid.replace('CA0', 'CA1'),
      parent_call_sid: sid,
      direction: 'outbound-dial',
      to: respondent,
      from,
    }),
    callJson({ ...dates, sid, direction: 'outbound-api', to: changes.enumerator ?? enumerator, from }),
  ]
}

let nextSid = 1

export function setScene({ environment = {}, directory, callers }: SceneSettings = {}): Scene {
  const clock = createVirtualClock()
  const calls = bridgedCall()
  const messages: Json[] = []
  const sent: Sent[] = []
  const logs: string[] = []

  const host = createFunctionsHost({
    handlers: functionHandlers,
    environment: { ...usualEnvironment, ...environment },
    assets: {
      '/directory.json': directory ?? usualDirectory,
      '/callers.json':
        callers ??
        JSON.stringify([
          { user: 'amina', callerId: ownNumber, email: 'amina@example.org', phone: enumerator },
        ]),
    },
    clock,
    log: (line) => logs.push(line),
    async fetch(url, init) {
      const request: Sent = {
        method: init.method,
        url: new URL(url),
        form: new URLSearchParams(init.body ?? ''),
        body: init.body ?? '',
        authorization: init.headers['Authorization'] ?? '',
      }
      sent.push(request)
      const fault = scene.fault(request)
      if (fault === 'silence') return new Promise(() => {})
      if (fault === 'broken') throw new TypeError('fetch failed')
      const { status, body } = fault ?? answer(request, { calls, messages, now: clock.now() })
      return { status, text: async () => body }
    },
  })

  const scene: Scene = {
    clock,
    calls,
    messages,
    sent,
    logs,
    fault: () => undefined,
    post(path, fields, signature) {
      const url = `${origin}${path}`
      const headers = { 'X-Twilio-Signature': signature ?? signWebhook(authToken, url, fields) }
      return scene.ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    },
    async ask(path, init) {
      const response = await settle(clock, host(new Request(new URL(path, origin), init)))
      const type = response.headers.get('Content-Type') ?? ''
      return { status: response.status, type, body: await response.text() }
    },
  }
  return scene
}

/** Lets time pass until the answer is there; more than Twilio's own limit is never needed. */
async function settle(clock: VirtualClock, answer: Promise<Response>): Promise<Response> {
  let isThere = false
  const noted = answer.finally(() => {
    isThere = true
  })
  for (let second = 0; second < 11 && !isThere; second += 1) await clock.advance(second === 0 ? 0 : 1000)
  return noted
}

interface SmallAccount {
  calls: Json[]
  messages: Json[]
  now: number
}

function answer(request: Sent, account: SmallAccount): { status: number; body: string } {
  const { url, method } = request
  if (url.hostname === 'api.sendgrid.com') return { status: 202, body: '' }
  const reply = (status: number, data: unknown) => ({ status, body: JSON.stringify(data) })
  const { pathname } = url
  if (pathname.endsWith('/Messages.json') && method === 'POST') {
    const message = newMessage(request, account)
    account.messages.unshift(message)
    return reply(201, message)
  }
  const matches = (record: Json) =>
    ['To', 'From'].every((name) => {
      const wanted = url.searchParams.get(name)
      return wanted === null || record[name.toLowerCase()] === wanted
    })
  if (pathname.endsWith('/Messages.json')) return reply(200, { messages: account.messages.filter(matches) })
  if (pathname.endsWith('/Calls.json')) return reply(200, { calls: account.calls.filter(matches) })
  const sid = pathname.split('/').pop()?.replace('.json', '')
  const call = account.calls.find((one) => one['sid'] === sid)
  return call
    ? reply(200, call)
    : reply(404, { code: 20404, message: 'Not found', more_info: '', status: 404 })
}

function newMessage({ form }: Sent, { messages, now }: SmallAccount): Json {
  return messageJson({
    sid: `SM${String(messages.length + 1).padStart(32, '0')}`,
    to: form.get('To'),
    from: form.get('From'),
    body: form.get('Body'),
    date_created: new Date(now).toUTCString().replace('GMT', '+0000'),
  })
}

/** What Twilio posts when a respondent calls. */
export function incomingCall(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    CallSid: 'CA22222222222222222222222222222222',
    AccountSid: accountSid,
    From: respondent,
    To: ownNumber,
    Caller: respondent,
    Called: ownNumber,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
    ...changes,
  }
}

/** What Twilio posts when a respondent writes. */
export function incomingMessage(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    MessageSid: 'SM22222222222222222222222222222222',
    AccountSid: accountSid,
    From: respondent,
    To: ownNumber,
    Body: 'I am at home after six',
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    ...changes,
  }
}

/** A document as its elements: blanks between them and the order of attributes do not count. */
export function documentOf(text: string): readonly TwimlElement[] {
  return readTwiml(text.replace(/>\s+</g, '><').trim())
}
