import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isBehaviourChange } from '../behaviour.ts'
import { isFaultRule } from '../faults/faults.ts'
import { done, readJson, refused } from './answers.ts'
import type { Controls } from './controls.ts'
import { formatState } from './format-state.ts'
import { addPhoneRoutes } from './phone-routes.ts'

/** Everything that Twilio does not have lives below this path. */
export const controlRoot = '/_workbench'

interface ControlParts extends Controls {
  now(): number
}

/** Only a page on this machine may look or act; a page elsewhere must not even send what it cannot read. */
function isLocal(origin: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)
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
  app.get('/state', (context) => context.json(formatState(parts, parts.now())))
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
