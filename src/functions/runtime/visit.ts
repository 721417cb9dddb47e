import { isRecord } from '../../twilio/json-values.ts'
import { voiceOrigin } from '../../twilio/set-up/dialing-permissions.ts'
import { syncOrigin } from '../../twilio/sync.ts'
import { createDirectTransport, type Transport } from '../../twilio/transport.ts'
import { readSettings, type Settings, secretsOf } from '../settings/settings.ts'
import { maskText } from './mask.ts'
import type { FunctionContext, FunctionEvent, FunctionRuntime } from './runtime.ts'
import type { Parameters } from './signature.ts'

/** One request to a Function, with everything needed to answer it. */
export interface Visit {
  readonly route: string
  /** What was posted, and what stood in the query besides `step`. */
  readonly parameters: Parameters
  /** How far the caller has come, from our own address' `?step=`; '' at the start. */
  readonly step: string
  readonly settings: Settings
  readonly runtime: FunctionRuntime
  /** Twilio's REST API; every request ends before Twilio gives this Function up. */
  readonly send: Transport
  /** The same for what this visit is about, with all the time that is left. */
  readonly sendPatiently: Transport
  /** Twilio Sync, where the team's list of those who want no calls is. */
  readonly sendToSync: Transport
  /** voice.twilio.com, which tells the countries that may be called. */
  readonly sendToVoice: Transport
  /** The event as it came, for a JSON body. */
  readonly event: FunctionEvent
  /** A request's header by its name in small letters; '' where it was not sent. */
  header(name: string): string
  /** Milliseconds that are left for one request of our own. */
  timeLeft(): number
  /** Milliseconds that are left for all of it: for the one request that this visit is about. */
  wholeTimeLeft(): number
  /** The absolute address of one of these Functions. */
  address(route: string, step?: string): string
  /** Without whole numbers and secrets. */
  log(line: string): void
}

/** Twilio ends a Function after 10 s; what is left then is for Twilio's own way here and back. */
const wholeVisitMs = 8_000

/** One slow request must leave time to say so. */
const longestRequestMs = 3_500

export function createVisit(
  route: string,
  context: FunctionContext,
  event: FunctionEvent,
  runtime: FunctionRuntime,
): Visit {
  const settings = readSettings(context)
  const { clock, fetch } = runtime
  const startedAt = clock.now()
  const wholeTimeLeft = () => startedAt + wholeVisitMs - clock.now()
  const timeLeft = () => Math.min(longestRequestMs, wholeTimeLeft())
  const sendTo = (origin?: string, left = timeLeft): Transport => {
    const { credentials } = settings
    const transport = createDirectTransport({ fetch, clock, credentials, ...(origin ? { origin } : {}) })
    return async (request) => {
      const timeoutMs = left()
      return timeoutMs > 0 ? transport({ ...request, timeoutMs }) : { kind: 'nothing', cause: 'timeout' }
    }
  }
  const { step, ...rest } = event
  return {
    route,
    parameters: readParameters(rest),
    step: typeof step === 'string' ? step : '',
    settings,
    runtime,
    event,
    timeLeft,
    wholeTimeLeft,
    send: sendTo(),
    sendPatiently: sendTo(undefined, wholeTimeLeft),
    sendToSync: sendTo(syncOrigin),
    sendToVoice: sendTo(voiceOrigin),
    header: (name) => headerOf(event, name),
    address: (name, next = '') => addressOf(settings.origin, name, next),
    log: (line) => runtime.log(maskText(`${route}: ${line}`, secretsOf(settings))),
  }
}

/** With its step, as it was given to Twilio: the signature covers the address. */
export function addressOf(origin: string, route: string, step: string): string {
  return `${origin}/${route}${step === '' ? '' : `?step=${encodeURIComponent(step)}`}`
}

function headerOf(event: FunctionEvent, name: string): string {
  const { request } = event
  const headers = isRecord(request) ? request['headers'] : undefined
  const value = isRecord(headers) ? headers[name] : undefined
  return typeof value === 'string' ? value : ''
}

function readParameters(event: FunctionEvent): Parameters {
  const parameters = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(event)) {
    if (name === 'request') continue
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
    if (values.length > 0) parameters.set(name, values)
  }
  return parameters
}
