import { expect, onTestFinished } from 'vitest'
import { ConnectionDropped } from '../../../src/stand-in/twilio/faults/apply-fault.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { isRecord } from '../../../src/twilio/json-values.ts'
import { type Finding, readFindings } from '../../../src/twilio/set-up/findings.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { postAsAccount } from '../world/ask-twilio.ts'
import { enumeratorNumber, respondentNumber, seeded } from '../world/form.ts'
import { openWorld, type World, type WorldSettings } from '../world/open-field.ts'
import { serviceKey, serviceUrl } from '../world/team-service.ts'

export interface CheckSettings extends WorldSettings {
  /** What somebody in between makes of an answer. */
  alter?: (answer: Response, request: Request) => Response | Promise<Response>
  /** The team's Functions in place of Twilio's own address. */
  overService?: boolean
  /** Of Functions that were deployed before there was this one. */
  withoutRoute?: string
  startsOffline?: boolean
  /** Twilio lets pages read its time. */
  tellsTime?: boolean
  /** A call was recorded before. */
  isRecorded?: boolean
  /** No requests of this path get through, as if the browser had refused their preflight. */
  keepsFromPages?: (request: Request) => boolean
}

const origin = 'https://team.surveycto.com'

/** As a browser does: names the origin, and keeps from the page what it may not read. */
function browserFetch(
  settings: CheckSettings,
  ends: { twilio: StandInTwilio; service: World['service'] },
): Fetch {
  const { keepsFromPages, withoutRoute } = settings
  return async (url, init) => {
    const request = new Request(url, init)
    request.headers.set('Origin', origin)
    if (url.startsWith(serviceUrl) && !url.endsWith(`/${withoutRoute}`)) return ends.service.answer(request)
    // An address where nobody is, or what answers there lets no page read it.
    if (!new URL(url).hostname.endsWith('.twilio.com')) throw new TypeError('Failed to fetch')
    if (init.mode === 'no-cors') {
      await ends.twilio.fetch(request)
      return { status: 0, text: async () => '', headers: new Headers() }
    }
    if (keepsFromPages?.(request)) throw new TypeError('Failed to fetch')
    return readable(await ends.twilio.fetch(request), request, settings, ends.twilio)
  }
}

async function readable(
  came: Response,
  request: Request,
  { alter, tellsTime }: CheckSettings,
  { requests }: StandInTwilio,
): Promise<Response> {
  const answer = alter ? await alter(came, request) : came
  const at = requests.at(-1)?.at
  if (tellsTime && at !== undefined) answer.headers.set('Date', new Date(at).toUTCString())
  if (!answer.headers.has('Access-Control-Allow-Origin')) throw new TypeError('Failed to fetch')
  return answer
}

/** Opens a field that checks, and lets it come to its end. */
export async function check(settings: CheckSettings = {}): Promise<World> {
  const { overService = false, parameters, ...rest } = settings
  const access = overService
    ? { account_sid: '', auth_token: '', service_url: serviceUrl, service_key: serviceKey }
    : {}
  const shared = settings.isRecorded ? { shared: await recordOnce() } : {}
  const world = await openWorld({
    ...rest,
    ...shared,
    parameters: { action: 'check', ...access, ...parameters },
    network: (ends) => {
      if (settings.startsOffline) ends.page.goOffline()
      const fetch = browserFetch(settings, ends)
      return async (url, init) => {
        if (ends.page.isOffline()) throw new TypeError('Failed to fetch')
        try {
          return await fetch(url, init)
        } catch (error) {
          if (error instanceof ConnectionDropped) throw new TypeError('Failed to fetch')
          throw error
        }
      }
    },
  })
  onTestFinished(() => {
    world.field.running.stop()
    world.service.stop()
    world.twilio.stop()
  })
  await settle(world)
  return world
}

/** A Twilio at which two people have talked, and were recorded. */
async function recordOnce() {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock, random: seeded(7) })
  for (const number of [enumeratorNumber, respondentNumber])
    twilio.phones.setHabit(number, { kind: 'answers', afterMs: 1_000, talksMs: 5_000 })
  const dial = `<Dial record="record-from-answer-dual"><Number>${respondentNumber}</Number></Dial>`
  const answer = await postAsAccount(twilio, 'Calls.json', {
    To: enumeratorNumber,
    From: twilio.account.twilioNumbers[0] ?? '',
    Twiml: `<Response>${dial}</Response>`,
  })
  if (answer.status !== 201) throw new Error(`There was no call to record: ${answer.status}`)
  await clock.advance(60_000)
  return { clock, twilio }
}

/** Time for every request, and for each that waits to be given up. */
export async function settle(world: World): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await world.pass(1)
}

export function answerOf({ host }: World): string {
  return host.stored.answer
}

/** What stands in the metadata. */
export function stored({ host }: World): Record<string, unknown> {
  const data: unknown = JSON.parse(host.stored.metadata)
  return isRecord(data) ? data : {}
}

export function findingsOf(world: World): readonly Finding[] {
  return readFindings(stored(world)['findings']) ?? []
}

/** How each thing was found, `yes`, `no` or `unknown`; several of one thing one after the other. */
export function resultOf(world: World, thing: string): string {
  return findingsOf(world)
    .filter((finding) => finding.thing === thing)
    .map(({ result }) => result)
    .join(' ')
}

const zeros = '0'.repeat(31)

/** Of a key that may do what `restrictedPermissions` says. */
export const restrictedKey = {
  auth_token: '',
  api_key: `SK${zeros}2`,
  api_secret: 'WorkbenchSecretNotForRealTwilio2',
} as const

/** All that reached Twilio were GETs, but for what placed the call that was there before; no phone has rung since. */
export function expectGetsAlone({ twilio }: World, { isRecorded = false }: CheckSettings): void {
  const others = twilio.requests.filter(({ method }) => method !== 'GET')
  expect(others.map(({ method, path }) => `${method} ${path}`)).toHaveLength(isRecorded ? 1 : 0)
  expect(twilio.world.calls().filter(({ parentSid }) => parentSid === null)).toHaveLength(isRecorded ? 1 : 0)
  expect(twilio.world.messages()).toEqual([])
}

/** Neither answer nor metadata hold a number, a SID or a secret. */
export function expectNothingPrivate({ host, twilio }: World): void {
  const text = host.stored.answer + host.stored.metadata
  const { account } = twilio
  const numbers = [enumeratorNumber, respondentNumber, ...account.twilioNumbers].map((one) => one.slice(1))
  const secrets = [account.authToken, account.apiSecret, account.restricted.apiSecret, serviceKey]
  for (const one of [...numbers, ...secrets, '712025550199', 'f'.repeat(32)]) expect(text).not.toContain(one)
  expect(text).not.toMatch(/[A-Z]{2}[0-9a-f]{32}|\d{9}/)
}
