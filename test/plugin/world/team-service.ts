import { letIn } from '../../../src/stand-in/twilio/api/cors.ts'
import {
  applyFault,
  ConnectionDropped,
  type FaultTools,
} from '../../../src/stand-in/twilio/faults/apply-fault.ts'
import { createFaults, type Faults } from '../../../src/stand-in/twilio/faults/faults.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { functionHandlers } from '../../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../../src/workbench/functions-host.ts'

export const serviceUrl = 'https://calls-1234.twil.io'
export const serviceKey = 'key-of-the-team-0123456789'

/** The team's own Functions, the real ones, between a form and the stand-in Twilio. */
export interface TeamService {
  /** As a browser sends: what may not be read from elsewhere is a failure. */
  readonly fetch: Fetch
  /** The same for a request that is caught elsewhere. */
  answer(request: Request): Promise<Response>
  /** What Twilio asks the Functions, with its signature. */
  webhook(request: Request): Promise<Response>
  /** What goes wrong between the form and the Functions; `when` is tested against what they are asked for. */
  readonly line: Faults
  /** What the Functions wrote into Twilio's log. */
  readonly logs: readonly string[]
  /** What left the form, addresses, headers and all. */
  readonly sent: readonly Request[]
  /** Drops what still waits on the line. */
  stop(): void
}

/** What `.env` allows so that everything that tests do is allowed. */
export function openEnvironment({ account, sync }: StandInTwilio): Record<string, string> {
  return {
    // A test that has prepared a list means it to be looked at.
    SYNC_SERVICE_SID: [...sync.services.keys()][0] ?? '',
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    SERVICE_KEYS: `other:another-key-of-the-team,team:${serviceKey}`,
    ALLOWED_ACTIONS: 'call,hang-up,record,delete-recording,message,history',
    ALLOWED_CALLER_IDS: [...account.twilioNumbers, account.messagingServiceSid].join(', '),
    ALLOWED_COUNTRIES: '+254',
    ALLOWED_ENUMERATORS: ['example.org;transport=tls', 'sip.twilio.com', 'sip.twilio.com:5061;transport=tls']
      .map((domain) => `sip:*@office.${domain}`)
      .concat('client:*', '+254*')
      .join(),
    REQUESTS_PER_MINUTE: '100000',
    PLACEMENTS_PER_MINUTE: '1000',
  }
}

export function createTeamService(
  twilio: StandInTwilio,
  clock: VirtualClock,
  environment: Readonly<Record<string, string>> = {},
): TeamService {
  const logs: string[] = []
  const sent: Request[] = []
  const line = createFaults(() => {})
  const drops = new Set<() => void>()
  const host = createFunctionsHost({
    handlers: functionHandlers,
    environment: { ...openEnvironment(twilio), ...environment },
    assets: {},
    clock,
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
    log: (text) => logs.push(text),
  })

  function waitOr(stop: (done: () => void, drop: () => void) => () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => () => {
        drops.delete(drop)
        cancel()
        finish()
      }
      const drop = end(() => reject(new ConnectionDropped()))
      const cancel = stop(end(resolve), drop)
      drops.add(drop)
    })
  }

  function toolsFor(request: Request): FaultTools {
    return {
      act: () => host(request.clone()),
      now: clock.now,
      wait: (ms) => waitOr((done) => clock.after(ms, done)),
      async waitForEver() {
        await waitOr((_done, drop) => {
          request.signal.addEventListener('abort', drop)
          return () => request.signal.removeEventListener('abort', drop)
        })
        throw new ConnectionDropped()
      },
    }
  }

  async function answer(request: Request): Promise<Response> {
    sent.push(request.clone())
    const form = new URLSearchParams(await request.clone().text())
    const [method = '', rest = ''] = (form.get('Ask') ?? request.method).split(' ')
    form.delete('Ask')
    const query = method === 'GET' ? `?${form}` : ''
    const fault = line.take(method, `/2010-04-01/Accounts/AC/${rest}${query}`)
    const response = fault
      ? await applyFault(fault, toolsFor(request)).then(fault.kind === 'no-cors' ? undefined : letIn)
      : await host(request.clone())
    if (response.headers.has('Access-Control-Allow-Origin')) return response
    throw new TypeError('not for this page')
  }

  return {
    line,
    logs,
    sent,
    fetch: (url, init) => answer(new Request(url, init)),
    answer,
    webhook: host,
    stop() {
      for (const drop of [...drops]) drop()
    },
  }
}
