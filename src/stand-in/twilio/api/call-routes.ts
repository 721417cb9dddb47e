import type { Hono } from 'hono'
import { normaliseAddress } from '../addresses.ts'
import { readSource, readSubscription } from '../calls/call-source.ts'
import { readNewCall } from '../calls/new-call.ts'
import { apiRoot, formatCall, formatNewCall } from '../formats/format-call.ts'
import { formatPage } from '../formats/format-page.ts'
import { readTestCall } from '../phones/magic-numbers.ts'
import type { DocumentSource } from '../programs/stage.ts'
import { filterCalls } from '../store/call-filter.ts'
import { type CallRecord, isFinished } from '../store/records.ts'
import {
  type ApiContext,
  type ApiEnv,
  type ApiParts,
  admit,
  listedWorldOf,
  readForm,
  worldOf,
} from './api-context.ts'
import type { Caller } from './auth.ts'
import { incomplete, notFound, Refusal } from './refusal.ts'

function queuedCall(
  parts: ApiParts,
  accountSid: string,
  call: { to: string; from: string },
  twiml = '',
): CallRecord {
  const now = parts.clock.now()
  return {
    sid: parts.newSid('CA'),
    parentSid: null,
    accountSid,
    to: call.to,
    from: call.from,
    twiml,
    status: 'queued',
    direction: 'outbound-api',
    createdAt: now,
    updatedAt: now,
    queueMs: 0,
    startedAt: null,
    answeredAt: null,
    endedAt: null,
    problem: null,
  }
}

function createCall(parts: ApiParts, caller: Caller, form: URLSearchParams): CallRecord {
  const { account, behaviour } = parts
  if (caller === 'test') return queuedCall(parts, account.test.sid, readTestCall(form, account, behaviour))
  const wanted = readNewCall(form, account, behaviour)
  const call = queuedCall(parts, account.sid, wanted, form.get('Twiml') ?? '')
  parts.store.saveCall(call)
  parts.exchange.place(call.sid, wanted)
  return call
}

function notInProgress(): Refusal {
  return new Refusal(400, 21220, 'Call is not in-progress. Cannot redirect.')
}

function redirectCall(
  parts: ApiParts,
  call: CallRecord,
  form: URLSearchParams,
  source: DocumentSource,
): void {
  const subscription = readSubscription(form, parts.behaviour)
  if (call.status !== 'in-progress' || !parts.programs.redirect(call.sid, source)) {
    throw notInProgress()
  }
  if (subscription) parts.callEvents.subscribe(call.sid, subscription)
}

/** https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource */
function updateCall(parts: ApiParts, call: CallRecord, form: URLSearchParams): CallRecord {
  const status = form.get('Status') ?? ''
  const source = readSource(form, parts.behaviour)
  // Nothing to change: answered as a read, on which the plug-in of 2020 relies to refresh its call.
  if (status === '' && !source) return call
  if (isFinished(call)) throw notInProgress()
  if (status === 'completed' || status === 'canceled') parts.exchange.end(call.sid, status)
  else if (status !== '' || !source) throw new Refusal(400, 20001, `Invalid Status: ${status}`)
  else redirectCall(parts, call, form, source)
  return parts.store.now.call(call.sid) ?? call
}

/** The Call resource. https://www.twilio.com/docs/voice/api/call-resource */
export function addCallRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/Calls.json`
  const one = `${apiRoot}/:account/Calls/:file{[^/]+\\.json}`

  function find(context: ApiContext, world = parts.store.now): CallRecord {
    const call = world.call((context.req.param('file') ?? '').replace(/\.json$/, ''))
    if (!call) throw notFound(context.req.path)
    return call
  }

  /** Legs that Dials have made may come into the lists later than they ring. */
  function isListed({ parentSid, createdAt }: CallRecord): boolean {
    const { behaviour, clock } = parts
    return parentSid === null || createdAt + behaviour.legsListedAfterMs <= clock.now()
  }

  app.post(list, async (context) => {
    const caller = admit(parts, context)
    return context.json(formatNewCall(createCall(parts, caller, await readForm(context))), 201)
  })

  app.get(list, (context) => {
    admit(parts, context)
    const url = new URL(context.req.url)
    const world = listedWorldOf(parts, context)
    const { searchParams } = url
    const about = searchParams.get('ParentCallSid') || normaliseAddress(searchParams.get('To') ?? '')
    const calls = filterCalls(about ? world.callsOf(about) : world.calls(), searchParams).filter(isListed)
    return context.json(formatPage(url, 'calls', calls, formatCall))
  })

  app.get(one, (context) => {
    admit(parts, context)
    return context.json(formatCall(find(context, worldOf(parts, context))))
  })

  app.post(one, async (context) => {
    admit(parts, context)
    return context.json(formatCall(updateCall(parts, find(context), await readForm(context))))
  })

  app.delete(one, (context) => {
    admit(parts, context)
    const call = find(context)
    if (!isFinished(call)) throw incomplete()
    parts.store.removeCall(call.sid)
    return context.body(null, 204)
  })
}
