import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isBehaviourChange } from './behaviour.ts'
import { isFaultRule } from './faults.ts'
import { formatCall } from './format-call.ts'
import { formatCallRecording } from './format-recording.ts'
import { isHabit } from './phones.ts'
import type { CallRecord } from './records.ts'
import type { StandInTwilio } from './stand-in.ts'
import type { World } from './store.ts'

/** Everything that Twilio does not have lives below this path. */
export const controlRoot = '/_workbench'

type ControlParts = Pick<
  StandInTwilio,
  'account' | 'behaviour' | 'phones' | 'faults' | 'requests' | 'onChange' | 'reset'
> & { readonly world: World; readonly now: () => number }

function formatLeg(call: CallRecord): { [property: string]: unknown } {
  return { ...formatCall(call), problem: call.problem }
}

/**
 * All there is to see, without a secret. Calls are in Twilio's own form, newest first, each with its legs.
 */
function formatState({ account, behaviour, phones, faults, requests, world, now }: ControlParts): object {
  const calls = world.calls()
  const recordings = world.recordings()
  return {
    now: now(),
    account: { sid: account.sid, apiKey: account.apiKey, twilioNumbers: account.twilioNumbers },
    behaviour,
    phones: phones.list(),
    calls: calls
      .filter((call) => call.parentSid === null)
      .map((call) => ({
        ...formatLeg(call),
        legs: calls.filter((leg) => leg.parentSid === call.sid).map(formatLeg),
        recordings: recordings.filter((one) => one.callSid === call.sid).map(formatCallRecording),
      })),
    requests,
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
  app.post('/phones/:number/:act', (context) => {
    const act = acts.get(context.req.param('act'))
    if (!act) return refused(context, 'A phone can answer, decline and hang-up')
    if (act(context.req.param('number'))) return done(context)
    return context.json({ error: 'The phone cannot do this now' }, 409)
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
      await new Promise<void>((close) => {
        streams.add(close)
        stream.onAbort(close)
      }).finally(stopListening)
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
      for (const close of streams) close()
      streams.clear()
    },
  }
}
