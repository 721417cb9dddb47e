import { onTestFinished } from 'vitest'
import type { Behaviour } from '../../../src/stand-in/twilio/behaviour.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { Reach } from '../../../src/stand-in/twilio/webhooks/webhooks.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'

export const enumerator = '+255754000001'
export const respondent = '+255754000002'
export const bridge = dial(`<Number>${respondent}</Number>`)

/** A document that dials `nouns`. */
export function dial(nouns: string, attributes = ''): string {
  return `<Response><Dial callerId="+12025550110" ${attributes}>${nouns}</Dial></Response>`
}

type Property =
  | 'sid'
  | 'status'
  | 'code'
  | 'message'
  | 'to'
  | 'from'
  | 'uri'
  | 'duration'
  | 'date_created'
  | 'phone_number_sid'
  | 'start_time'
  | 'end_time'
  | 'queue_time'
  | 'account_sid'
  | 'call_sid'
  | 'parent_call_sid'
  | 'channels'
  | 'calls'
  | 'recordings'
  | 'page_size'
  | 'next_page_uri'
  | 'previous_page_uri'
  | 'subresource_uris'
  | 'messages'
  | 'body'
  | 'direction'
  | 'date_sent'
  | 'num_segments'
  | 'num_media'
  | 'error_code'
  | 'error_message'
  | 'messaging_service_sid'
  | 'media_list'
  | 'incoming_phone_numbers'
  | 'outgoing_caller_ids'
  | 'encryption_details'
  | 'content_type'
  | 'phones'
  | 'faults'
  | 'requests'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: { readonly [Name in Property]?: unknown }
}

/** The fields of a request; as pairs where one is given several times. */
export type Form = Record<string, string> | [name: string, value: string][]

/** A stand-in on its own clock, and short ways to speak to it. */
export interface Setup {
  readonly twilio: StandInTwilio
  readonly clock: VirtualClock
  readonly calls: string
  readonly messages: string
  /** Sends as the account, unless `basic` says otherwise; null sends no credentials. */
  send(method: string, path: string, form?: Form, basic?: string | null): Promise<Answer>
  /** Places a call to the enumerator and answers its SID. */
  place(twiml?: string, form?: Record<string, string>): Promise<string>
  call(sid: string): Promise<Answer['body']>
  /** Sends a message to the respondent and answers its SID. */
  write(form?: Record<string, string>): Promise<string>
  message(sid: string): Promise<Answer['body']>
  legsOf(sid: string): Promise<Answer['body'][]>
}

export function isObject(value: unknown): value is Answer['body'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects in a list of an answer. */
export function listOf(answer: Answer, name: Property): Answer['body'][] {
  const list = answer.body[name]
  if (!Array.isArray(list)) throw new Error(`No ${name} in ${JSON.stringify(answer.body)}`)
  return list.filter(isObject)
}

async function readAnswer(response: Response): Promise<Answer> {
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false
  const body: unknown = isJson ? await response.json() : {}
  return { status: response.status, headers: response.headers, body: isObject(body) ? body : {} }
}

/** `webhooks` is how the stand-in reaches the team's addresses. */
export function setUp(behaviour?: Partial<Behaviour>, webhooks?: Reach): Setup {
  const clock = createVirtualClock(undefined, () => twilio.webhooksWaiting() > 0)
  let seed = 1
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const twilio = createStandInTwilio({
    clock,
    random,
    ...(behaviour ? { behaviour } : {}),
    ...(webhooks ? { webhooks } : {}),
  })
  onTestFinished(() => twilio.stop())
  const { account } = twilio
  const calls = `/2010-04-01/Accounts/${account.sid}/Calls`
  const messages = `/2010-04-01/Accounts/${account.sid}/Messages`

  const send: Setup['send'] = async (method, path, form, basic = `${account.sid}:${account.authToken}`) => {
    const headers = new Headers()
    if (basic !== null) headers.set('Authorization', `Basic ${btoa(basic)}`)
    const body = form ? new URLSearchParams(form) : null
    const host = path.startsWith('/v1/DialingPermissions') ? 'voice' : 'api'
    return readAnswer(
      await twilio.fetch(new Request(`https://${host}.twilio.com${path}`, { method, headers, body })),
    )
  }

  return {
    twilio,
    clock,
    calls,
    messages,
    send,
    async place(twiml = bridge, form = {}) {
      const wanted = { To: enumerator, From: '+12025550110', Twiml: twiml, ...form }
      const answer = await send('POST', `${calls}.json`, wanted)
      const { sid } = answer.body
      if (typeof sid !== 'string') throw new Error(`No call: ${JSON.stringify(answer.body)}`)
      return sid
    },
    call: async (sid) => (await send('GET', `${calls}/${sid}.json`)).body,
    async write(form = {}) {
      const wanted = { To: respondent, From: '+12025550110', Body: 'Hello', ...form }
      const answer = await send('POST', `${messages}.json`, wanted)
      const { sid } = answer.body
      if (typeof sid !== 'string') throw new Error(`No message: ${JSON.stringify(answer.body)}`)
      return sid
    },
    message: async (sid) => (await send('GET', `${messages}/${sid}.json`)).body,
    legsOf: async (sid) => listOf(await send('GET', `${calls}.json?ParentCallSid=${sid}`), 'calls'),
  }
}
