import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isBehaviourChange } from './behaviour.ts'
import { isFaultRule } from './faults/faults.ts'
import { formatCall } from './formats/format-call.ts'
import { formatMessage } from './formats/format-message.ts'
import { formatCallRecording } from './formats/format-recording.ts'
import { type Delivery, isDelivery, isHabit, type MessageContent } from './phones/phones.ts'
import type { StandInTwilio } from './stand-in.ts'
import type { CallRecord, RecordingRecord } from './store/records.ts'
import type { World } from './store/store.ts'
import { createFormats } from './task-router/format-task-router.ts'
import { isHookUrl } from './webhooks/hooks.ts'

/** Everything that Twilio does not have lives below this path. */
export const controlRoot = '/_workbench'

type ControlParts = Pick<
  StandInTwilio,
  | 'account'
  | 'behaviour'
  | 'phones'
  | 'faults'
  | 'requests'
  | 'webhooks'
  | 'alerts'
  | 'taskRouter'
  | 'onChange'
  | 'reset'
> & { readonly world: World; readonly now: () => number }

function formatLeg(call: CallRecord): { [property: string]: unknown } {
  return { ...formatCall(call), problem: call.problem }
}

function formatTape(recording: RecordingRecord): { [property: string]: unknown } {
  return { ...formatCallRecording(recording), words: recording.words }
}

/** Workers, tasks and reservations in Twilio's own form, oldest first. */
function formatTaskRouter({ account, taskRouter, now }: ControlParts): object {
  const { team, tasks, reservations } = taskRouter
  const formats = createFormats(account.sid, team)
  return {
    workers: [...team.workers.values()].map(formats.worker),
    tasks: [...tasks.values()].map((task) => formats.task(task, now())),
    reservations: [...reservations.values()].map(formats.reservation),
  }
}

/**
 * All there is to see, without a secret. Calls, each with its legs, and messages are in Twilio's own form,
 * newest first.
 */
function formatState(parts: ControlParts): object {
  const { account, behaviour, phones, faults, world } = parts
  const calls = world.calls()
  const recordings = world.recordings()
  return {
    now: parts.now(),
    account: {
      sid: account.sid,
      apiKey: account.apiKey,
      twilioNumbers: account.twilioNumbers,
      messagingServiceSid: account.messagingServiceSid,
    },
    behaviour,
    phones: phones.list(),
    calls: calls
      .filter((call) => call.parentSid === null)
      .map((call) => ({
        ...formatLeg(call),
        legs: calls.filter((leg) => leg.parentSid === call.sid).map(formatLeg),
        recordings: recordings.filter((one) => one.callSid === call.sid).map(formatTape),
      })),
    messages: world.messages().map(formatMessage),
    requests: parts.requests,
    webhooks: parts.webhooks,
    alerts: parts.alerts,
    taskRouter: formatTaskRouter(parts),
    faults: faults.list(),
  }
}

/** Only a page on this machine may look or act; a page elsewhere must not even send what it cannot read. */
function isLocal(origin: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)
}

async function readJson(context: Context): Promise<unknown> {
  try {
    const value: unknown = await context.req.json()
    return value
  } catch {
    return undefined
  }
}

const done = (context: Context): Response => context.body(null, 204)
const refused = (context: Context, why: string): Response => context.json({ error: why }, 400)

/** 204, or 409 where the phone was not in a state for it, or nobody is there. */
function answerAct(context: Context, wasDone: boolean): Response {
  return wasDone ? done(context) : context.json({ error: 'The phone cannot do this now' }, 409)
}

function hasText<Name extends string>(
  name: Name,
  value: unknown,
): value is { readonly [Property in Name]: string } {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'string'
}

function hasDelivery(value: unknown): value is { readonly delivery: Delivery } {
  return typeof value === 'object' && value !== null && 'delivery' in value && isDelivery(value.delivery)
}

function isContent(value: object): value is MessageContent {
  const { body, mediaUrls }: { body?: unknown; mediaUrls?: unknown } = value
  const isUrl = (url: unknown): boolean => typeof url === 'string' && isHookUrl(url)
  return (
    typeof body === 'string' &&
    (mediaUrls === undefined || (Array.isArray(mediaUrls) && mediaUrls.every(isUrl)))
  )
}

function addPhoneRoutes(app: Hono, { phones }: ControlParts): void {
  const acts: ReadonlyMap<string, (number: string) => boolean> = new Map([
    ['answer', phones.answer],
    ['decline', phones.decline],
    ['hang-up', phones.hangUp],
  ])
  app.post('/phones/:number/habit', async (context) => {
    const habit = await readJson(context)
    if (!isHabit(habit)) return refused(context, 'This is not a habit of a phone')
    phones.setHabit(context.req.param('number'), habit)
    return done(context)
  })
  app.post('/phones/:number/delivery', async (context) => {
    const wanted = await readJson(context)
    if (!hasDelivery(wanted)) return refused(context, 'This is nothing that becomes of messages')
    phones.setDelivery(context.req.param('number'), wanted.delivery)
    return done(context)
  })
  app.post('/phones/:number/call', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('to', wanted)) return refused(context, 'A phone calls a number: { "to" }')
    return answerAct(context, phones.call(context.req.param('number'), wanted.to))
  })
  app.post('/phones/:number/press', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('keys', wanted)) return refused(context, 'A phone presses keys: { "keys" }')
    return answerAct(context, phones.press(context.req.param('number'), wanted.keys))
  })
  app.post('/phones/:number/speak', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('text', wanted)) return refused(context, 'Somebody says something: { "text" }')
    return answerAct(context, phones.speak(context.req.param('number'), wanted.text))
  })
  app.post('/phones/:number/message', async (context) => {
    const wanted = await readJson(context)
    if (!hasText('to', wanted) || !isContent(wanted)) {
      return refused(context, 'A phone writes to a number: { "to", "body", "mediaUrls" }')
    }
    const { to, body, mediaUrls = [] } = wanted
    return answerAct(context, phones.sendMessage(context.req.param('number'), to, { body, mediaUrls }))
  })
  app.post('/phones/:number/:act', (context) => {
    const act = acts.get(context.req.param('act'))
    if (!act) return refused(context, 'A phone can answer, decline, hang-up, press, speak, call and message')
    return answerAct(context, act(context.req.param('number')))
  })
}

function addFaultRoutes(app: Hono, { faults }: ControlParts): void {
  app.post('/faults', async (context) => {
    const rule = await readJson(context)
    if (!isFaultRule(rule)) return refused(context, 'This is not a fault')
    faults.add(rule)
    return context.json(faults.list(), 201)
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return done(context)
  })
  app.delete('/faults/:id', (context) => {
    faults.remove(Number(context.req.param('id')))
    return done(context)
  })
}

function addStateRoutes(app: Hono, parts: ControlParts, streams: Set<() => void>): void {
  app.get('/state', (context) => context.json(formatState(parts)))
  app.post('/reset', (context) => {
    parts.reset()
    return done(context)
  })
  app.post('/behaviour', async (context) => {
    const change = await readJson(context)
    if (!isBehaviourChange(change)) return refused(context, 'This is not a setting of the stand-in')
    Object.assign(parts.behaviour, change)
    return context.json(parts.behaviour)
  })
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      let count = 0
      const stopListening = parts.onChange(() => {
        count += 1
        void stream.writeSSE({ event: 'change', data: String(count) })
      })
      await new Promise<void>((resolve) => {
        const close = (): void => {
          stopListening()
          streams.delete(close)
          resolve()
        }
        streams.add(close)
        stream.onAbort(close)
      })
    }),
  )
}

/** The controls of people and tests. `closeStreams` ends every live view. */
export function createControl(parts: ControlParts): { app: Hono; closeStreams(): void } {
  const app = new Hono().basePath(controlRoot)
  const streams = new Set<() => void>()

  app.use(async (context, next) => {
    const origin = context.req.header('Origin')
    if (origin !== undefined && !isLocal(origin)) return context.json({ error: 'Not from there' }, 403)
    if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204 })
    else await next()
    if (origin !== undefined) {
      context.header('Access-Control-Allow-Origin', origin)
      context.header('Access-Control-Allow-Headers', 'Content-Type')
      context.header('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS')
      context.header('Vary', 'Origin')
    }
    return undefined
  })
  addStateRoutes(app, parts, streams)
  addPhoneRoutes(app, parts)
  addFaultRoutes(app, parts)

  return {
    app,
    closeStreams() {
      for (const close of [...streams]) close()
    },
  }
}
