import { askField, doNotCallField, functionCodes, keyField, keyHeader } from '../../twilio/service-ask.ts'
import { formType, sendDirect, type TwilioRequest } from '../../twilio/transport.ts'
import { type Standing, standingOf } from '../people/do-not-call-list.ts'
import { twilioFunction } from '../runtime/function-handler.ts'
import { admitAnybody } from '../runtime/guards.ts'
import { takeTurn } from '../runtime/rate.ts'
import { json, type Reply } from '../runtime/reply.ts'
import type { FunctionHandler } from '../runtime/runtime.ts'
import { isSame } from '../runtime/signature.ts'
import type { Visit } from '../runtime/visit.ts'
import type { ServiceAction, ServiceKey, ServiceRules } from '../settings/service-rules.ts'
import type { Objection } from './allowed.ts'
import { type Asked, type Doing, isWarmUp, readAsked } from './asked.ts'
import { refuse, tooOften, unknown } from './refusals.ts'

/** What a route does for whoever has a key, where `.env` allows it. */
export interface ServiceDoing extends Doing {
  /** One of them must be allowed. */
  readonly actions: readonly ServiceAction[]
  /** Rings or writes to somebody, which is limited more closely. */
  readonly places?: boolean
  /** Why these fields are not allowed. */
  object?(asked: Asked, rules: ServiceRules, visit: Visit): Objection
  /** What Twilio is asked instead of what the form has asked for, letter by letter. */
  rewrite?(asked: Asked, visit: Visit): TwilioRequest
  /**
   * Whom it is about, where the list of those who want no calls counts: placing is refused, a list says it besides. ''
   * for nobody.
   */
  person?(asked: Asked, rules: ServiceRules): string
  /** Asks Twilio and answers, where one request and its answer are not all. */
  answer?(asked: Asked, visit: Visit): Promise<Reply>
  /** What of Twilio's answer is told; all of it where this is absent. */
  tell?(data: object, asked: Asked, rules: ServiceRules): object
}

/** What placing needs at the least, after the list was asked. */
const leastMs = 3_000

/** Makes a Function that asks Twilio for a form, with the credentials that the form has not. */
export function serviceFunction(name: string, doings: readonly ServiceDoing[]): FunctionHandler {
  return forKeys(name, (visit) => serve(visit, doings))
}

/** Makes a Function that tells whoever has a key something of its own, and takes turns with the others in doing so. */
export function tellingFunction(
  name: string,
  ask: string,
  tell: (visit: Visit) => Promise<object>,
): FunctionHandler {
  return forKeys(name, async (visit) => {
    if (isWarmUp(visit)) return json(200, {})
    if (visit.parameters.get(askField)?.[0] !== ask)
      return refuse(400, 400, 'this is not what the plug-in asks here')
    if (!takeTurns(visit, {}, keyOf(visit))) return tooOften()
    return json(200, await tell(visit))
  })
}

function forKeys(name: string, answer: (visit: Visit) => Promise<Reply>): FunctionHandler {
  return twilioFunction({
    name,
    admit(visit) {
      const refused = admitAnybody(visit) ?? admitKey(visit)
      return refused && open(refused)
    },
    answer: async (visit) => open(await answer(visit)),
    sorry: () => open(unknown(500, 'Something went wrong')),
  })
}

function admitKey(visit: Visit): Reply | undefined {
  const { keys } = visit.settings.service
  const given = givenKey(visit)
  // Who only opens the connection need not show a key: it would stand in the address.
  if ((given === '' && isWarmUp(visit)) || keyOf(visit)) return undefined
  const what =
    keys.length === 0 ? 'SERVICE_KEYS names no key of 20 characters or more' : 'service_key is wrong'
  return refuse(401, 20003, what)
}

/** Every key is compared, so that the time tells neither which is right nor how much of it. */
function keyOf(visit: Visit): ServiceKey | undefined {
  const given = givenKey(visit)
  const right = visit.settings.service.keys.filter(({ key }) => isSame(given, key))
  return right[0]
}

function givenKey(visit: Visit): string {
  return visit.header(keyHeader.toLowerCase()) || postedKey(visit)
}

/**
 * The key in a posted form, and not in an address, which proxies and logs keep, nor in a body of another type. Twilio's
 * runtime merges the two, so it cannot be refused in the address of a form that is long enough to hold it as well; the
 * plug-in never sends it there.
 */
function postedKey({ header, parameters }: Visit): string {
  const [key = '', another] = parameters.get(keyField) ?? []
  const isForm = header('content-type').toLowerCase().startsWith(formType)
  const isShort = Number(header('content-length') || key.length) < key.length
  return isForm && !isShort && another === undefined ? key : ''
}

async function serve(visit: Visit, doings: readonly ServiceDoing[]): Promise<Reply> {
  if (isWarmUp(visit)) return json(200, {})
  const rules = visit.settings.service
  const key = keyOf(visit)
  const name = key?.name ?? ''
  const found = readAsked(visit, doings)
  if (!found) return refuse(400, 400, 'this is not what the plug-in asks here')
  const { doing, asked } = found
  const objection =
    objectToLines(rules) ?? objectToAction(doing, rules) ?? doing.object?.(asked, rules, visit)
  if (objection) {
    visit.log(`${name}: ${asked.ask} refused: ${objection}`)
    return refuse(403, functionCodes.notAllowed, objection)
  }
  // Counted last: what is refused anyway costs nobody a turn.
  if (!takeTurns(visit, doing, key)) {
    visit.log(`${name}: ${asked.ask} refused: too often`)
    return tooOften()
  }
  const standing = await standingOf(visit, doing.person?.(asked, rules) ?? '')
  const reply =
    (doing.places && refuseListed(visit, standing)) ||
    (await (doing.answer?.(asked, visit) ?? passOn(visit, doing, asked, standing)))
  if (asked.request.method !== 'GET') visit.log(`${name}: ${asked.ask} answered ${reply.status}`)
  return reply
}

/** Counted by the key's place among the keys: names may be alike, or missing. */
function takeTurns(
  { runtime, settings }: Visit,
  doing: Pick<ServiceDoing, 'places'>,
  key: ServiceKey | undefined,
): boolean {
  const { keys, limits } = settings.service
  const place = keys.findIndex((one) => one.key === key?.key)
  return (
    takeTurn(runtime, `${place} requests`, limits.requests) &&
    (!doing.places || takeTurn(runtime, `${place} placements`, limits.placements))
  )
}

function objectToLines({ unreadable }: ServiceRules): Objection {
  if (unreadable.length === 0) return undefined
  return `${unreadable.join(' and ')} in .env is no whole number of 1 or more, so nothing is allowed`
}

function objectToAction({ actions }: ServiceDoing, rules: ServiceRules): Objection {
  if (actions.some((action) => rules.actions.includes(action))) return undefined
  return `ALLOWED_ACTIONS does not name ${actions.join(' or ')}`
}

/** Twilio's own status and JSON. Where it gave none the form must stay unsure, so that is no refusal. */
async function passOn(visit: Visit, doing: ServiceDoing, asked: Asked, standing: Standing): Promise<Reply> {
  const { runtime, settings, wholeTimeLeft } = visit
  const { fetch, clock } = runtime
  const request = doing.rewrite?.(asked, visit) ?? asked.request
  const raw = await sendDirect(
    { fetch, clock, credentials: settings.credentials },
    { ...request, timeoutMs: wholeTimeLeft() },
  )
  if (raw === 'timeout') return unknown(504, 'Twilio gave no answer in time')
  if (raw === 'network') return unknown(502, 'Twilio could not be reached, or broke off')
  if (raw.body === '') return { status: raw.status, type: 'text/plain', body: '' }
  const data = readObject(raw.body)
  if (!data) return unknown(502, 'What came was not from Twilio')
  const told = doing.tell?.(data, asked, settings.service) ?? data
  return json(raw.status, standing === 'listed' ? { ...told, [doNotCallField]: true } : told)
}

/** Nobody is called who may have been promised that they are not: what cannot be checked is not done. */
function refuseListed({ wholeTimeLeft }: Visit, standing: Standing): Reply | undefined {
  if (standing === 'listed') {
    return refuse(403, functionCodes.doNotCall, 'this person asked not to be called again')
  }
  // A call that is placed in too short a time is one that nobody knows of.
  if (standing === 'free' && wholeTimeLeft() >= leastMs) return undefined
  const what = 'whether this person wants no calls cannot be checked now'
  return refuse(403, functionCodes.cannotCheck, what)
}

function readObject(text: string): object | undefined {
  try {
    const data: unknown = JSON.parse(text)
    return typeof data === 'object' && data !== null ? data : undefined
  } catch {
    return undefined
  }
}

/** Twilio's runtime opens a Function to pages elsewhere on OPTIONS alone. */
function open(reply: Reply): Reply {
  return { ...reply, headers: { 'Access-Control-Allow-Origin': '*' } }
}
