import { Hono } from 'hono'
import { countriesRoot, voiceOrigin } from '../../../twilio/set-up/dialing-permissions.ts'
import { syncOrigin } from '../../../twilio/sync.ts'
import { taskRouterOrigin } from '../../../twilio/task-router/request.ts'
import { twilioOrigin } from '../../../twilio/transport.ts'
import { addSyncRoutes } from '../sync/sync-routes.ts'
import { createFormats } from '../task-router/format-task-router.ts'
import { addTaskRoutes } from '../task-router/task-routes.ts'
import { addTeamRoutes } from '../task-router/team-routes.ts'
import { addAccountRoutes } from './account-routes.ts'
import type { ApiEnv, ApiParts } from './api-context.ts'
import { authenticate } from './auth.ts'
import { addCallRoutes } from './call-routes.ts'
import { addMessageMediaRoutes, addMessageRoutes } from './message-routes.ts'
import { addCallRecordingRoutes, addRecordingRoutes } from './recording-routes.ts'
import { addRecordingSoundRoutes } from './recording-sound-routes.ts'
import { answerRefusal, answerRefusalInXml, notFound, Refusal, usualRefusal } from './refusal.ts'
import { addSetUpRoutes } from './set-up-routes.ts'

const homes = [
  [twilioOrigin, '/2010-04-01/'],
  [taskRouterOrigin, '/v1/Workspaces'],
  [syncOrigin, '/v1/Services'],
  [voiceOrigin, countriesRoot],
] as const

/** Whether Twilio has this path on this host. On one's own machine all of them are on one. */
function isAtHome({ origin, hostname, pathname }: URL): boolean {
  return (
    !hostname.endsWith('twilio.com') ||
    homes.some(([home, root]) => origin === home && pathname.startsWith(root))
  )
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'DELETE'])

/** Recorded: a GET that comes with a body is stopped at Twilio's edge, before anything reads it. */
function hasStrangeBody({ method, headers }: Request): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return headers.has('Transfer-Encoding') || Number(headers.get('Content-Length') ?? 0) > 0
}

/** Not Twilio's own words but those of the network before it, which speaks HTML. */
function answerFromTheEdge(): Response {
  const page = '<!DOCTYPE html><html><head><title>ERROR</title></head><body><h1>403 ERROR</h1></body></html>'
  return new Response(page, { status: 403, headers: { 'Content-Type': 'text/html' } })
}

/** TaskRouter, Sync and the permissions to dial know no XML. */
function answerMissing(path: string): Response {
  const isJson = path.endsWith('.json') || path.startsWith('/v1/')
  return (isJson ? answerRefusal : answerRefusalInXml)(notFound(path))
}

/** The REST API itself, in good order: no faults, no controls. */
export function createApi(parts: ApiParts): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()

  app.use(async (context, next) => {
    if (hasStrangeBody(context.req.raw)) return answerFromTheEdge()
    await next()
    return undefined
  })
  app.options('*', (context) => context.body(null, 204))
  app.use(async (context, next) => {
    if (!isAtHome(new URL(context.req.url))) return answerMissing(context.req.path)
    await next()
    return undefined
  })

  addAccountRoutes(app, parts)
  addSetUpRoutes(app, parts)
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
    return answerMissing(path)
  })
  app.onError((error) => {
    if (error instanceof Refusal) return answerRefusal(error)
    console.error(error)
    return answerRefusal(usualRefusal(500))
  })
  return app
}
