import { callsPath } from '../../twilio/calls.ts'
import type { Clock } from '../../twilio/clock.ts'
import { isRecord } from '../../twilio/json-values.ts'
import { checkPath } from '../../twilio/service-ask.ts'
import { createServiceTransport } from '../../twilio/service-transport.ts'
import { type Finding, no, readFindings, unknown, yes } from '../../twilio/set-up/findings.ts'
import type { Wanted } from '../../twilio/set-up/wanted.ts'
import { type Fetch, type Fields, type Reply, twilioOrigin } from '../../twilio/transport.ts'
import type { Settings } from '../form/settings.ts'
import { checkTimeoutMs, isThere } from './reach.ts'

export interface ServiceLook {
  findings: Finding[]
  /** The Functions' time, ms since 1970; undefined where they told none. */
  at: number | undefined
}

/** Has the team's Functions look at the account, which they know the credentials of. */
export async function lookOverService(
  ends: { fetch: Fetch; clock: Clock },
  settings: Settings,
  wanted: Wanted,
): Promise<ServiceLook> {
  const { serviceUrl: url, credentials } = settings
  const send = createServiceTransport({ ...ends, url, key: credentials.password })
  // They ask Twilio several things one after the other, and have 8 s for it.
  const timeoutMs = checkTimeoutMs * 1.5
  const reply = await send({ method: 'GET', path: checkPath, query: fieldsOf(settings, wanted), timeoutMs })
  if (reply.kind === 'data') return readTold(reply.data)
  if (reply.kind === 'refused') return told(yes('network'), refusedBy(reply))
  const warm = await send({ method: 'HEAD', path: callsPath(''), timeoutMs: checkTimeoutMs })
  // They answer, older ones with a no to whoever shows no key, and do not know what is asked.
  if (warm.kind === 'data' || warm.status === 401)
    return told(yes('network'), isLate(reply) ? unknown('service') : no('service', 'service-old'))
  const isOnline = await isThere(ends, twilioOrigin)
  return isOnline
    ? told(yes('network'), isLate(reply) ? unknown('service') : no('service', 'service-url'))
    : told(no('network', 'network'), unknown('service'))
}

function isLate(reply: Reply<unknown>): boolean {
  return reply.kind === 'nothing' && (reply.cause === 'timeout' || reply.cause === 'server')
}

function refusedBy({ status }: { status: number }): Finding {
  if (status === 401) return no('service', 'service-key')
  return status === 400 ? no('service', 'service-old') : unknown('service')
}

function told(...findings: readonly Finding[]): ServiceLook {
  return { findings: [...findings], at: undefined }
}

function readTold(data: unknown): ServiceLook {
  const { at, findings: given } = isRecord(data) ? data : {}
  const findings = readFindings(given)
  if (!findings) return told(yes('network'), no('service', 'service-url'))
  return {
    findings: [yes('network'), yes('service'), ...findings],
    at: typeof at === 'number' ? at : undefined,
  }
}

/** What the form is for, so that they can say whether they allow it. */
function fieldsOf(settings: Settings, wanted: Wanted): Fields {
  const { enumerator, respondents, message } = settings
  const numbers = respondents.map(({ number }) => number).filter((number) => number !== '')
  const actions = [
    wanted.calls && 'call',
    wanted.recordings && 'record',
    wanted.messages && 'message',
    settings.panel.length > 0 && settings.panel.some((tab) => tab !== 'keypad') && 'history',
  ]
  const all: ReadonlyArray<readonly [string, string | false]> = [
    ...actions.map((action) => ['Action', action || ''] as const),
    ...wanted.callerIds.map((number) => ['From', number] as const),
    ['Service', message.serviceSid],
    ['Enumerator', wanted.calls && enumerator.value],
    ...numbers.map((number) => ['To', number] as const),
    ['Consent', wanted.consent && '1'],
    ...wanted.countries.map((country) => ['Country', country] as const),
  ]
  return all.filter((field): field is readonly [string, string] => field[1] !== false && field[1] !== '')
}
