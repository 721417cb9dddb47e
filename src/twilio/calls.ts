import { isRecord, isSid, numberOf, pick, readList, textOf, timeOf, uriOf, wordOf } from './json-values.ts'
import { type ListPage, listPage } from './pages.ts'
import {
  expectItem,
  expectShape,
  type Fields,
  type Reply,
  type Transport,
  twilioOrigin,
} from './transport.ts'

/** Twilio's words for a leg. https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export const callStatuses = [
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const
export type CallStatus = (typeof callStatuses)[number]

const finalStatuses: readonly CallStatus[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled']

/** One leg, as far as it is used. Dates in milliseconds since 1970, durations in seconds. */
export interface Call {
  sid: string
  status: CallStatus
  to: string
  from: string
  direction: string
  parentSid: string | undefined
  createdAt: number | undefined
  startedAt: number | undefined
  endedAt: number | undefined
  /** Seconds from the answer to the end; absent while it goes on and when nobody answered. */
  duration: number | undefined
  /** When Twilio last changed it: the end of a leg nobody answered, whose `end_time` may be empty. */
  updatedAt: number | undefined
  /** Who has answered, where Twilio was asked to find out: `human`, `machine`, `machine_start`, …; '' until it knows. */
  answeredBy: string
  /** Absolute, on api.twilio.com. */
  url: string
  recordingsUrl: string
  /** Every key as Twilio sent it. */
  json: Readonly<Record<string, unknown>>
}

export function isFinal(status: CallStatus): boolean {
  return finalStatuses.includes(status)
}

/** Voice mail or a fax, as far as Twilio could hear. https://www.twilio.com/docs/voice/answering-machine-detection */
export function isMachine({ answeredBy }: Pick<Call, 'answeredBy'>): boolean {
  return /^(machine|fax)/.test(answeredBy)
}

export interface NewCall {
  to: string
  from: string
  twiml: string
  /** Fields that only some calls have. */
  more?: Fields
}

/** https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource */
export async function createCall(send: Transport, accountSid: string, call: NewCall): Promise<Reply<Call>> {
  const form: Fields = [['To', call.to], ['From', call.from], ['Twiml', call.twiml], ...(call.more ?? [])]
  return expectShape(await send({ method: 'POST', path: callsPath(accountSid), form }), readCall)
}

/** https://www.twilio.com/docs/voice/api/call-resource#fetch-a-call-resource */
export async function fetchCall(send: Transport, accountSid: string, sid: string): Promise<Reply<Call>> {
  return expectItem(await send({ method: 'GET', path: callPath(accountSid, sid) }), readCall, sid)
}

/** Newest first. https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources */
export async function listCalls(
  send: Transport,
  accountSid: string,
  filter: { to?: string; from?: string; parentSid?: string; pageSize: number },
): Promise<Reply<Call[]>> {
  const query: Array<[string, string]> = []
  if (filter.to !== undefined) query.push(['To', filter.to])
  if (filter.from !== undefined) query.push(['From', filter.from])
  if (filter.parentSid !== undefined) query.push(['ParentCallSid', filter.parentSid])
  query.push(['PageSize', String(filter.pageSize)])
  const reply = await send({ method: 'GET', path: callsPath(accountSid), query })
  return expectShape(reply, (data) => readList(data, 'calls', readCall))
}

/**
 * One page, newest first; `next` comes from the page before it.
 * https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 */
export function listCallPage(
  send: Transport,
  accountSid: string,
  filter: { to: string; pageSize: number } | { from: string; pageSize: number },
  next?: Fields,
): Promise<Reply<ListPage<Call>>> {
  const fields: Fields = [
    'to' in filter ? ['To', filter.to] : ['From', filter.from],
    ['PageSize', String(filter.pageSize)],
  ]
  return listPage(send, { path: callsPath(accountSid), filter: fields, next }, 'calls', readCall)
}

/**
 * `completed` hangs up, whether it rings or people talk; `canceled` ends it only while nobody has answered.
 * https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
export async function endCall(
  send: Transport,
  accountSid: string,
  sid: string,
  status: 'completed' | 'canceled',
): Promise<Reply<Call>> {
  const form: Fields = [['Status', status]]
  return expectItem(await send({ method: 'POST', path: callPath(accountSid, sid), form }), readCall, sid)
}

/**
 * Opens the connection and lets the browser remember the CORS preflight's reply, so that placing a call
 * takes one or two trips less. A HEAD of the same address, with the same headers, has no body either way.
 */
export function warmUp(send: Transport, accountSid: string): Promise<Reply<unknown>> {
  return send({ method: 'HEAD', path: callsPath(accountSid) })
}

/** Reads a call from Twilio's JSON; undefined when it is not one. Extra and missing keys are fine. */
export function readCall(data: unknown): Call | undefined {
  if (!isRecord(data)) return undefined
  const { sid } = data
  const status = wordOf(data['status'])
  if (!isSid(sid, 'CA') || !status) return undefined
  const uri = uriOf(data['uri']) || derivedUri(data, sid)
  const subresources = data['subresource_uris']
  const recordings = isRecord(subresources) ? uriOf(subresources['recordings']) : ''
  return {
    sid,
    // A word Twilio may add one day must not make a call that exists look like none.
    status: isCallStatus(status) ? status : 'queued',
    to: textOf(data['to']),
    from: textOf(data['from']),
    direction: textOf(data['direction']),
    parentSid: textOf(data['parent_call_sid']) || undefined,
    createdAt: timeOf(data['date_created']),
    startedAt: timeOf(data['start_time']),
    endedAt: timeOf(data['end_time']),
    updatedAt: timeOf(data['date_updated']),
    duration: numberOf(data['duration']),
    answeredBy: textOf(data['answered_by']),
    url: twilioOrigin + uri,
    recordingsUrl: twilioOrigin + (recordings || uri.replace(/\.json$/, '/Recordings.json')),
    json: data,
  }
}

/** What `readCall` needs of a call's JSON to read the same again. */
export function essenceOfCall({ json }: Call): Record<string, unknown> {
  return pick(json, [
    'sid',
    'account_sid',
    'status',
    'direction',
    'date_created',
    'date_updated',
    'start_time',
    'end_time',
    'duration',
    'answered_by',
    'uri',
  ])
}

export function isCallStatus(value: unknown): value is CallStatus {
  return callStatuses.some((status) => status === value)
}

export function callsPath(accountSid: string): string {
  return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Calls.json`
}

export function callPath(accountSid: string, sid: string, rest = '.json'): string {
  return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Calls/${encodeURIComponent(sid)}${rest}`
}

// Older accounts' JSON lacks subresource_uris, and a proxy may drop `uri`; both follow from the SIDs.
function derivedUri(data: Record<string, unknown>, sid: string): string {
  return callPath(textOf(data['account_sid']), sid)
}
