import { Refusal } from '../api/refusal.ts'
import type { Behaviour } from '../behaviour.ts'
import type { DocumentSource } from '../programs/stage.ts'
import {
  callStatusHook,
  type DocumentHook,
  type HookSettings,
  isHookUrl,
  readMethod,
  voiceHook,
} from '../webhooks/hooks.ts'
import { type CallSubscription, readCallEvents } from './call-events.ts'

const longestTwiml = 4000

/** The application that a form names; undefined where it names none. */
function findApplication(form: URLSearchParams, behaviour: Behaviour): HookSettings | undefined {
  const sid = form.get('ApplicationSid') ?? ''
  if (sid === '') return undefined
  const application = /^AP[0-9a-f]{32}$/i.test(sid) ? behaviour.applications[sid] : undefined
  if (!application) throw new Refusal(400, 21218, `Invalid ApplicationSid: ${sid}`)
  return application
}

function readUrl(form: URLSearchParams, name: string): string | undefined {
  const url = form.get(name) ?? ''
  if (url === '') return undefined
  if (!isHookUrl(url)) throw new Refusal(400, 21205, `${name} is not a valid URL: ${url}`)
  return url
}

function readHook(form: URLSearchParams): DocumentHook | undefined {
  const url = readUrl(form, 'Url')
  const fallback = readUrl(form, 'FallbackUrl')
  if (url === undefined) return undefined
  const hook = { url, method: readMethod(form.get('Method')) }
  if (fallback === undefined) return hook
  return { ...hook, fallback: { url: fallback, method: readMethod(form.get('FallbackMethod')) } }
}

/**
 * Where the document of a call comes from: its application, else its address, else the form itself; undefined
 * where the form says nothing of it. Throws a Refusal.
 */
export function readSource(form: URLSearchParams, behaviour: Behaviour): DocumentSource | undefined {
  const application = findApplication(form, behaviour)
  const hook = application ? voiceHook(application) : readHook(form)
  if (hook) return { kind: 'hook', hook }
  const twiml = form.get('Twiml') ?? ''
  if (twiml === '') return undefined
  if (twiml.length > longestTwiml) throw new Refusal(400, 21658, 'Parameter exceeded character limit: Twiml')
  return { kind: 'inline', twiml }
}

/** Who is told what becomes of the call; null for nobody. Throws a Refusal. */
export function readSubscription(form: URLSearchParams, behaviour: Behaviour): CallSubscription | null {
  const application = findApplication(form, behaviour)
  const url = readUrl(form, 'StatusCallback')
  const own = url === undefined ? undefined : { url, method: readMethod(form.get('StatusCallbackMethod')) }
  const hook = application ? callStatusHook(application) : own
  return hook ? { hook, events: readCallEvents(form.getAll('StatusCallbackEvent')) } : null
}
