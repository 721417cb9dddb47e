import type { Clock } from '../../twilio/clock.ts'
import type { Fetch } from '../../twilio/transport.ts'

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
