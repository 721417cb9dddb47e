import { onTestFinished } from 'vitest'
import { ConnectionDropped } from '../../../src/stand-in/twilio/faults/apply-fault.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { isRecord } from '../../../src/twilio/json-values.ts'
import { type Finding, readFindings } from '../../../src/twilio/set-up/findings.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { openWorld, type World, type WorldSettings } from '../world/open-field.ts'
import { serviceUrl } from '../world/team-service.ts'

export interface CheckSettings extends WorldSettings {
  /** What somebody in between makes of an answer. */
  alter?: (answer: Response, request: Request) => Response | Promise<Response>
  /** The team's Functions in place of Twilio's own address. */
  overService?: boolean
  /** No requests of this path get through, as if the browser had refused their preflight. */
  keepsFromPages?: (request: Request) => boolean
}

const origin = 'https://team.surveycto.com'

/**
 * As a browser does: names the origin, keeps from the page what it may not read, shows nothing of an answer that was
 * asked for without CORS.
 */
function browserFetch(settings: CheckSettings, ends: { twilio: StandInTwilio; service: World['service'] }): Fetch {
  const { alter, keepsFromPages } = settings
  return async (url, init) => {
    const request = new Request(url, init)
    request.headers.set('Origin', origin)
    if (url.startsWith(serviceUrl)) return ends.service.answer(request)
    const isBlind = init.mode === 'no-cors'
    if (!isBlind && keepsFromPages?.(request)) throw new TypeError('Failed to fetch')
    const came = await ends.twilio.fetch(request)
    const answer = alter ? await alter(came, request) : came
    if (isBlind) return { status: 0, text: async () => '', headers: new Headers() }
    if (!answer.headers.has('Access-Control-Allow-Origin')) throw new TypeError('Failed to fetch')
    return answer
  }
}

/** Opens a field that checks, and lets it come to its end. */
export async function check(settings: CheckSettings = {}): Promise<World> {
  const { overService = false, parameters, ...rest } = settings
  const access = overService
    ? { account_sid: '', auth_token: '', service_url: serviceUrl, service_key: 'key-of-the-team-0123456789' }
    : {}
  const world = await openWorld({
    ...rest,
    parameters: { action: 'check', ...access, ...parameters },
    network: (ends) => {
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
