import { Hono } from 'hono'
import { syncOrigin } from '../../../twilio/sync.ts'
import { taskRouterOrigin } from '../../../twilio/task-router/request.ts'
import { twilioOrigin } from '../../../twilio/transport.ts'
import { addSyncRoutes } from '../sync/sync-routes.ts'
import { createFormats } from '../task-router/format-task-router.ts'
import { addTaskRoutes } from '../task-router/task-routes.ts'
import { addTeamRoutes } from '../task-router/team-routes.ts'
import type { ApiEnv, ApiParts } from './api-context.ts'
import { authenticate } from './auth.ts'
import { addCallRoutes } from './call-routes.ts'
import { addMessageMediaRoutes, addMessageRoutes } from './message-routes.ts'
import { addCallRecordingRoutes, addRecordingRoutes } from './recording-routes.ts'
import { addRecordingSoundRoutes } from './recording-sound-routes.ts'
import { formatRefusal, notFound, Refusal, usualRefusal } from './refusal.ts'

/**
 * What api.twilio.com lets a browser do, as recorded from real answers: a closed list, so that any other
 * header fails the preflight, and no `Access-Control-Max-Age`.
 */
export const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Expose-Headers': 'ETag',
  'Access-Control-Allow-Credentials': 'true',
}

/** An answer that says no in Twilio's JSON, readable for browsers as every answer of Twilio's. */
export function answerRefusal(refusal: Refusal): Response {
  return Response.json(formatRefusal(refusal), {
    status: refusal.status,
    headers: {
      ...corsHeaders,
      ...(refusal.status === 401 ? { 'WWW-Authenticate': 'Basic realm="Twilio API"' } : {}),
    },
  })
}

const homes = [
  [twilioOrigin, '/2010-04-01/'],
  [taskRouterOrigin, '/v1/Workspaces'],
  [syncOrigin, '/v1/Services'],
] as const

/** Whether Twilio has this path on this host. On one's own machine all of them are on one. */
function isAtHome({ origin, hostname, pathname }: URL): boolean {
  return (
    !hostname.endsWith('twilio.com') ||
    homes.some(([home, root]) => origin === home && pathname.startsWith(root))
  )
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'DELETE'])

/** The REST API itself, in good order: no faults, no controls. */
export function createApi(parts: ApiParts): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(corsHeaders)) context.res.headers.set(name, value)
  })
  app.options('*', (context) => context.body(null, 204))
  app.use(async (context, next) => {
    if (!isAtHome(new URL(context.req.url))) throw notFound(context.req.path)
    await next()
  })

  addCallRoutes(app, parts)
  addCallRecordingRoutes(app, parts)
  addRecordingRoutes(app, parts)
  addRecordingSoundRoutes(app, parts)
  addMessageRoutes(app, parts)
  addMessageMediaRoutes(app, parts)
  const formats = createFormats(parts.account.sid, parts.taskRouter.team)
  const taskRouterParts = { ...parts, formats, now: parts.clock.now }
  addTeamRoutes(app, taskRouterParts)
  addTaskRoutes(app, taskRouterParts)

  addSyncRoutes(app, parts)

  app.notFound((context) => {
    const { method, path } = context.req
    if (!knownMethods.has(method)) return answerRefusal(usualRefusal(405))
    authenticate(parts.account, context.req.header('Authorization'))
    return answerRefusal(notFound(path))
  })
  app.onError((error) => {
    if (error instanceof Refusal) return answerRefusal(error)
    console.error(error)
    return answerRefusal(usualRefusal(500))
  })
  return app
}
