import { isRecord } from '../../twilio/json-values.ts'
import { createDirectTransport, type Refusal } from '../../twilio/transport.ts'
import { twilioFunction } from '../runtime/function-handler.ts'
import { admitAnybody } from '../runtime/guards.ts'
import { takeTurn } from '../runtime/rate.ts'
import { json, type Reply } from '../runtime/reply.ts'
import type { FunctionHandler } from '../runtime/runtime.ts'
import type { Visit } from '../runtime/visit.ts'

/** One action of the block: which of Twilio's resources it creates, and which of its fields go along. */
export interface BlockAction {
  /** As in the address, such as `api/twilio/makeCall`. */
  readonly name: string
  readonly resource: 'Calls' | 'Messages'
  readonly fields: readonly string[]
}

/**
 * Creates a call or a message with the credentials in the request. Fields come as form or JSON, at the top or
 * under `args`; others than the action's are passed over. The envelope is always
 * `{"callback": "success" | "error", "contextWrites": {"to": …}}`, HTTP 200: Twilio's JSON, or the error's text.
 */
export function blockFunction(action: BlockAction): FunctionHandler {
  return twilioFunction({
    name: action.name,
    // Only what Twilio itself checks is worth anything here: the account's own SID and token.
    admit: admitAnybody,
    answer: (visit) => run(visit, action),
    sorry: () => failed('Something went wrong; whether the record was created is not known'),
  })
}

async function run(visit: Visit, { resource, fields }: BlockAction): Promise<Reply> {
  const given = readFields(visit)
  const accountSid = given.get('accountSid') ?? ''
  const accountToken = given.get('accountToken') ?? ''
  if (accountSid === '' || accountToken === '') return failed('Credentials are required to create a Client')
  const wrong = Object.keys(sids).find((name) => !isSid(name, given.get(name) ?? ''))
  if (wrong !== undefined) return failed(`${wrong} is no SID of Twilio's`)
  // Whoever asks, and with whichever account: all of them share what Twilio lets these Functions do.
  if (!takeTurn(visit.runtime, 'rest block', visit.settings.service.limits.requests)) {
    return failed('[HTTP 429] Unable to create record: Too many requests')
  }
  const { clock, fetch } = visit.runtime
  const credentials = { username: accountSid, password: accountToken }
  const send = createDirectTransport({ fetch, clock, credentials })
  const reply = await send({
    method: 'POST',
    path: `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/${resource}.json`,
    form: fields.flatMap((field) => toForm(field, given.get(field) ?? '')),
    timeoutMs: visit.timeLeft(),
  })
  switch (reply.kind) {
    case 'data':
      return json(200, { callback: 'success', contextWrites: { to: reply.data } })
    case 'refused':
      return failed(`[HTTP ${reply.status}] Unable to create record: ${textOf(reply, given)}`)
    case 'nothing':
      return failed('Twilio gave no usable answer; whether the record was created is not known')
  }
}

/** The SIDs among the fields, and what each begins with. An account's stands in the address of what is asked. */
const sids: Readonly<Record<string, string>> = {
  accountSid: 'AC',
  applicationSid: 'AP',
  messagingServiceSid: 'MG',
}

function isSid(name: string, text: string): boolean {
  return text === '' || new RegExp(`^${sids[name]}[0-9a-f]{32}$`, 'i').test(text)
}

function failed(text: string): Reply {
  return json(200, { callback: 'error', contextWrites: { to: text } })
}

function readFields(visit: Visit): ReadonlyMap<string, string> {
  const { args } = visit.event
  const source = isRecord(args) ? args : visit.event
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(source)) {
    if (typeof value === 'string') fields.set(name, value.trim())
    else if (typeof value === 'number' || typeof value === 'boolean') fields.set(name, String(value))
  }
  return fields
}

const methodFields = ['method', 'fallbackMethod', 'statusCallbackMethod', 'recordingStatusCallbackMethod']

/** Twilio's names begin with a capital; a list of events is given field by field. */
function toForm(field: string, value: string): Array<readonly [string, string]> {
  if (value === '') return []
  const name = field.charAt(0).toUpperCase() + field.slice(1)
  if (field === 'statusCallbackEvent') return value.split(/[\s,]+/).map((event) => [name, event] as const)
  // The block's own page shows methods in small letters and their refusal in capitals.
  return [[name, methodFields.includes(field) ? value.toUpperCase() : value]]
}

/**
 * The error as the block's page words it, which systems built on it compare; Twilio's own words for these three
 * have changed since. Everything else as Twilio says it.
 */
function textOf({ code, message, status }: Refusal, given: ReadonlyMap<string, string>): string {
  if (code === 21603 || code === 21213) return 'A "From" phone number is required.'
  if (code === 20003 && status === 401 && /^authenticat/i.test(message)) return 'Authenticate'
  const method = methodFields
    .map((name) => given.get(name)?.toUpperCase())
    .find((value) => value && !/^(GET|POST)$/.test(value))
  return code === 21209 && method ? `Method is not valid: ${method}` : message
}
