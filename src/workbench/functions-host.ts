import type { FunctionHandler, FunctionRuntime, TwilioResponse } from '../functions/runtime/runtime.ts'
import type { Clock } from '../twilio/clock.ts'
import type { Fetch } from '../twilio/transport.ts'

export interface FunctionsSettings {
  readonly handlers: Readonly<Record<string, FunctionHandler>>
  /** What `.env` would hold, with ACCOUNT_SID and AUTH_TOKEN. */
  readonly environment: Readonly<Record<string, string>>
  /** Private assets by name, such as `/directory.json`. */
  readonly assets: Readonly<Record<string, string>>
  /** How the Functions reach Twilio and SendGrid. */
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log?: (line: string) => void
}

/** Twilio gives a Function 10 s. https://www.twilio.com/docs/serverless/functions-assets/functions#limits */
const longestMs = 10_000

/**
 * Runs Functions as Twilio's runtime does, behind one `fetch`: query and body merged into the event, header
 * names in small letters, callback to response, 504 where none comes in time.
 * https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
 */
export function createFunctionsHost(settings: FunctionsSettings): (request: Request) => Promise<Response> {
  const { handlers, environment, assets, clock } = settings
  const runtime: FunctionRuntime = {
    newResponse: () => new HostedResponse(),
    readAsset: (name) => assets[name],
    fetch: settings.fetch,
    clock,
    log: settings.log ?? (() => {}),
    done: new Map(),
  }
  return async (request) => {
    const { pathname, origin, host } = new URL(request.url)
    const name = pathname.slice(1)
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (!handler) return new Response('Could not find request resource', { status: 404 })
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    const context = { ...environment, PUBLIC_URL: origin, DOMAIN_NAME: host, PATH: pathname }
    const event = await readEvent(request).catch(() => undefined)
    if (!event) return new Response('Bad Request', { status: 400 })
    return new Promise((resolve) => {
      const stop = clock.after(longestMs, () => resolve(new Response('Gateway Timeout', { status: 504 })))
      const callback = (problem: unknown, payload?: unknown) => {
        stop()
        resolve(problem ? failure(problem) : toResponse(payload))
      }
      handler(context, event, callback, runtime).catch(callback)
    })
  }
}

const preflight = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }

class HostedResponse implements TwilioResponse {
  status = 200
  body: string | object = ''
  readonly headers = new Headers()

  setStatusCode(status: number): void {
    this.status = status
  }

  appendHeader(name: string, value: string): void {
    this.headers.append(name, value)
  }

  setBody(body: string | object): void {
    this.body = body
  }
}

function toResponse(payload: unknown): Response {
  if (payload instanceof HostedResponse) {
    const { status, headers, body } = payload
    const isJson = headers.get('Content-Type')?.startsWith('application/json') ?? false
    // A status that says there is nothing may not have a body, not even an empty one.
    const content = status === 204 ? null : isJson ? JSON.stringify(body) : String(body)
    return new Response(content, { status, headers })
  }
  if (typeof payload === 'string') return new Response(payload, { headers: { 'Content-Type': 'text/plain' } })
  return Response.json(payload ?? null)
}

function failure(problem: unknown): Response {
  return new Response(problem instanceof Error ? problem.message : 'Function failed', { status: 500 })
}

async function readEvent(request: Request): Promise<Record<string, unknown>> {
  const query = pairsOf(new URL(request.url).searchParams)
  const body = await readBody(request)
  const headers = Object.fromEntries(request.headers.entries())
  return { ...query, ...body, request: { headers, cookies: {} } }
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('Content-Type') ?? ''
  const text = await request.text()
  if (type.startsWith('application/x-www-form-urlencoded')) return pairsOf(new URLSearchParams(text))
  if (!type.startsWith('application/json')) return {}
  const data: unknown = JSON.parse(text || '{}')
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {}
}

/** A name given several times makes a list. */
function pairsOf(pairs: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(pairs.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = pairs.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}
