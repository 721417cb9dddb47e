import type { Clock } from '../../../twilio/clock.ts'
import type { Account } from '../account.ts'
import { type RequestLog, readFields } from '../store/request-log.ts'
import { type Hook, isHookUrl, withoutPassword } from './hooks.ts'
import { signWebhook, type WebhookParameters } from './signature.ts'

/**
 * How the stand-in reaches what lies outside of it. It may be told by `request.signal` that nobody waits any
 * more.
 */
export type Reach = (request: Request) => Promise<Response>

/** What came back, or the code that Twilio's debugger shows where nothing usable did. */
export type WebhookAnswer =
  | { readonly kind: 'answer'; readonly type: string; readonly body: string; readonly url: string }
  | { readonly kind: 'failure'; readonly code: number; readonly message: string; readonly url: string }

/** Asks the addresses that a team has set up. */
export interface Webhooks {
  /** `done` is called once, never before this returns; what it answers takes the question back. */
  ask(hook: Hook, parameters: WebhookParameters, done: (answer: WebhookAnswer) => void): () => void
  /** How many are being asked now. */
  waiting(): number
  /** Takes every question back. */
  clear(): void
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const totalTimeoutMs = 15_000
/** https://www.twilio.com/docs/api/errors/11750 */
const longestBodyBytes = 64 * 1024
/** How often Twilio lets itself be sent on. Not documented for voice. */
const mostRedirects = 10

function fail(code: number, message: string, url: string): WebhookAnswer {
  return { kind: 'failure', code, message, url }
}

/** One question on its way to its answer. */
interface Step {
  readonly hook: Hook
  readonly told: WebhookParameters
}

/** Where an answer sends on to: with GET and nothing told, unless its status says that the method stays. */
function sentOn({ status, headers }: Response, { hook, told }: Step): Step | undefined {
  const location = headers.get('Location')
  if (status < 300 || status > 399 || location === null) return undefined
  const url = URL.canParse(location, hook.url) ? new URL(location, hook.url).href : location
  return status >= 307
    ? { hook: { url, method: hook.method }, told }
    : { hook: { url, method: 'GET' }, told: {} }
}

/** The address with its query as it is asked; what stands behind a `#` is for Twilio alone. */
function addressOf({ url, method }: Hook, parameters: WebhookParameters): string {
  const address = url.replace(/#.*$/, '')
  if (method === 'POST') return address
  const query = new URLSearchParams(parameters).toString()
  if (query === '') return address
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

export function createWebhooks(parts: {
  clock: Clock
  account: Account
  random: () => number
  log: RequestLog
  reach: Reach | undefined
}): Webhooks {
  const { clock, account, random, log, reach } = parts
  const cancels = new Set<() => void>()

  function buildRequest(hook: Hook, parameters: WebhookParameters, signal: AbortSignal): Request {
    const address = addressOf(hook, parameters)
    const form = hook.method === 'POST' ? parameters : {}
    const { username, password } = new URL(address)
    const headers = new Headers({
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      'X-Twilio-Signature': signWebhook(account.authToken, address, form),
      // The same for a repetition of the same event, another for every event.
      'I-Twilio-Idempotency-Token': Math.floor(random() * 2 ** 48).toString(16),
    })
    // A request may not hold a password in its address.
    const target = new URL(address)
    target.username = ''
    target.password = ''
    if (username !== '') {
      const basic = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
      headers.set('Authorization', `Basic ${btoa(basic)}`)
    }
    const body = hook.method === 'POST' ? new URLSearchParams(parameters) : null
    return new Request(target, { method: hook.method, headers, body, signal, redirect: 'manual' })
  }

  async function askOnce(hook: Hook, parameters: WebhookParameters, signal: AbortSignal): Promise<Response> {
    if (!reach) throw new Error('Nothing outside can be reached')
    const request = buildRequest(hook, parameters, signal)
    const fields = readFields(new URLSearchParams(parameters).toString())
    const record = log.add({
      at: clock.now(),
      method: hook.method,
      path: withoutPassword(addressOf(hook, {})),
      fields,
    })
    try {
      const response = await reach(request)
      record(response.status)
      return response
    } catch (error) {
      record('dropped')
      throw error
    }
  }

  async function readBody(response: Response, url: string): Promise<WebhookAnswer> {
    const bytes = await response.arrayBuffer()
    if (bytes.byteLength > longestBodyBytes) return fail(11750, 'TwiML response body too large', url)
    const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? ''
    return { kind: 'answer', type, body: new TextDecoder().decode(bytes), url }
  }

  /** Asks, and follows where it is sent on to. */
  async function askThrough(first: Step, signal: AbortSignal): Promise<WebhookAnswer> {
    let step = first
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const { hook, told } = step
      if (!isHookUrl(hook.url)) return fail(11100, 'Invalid URL format', hook.url)
      const response = await askOnce(hook, told, signal)
      if (response.ok) return readBody(response, hook.url)
      const next = sentOn(response, step)
      if (!next) return fail(11200, `HTTP retrieval failure: got HTTP ${response.status}`, hook.url)
      step = next
    }
    return fail(11200, 'HTTP retrieval failure: sent on too often', first.hook.url)
  }

  return {
    ask(hook, parameters, done) {
      const controller = new AbortController()
      let settled = false
      const settle = (answer?: WebhookAnswer): void => {
        if (settled) return
        settled = true
        stopTimer()
        cancels.delete(cancel)
        if (answer) done(answer)
      }
      const stopTimer = clock.after(totalTimeoutMs, () => {
        settle(fail(11200, 'HTTP retrieval failure: no answer within 15 seconds', hook.url))
        controller.abort()
      })
      const cancel = (): void => {
        settle()
        controller.abort()
      }
      cancels.add(cancel)
      askThrough({ hook, told: parameters }, controller.signal).then(settle, () => {
        const [code, message] = reach ? [11205, 'HTTP connection failure'] : [11200, 'HTTP retrieval failure']
        settle(fail(code, message, hook.url))
      })
      return cancel
    },
    waiting: () => cancels.size,
    clear() {
      for (const cancel of [...cancels]) cancel()
    },
  }
}
