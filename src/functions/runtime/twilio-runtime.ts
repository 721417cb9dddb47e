import { realClock } from '../../twilio/clock.ts'
import { isRecord } from '../../twilio/json-values.ts'
import { voiceOrigin } from '../../twilio/set-up/dialing-permissions.ts'
import { syncOrigin } from '../../twilio/sync.ts'
import { taskRouterOrigin } from '../../twilio/task-router/request.ts'
import { type Fetch, twilioOrigin } from '../../twilio/transport.ts'
import type { FunctionContext, FunctionRuntime, TwilioResponse } from './runtime.ts'

// Twilio's runtime puts both in scope; what they hold is looked at before it is used.
declare const Twilio: { readonly Response?: unknown } | null | undefined
declare const Runtime: unknown

// Lives as long as Twilio keeps this instance of the Function.
const done = new Map<string, Promise<boolean>>()

/** The globals `Twilio` and `Runtime`, as Twilio's runtime and its local one set them. */
export function twilioRuntime(context: FunctionContext): FunctionRuntime {
  return {
    newResponse,
    readAsset,
    fetch: fetchFor(context),
    clock: realClock,
    log: (line) => console.log(line),
    done,
  }
}

function newResponse(): TwilioResponse {
  const Response = typeof Twilio === 'object' || typeof Twilio === 'function' ? Twilio?.Response : undefined
  if (typeof Response !== 'function') throw new Error('Twilio.Response is missing: not a Twilio Function')
  const response: unknown = Reflect.construct(Response, [])
  if (!isResponse(response)) throw new Error('Twilio.Response has another shape')
  return response
}

function isResponse(value: unknown): value is TwilioResponse {
  return (
    isRecord(value) && ['setStatusCode', 'appendHeader', 'setBody'].every((name) => isMethod(value[name]))
  )
}

function isMethod(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function'
}

/** https://www.twilio.com/docs/serverless/functions-assets/client#getassets */
function readAsset(name: string): string | undefined {
  const runtime: unknown = typeof Runtime === 'undefined' ? undefined : Runtime
  const getAssets = isRecord(runtime) ? runtime['getAssets'] : undefined
  const assets = isMethod(getAssets) ? getAssets.call(runtime) : undefined
  const asset = isRecord(assets) ? assets[name] : undefined
  const open = isRecord(asset) ? asset['open'] : undefined
  const text = isMethod(open) ? open.call(asset) : undefined
  return typeof text === 'string' ? text : undefined
}

const origins = [twilioOrigin, taskRouterOrigin, syncOrigin, voiceOrigin]

/**
 * TWILIO_API_URL sends Twilio's own requests to a stand-in on this machine; anywhere else it is not obeyed,
 * since the account's credentials go along.
 */
export function fetchFor(context: FunctionContext): Fetch {
  const standIn = context['TWILIO_API_URL']
  if (typeof standIn !== 'string' || !/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(standIn)) return fetch
  return (url, init) => {
    const origin = origins.find((one) => url.startsWith(`${one}/`))
    return fetch(origin === undefined ? url : standIn + url.slice(origin.length), init)
  }
}
