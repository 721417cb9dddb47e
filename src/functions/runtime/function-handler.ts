import type { Clock } from '../../twilio/clock.ts'
import type { Fetch } from '../../twilio/transport.ts'
import { type Reply, toTwilioResponse } from './reply.ts'
import { twilioRuntime } from './twilio-runtime.ts'
import { createVisit, type Visit } from './visit.ts'

/** Environment variables, DOMAIN_NAME and PATH. https://www.twilio.com/docs/serverless/functions-assets/functions/invocation */
export type FunctionContext = Readonly<Record<string, unknown>>

/** Query and body in one, with `request.headers`. */
export type FunctionEvent = Readonly<Record<string, unknown>>

export type FunctionCallback = (problem: unknown, payload?: unknown) => void

/** What Twilio's runtime has for a Function: https://www.twilio.com/docs/serverless/functions-assets/client */
export interface FunctionRuntime {
  /** A new `Twilio.Response`, the only payload whose status and type are kept. */
  newResponse(): TwilioResponse
  /** The text of a private asset, such as `/directory.json`; undefined where there is none. */
  readAsset(name: string): string | undefined
  readonly fetch: Fetch
  readonly clock: Clock
  log(line: string): void
  /** What this instance has done, by what it was done for: see `once`. Lost when Twilio ends the instance. */
  readonly done: Map<string, Promise<boolean>>
}

/** The part of Twilio.Response that is used. */
export interface TwilioResponse {
  setStatusCode(status: number): void
  appendHeader(name: string, value: string): void
  setBody(body: string | object): void
}

/** What Twilio calls. The fourth parameter is for whoever runs it elsewhere; Twilio gives three. */
export type FunctionHandler = (
  context: FunctionContext,
  event: FunctionEvent,
  callback: FunctionCallback,
  runtime?: FunctionRuntime,
) => Promise<void>

export interface Route {
  /** As in the address, without the slash in front. */
  readonly name: string
  /** A reply where this visit may not go on, such as a forged one; undefined where it may. */
  admit(visit: Visit): Reply | undefined
  answer(visit: Visit): Reply | Promise<Reply>
  /** What is said where `answer` fails; must not fail itself. */
  sorry(visit: Visit): Reply
}

/** Makes a Function of a route. The callback is called once, whatever happens. */
export function twilioFunction(route: Route): FunctionHandler {
  return async (context, event, callback, runtime = twilioRuntime(context)) => {
    try {
      callback(null, toTwilioResponse(await replyTo(route, context, event, runtime), runtime.newResponse()))
    } catch {
      // Anything more would be shown to whoever asked: the local runtime sends an error's stack.
      callback(new Error(`${route.name} failed`))
    }
  }
}

async function replyTo(
  route: Route,
  context: FunctionContext,
  event: FunctionEvent,
  runtime: FunctionRuntime,
): Promise<Reply> {
  const visit = createVisit(route.name, context, event, runtime)
  const refused = route.admit(visit)
  if (refused) {
    visit.log(`refused with ${refused.status}`)
    return refused
  }
  try {
    return await route.answer(visit)
  } catch (problem) {
    visit.log(`failed: ${problem instanceof Error ? problem.message : 'unknown'}`)
    return route.sorry(visit)
  }
}
