import { lookAtAccount } from '../../twilio/set-up/account.ts'
import { countriesOfNumbers } from '../../twilio/set-up/countries.ts'
import { voiceOrigin } from '../../twilio/set-up/dialing-permissions.ts'
import { type Finding, type LookedAt, lookedAt, unknown } from '../../twilio/set-up/findings.ts'
import { openStatus } from '../../twilio/set-up/open-status.ts'
import type { Wanted } from '../../twilio/set-up/wanted.ts'
import { createDirectTransport, type Fetch, type Reply, type Transport } from '../../twilio/transport.ts'
import type { Problem, Settings } from '../form/settings.ts'
import type { PageFacts } from '../page.ts'
import type { World } from '../world.ts'
import { lookAtClock, lookAtDevice, lookAtSpeed } from './device.ts'
import { checkTimeoutMs, lookAtPreflight, lookAtTwilio } from './reach.ts'
import { lookOverService } from './service.ts'
import { type Seen, type Watch, watchFetch } from './watch.ts'

/** All that a check has found. Nothing in it is a number, a SID or a secret. */
export interface Report {
  /** Device time. */
  at: number
  /** How Twilio is reached. */
  way: 'direct' | 'service'
  facts: PageFacts
  findings: readonly Finding[]
  /** The quickest answer in ms, and how far the device's clock is ahead; absent where nobody knows. */
  quickestMs?: number | undefined
  aheadMs?: number | undefined
  requests: readonly Seen[]
}

/** What the form gives, however much is wrong with it. */
export interface ReadAnyway {
  read: Settings
  problems: readonly Problem[]
}

type LookWorld = Pick<World, 'clock' | 'page' | 'fetch'>

/** What a parameter must not have got wrong, so that it can be asked with. */
const forAccess = [
  'account_sid',
  'accountSID',
  'auth_token',
  'api_key',
  'api_secret',
  'service_url',
  'service_key',
]

/**
 * Looks at everything, with GETs alone. Never rejects.
 * @param onProgress is told what is known so far
 */
export async function lookAtAll(
  { clock, page, fetch }: LookWorld,
  checked: ReadAnyway,
  onProgress: (findings: readonly Finding[]) => void,
): Promise<Report> {
  const { read, problems } = checked
  const facts = page.facts()
  const device = lookAtDevice(checked, facts, fetch !== undefined)
  onProgress(device)
  const watch = watchFetch(fetch ?? nowhere, clock)
  const mayAsk = fetch && !problems.some(({ parameter, blocks }) => blocks && forAccess.includes(parameter))
  const wanted = wantedBy(checked)
  const asked = !mayAsk
    ? { findings: [], aheadMs: undefined }
    : read.serviceUrl
      ? await askService(watch, clock, read, wanted)
      : await askTwilio(watch, clock, read, wanted, (found) => onProgress([...device, ...found]))
  const { quickestMs } = watch
  const aheadMs = asked.aheadMs ?? watch.aheadMs
  const found = [...device, ...asked.findings, lookAtSpeed(quickestMs), lookAtClock(aheadMs)]
  return {
    at: clock.now(),
    way: read.serviceUrl ? 'service' : 'direct',
    facts,
    findings: inOrder([...found, ...missing(found, wanted, read)]),
    quickestMs,
    aheadMs,
    requests: watch.seen,
  }
}

const nowhere: Fetch = () => Promise.reject(new TypeError('This engine cannot fetch.'))

type Asked = { findings: readonly Finding[]; aheadMs: number | undefined }

async function askTwilio(
  watch: Watch,
  clock: World['clock'],
  { credentials, accountSid }: Settings,
  wanted: Wanted,
  onProgress: (findings: readonly Finding[]) => void,
): Promise<Asked> {
  const ends = { fetch: watch.fetch, clock }
  const reach = await lookAtTwilio(ends, accountSid)
  onProgress(reach.findings)
  if (!reach.isReached) return { findings: reach.findings, aheadMs: undefined }
  let first: Reply<unknown> | undefined
  const transportTo = (origin?: string): Transport => {
    const send = createDirectTransport({ ...ends, credentials, ...(origin ? { origin } : {}) })
    return async (request) => {
      const reply = await send({ ...request, timeoutMs: checkTimeoutMs })
      first = first ?? reply
      return reply
    }
  }
  const open = (path: string) => openStatus(ends, path, checkTimeoutMs)
  const account = await lookAtAccount(
    { api: transportTo(), voice: transportTo(voiceOrigin), open },
    accountSid,
    wanted,
  )
  return { findings: [...reach.findings, lookAtPreflight(first), ...account], aheadMs: undefined }
}

async function askService(
  watch: Watch,
  clock: World['clock'],
  settings: Settings,
  wanted: Wanted,
): Promise<Asked> {
  const { findings, at } = await lookOverService({ fetch: watch.fetch, clock }, settings, wanted)
  return { findings, aheadMs: at === undefined ? undefined : clock.now() - at }
}

/** What the form is for, as far as it could be read. */
export function wantedBy({ read, problems }: ReadAnyway): Wanted {
  const { message, enumerator, panel, record } = read
  const writes = message.text !== '' || message.serviceSid !== '' || message.mediaUrls.length > 0
  const hasPhone = enumerator.value !== '' || problems.some(({ parameter }) => parameter === 'from_number')
  const calls = hasPhone || !writes
  const numbers = [enumerator.value, ...read.respondents.map(({ number }) => number)]
  return {
    calls,
    messages: writes || panel.includes('messages'),
    recordings: calls && record !== 'never',
    consent: calls && record === 'consent',
    callerIds: read.twilioNumbers,
    countries: calls ? countriesOfNumbers(numbers) : [],
  }
}

/** What was not looked at for want of something else is said to be so, and never left out. */
function missing(found: readonly Finding[], wanted: Wanted, { serviceUrl }: Settings): Finding[] {
  const things: LookedAt[] = ['network', 'credentials', 'account', 'caller-id', 'change']
  things.push(...(serviceUrl ? (['service', 'rules'] as const) : (['origin', 'preflight'] as const)))
  if (wanted.calls) things.push('calls-list', 'calls-read', 'country')
  if (wanted.messages) things.push('messages-list', 'messages-read')
  if (wanted.consent) things.push('recordings-list')
  if (wanted.recordings) things.push('encryption', 'sound')
  return things.filter((thing) => !found.some((one) => one.thing === thing)).map(unknown)
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return lookedAt.reduce<Finding[]>(
    (all, thing) => all.concat(findings.filter((one) => one.thing === thing)),
    [],
  )
}
