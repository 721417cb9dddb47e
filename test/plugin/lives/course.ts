import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { type Host as PluginHost, readHost } from '../../../src/plugin/form/host.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import type { Account, Device } from '../../../src/plugin/world.ts'
import { createHost, type Host } from '../../../src/stand-in/surveycto/host.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { createFakePage, type FakePage } from '../world/fake-page.ts'
import { appearanceOf, seeded } from '../world/form.ts'
import { plugin } from '../world/plugin.ts'
import { createTeamService, serviceKey, type TeamService } from '../world/team-service.ts'
import { createTransport, type TransportName } from '../world/transports.ts'
import { type FaultHappens, letHappen } from './any-fault.ts'

/** What may happen around a field, whatever it does. Times in seconds. */
export type HappensAround =
  | { what: 'leave and return' | 'leave while asking' | 'hide' | 'show' | 'lose network' | 'get network' }
  | { what: 'time passes'; seconds: number }
  | FaultHappens

export interface AnyLife {
  seed: number
  clockSkewHours: number
  happenings: ReadonlyArray<{ what: string } | FaultHappens>
}

/** What fields on several devices share. */
export interface Around {
  clock: VirtualClock
  twilio: StandInTwilio
  service: TeamService
}

export function createAround(seed: number): Around {
  const clock = createVirtualClock()
  const twilio: StandInTwilio = createStandInTwilio({
    clock,
    random: seeded(seed),
    webhooks: (request) => service.webhook(request),
  })
  const service = createTeamService(twilio, clock)
  return { clock, twilio, service }
}

/** Thrown when a law is broken. */
export class BrokenLaw extends Error {
  override name = 'BrokenLaw'
}

/** One life: a field in a form, the network around it and Twilio behind, and the laws that hold all along. */
export abstract class Course {
  /** The first law that was broken. */
  broken: BrokenLaw | undefined
  protected readonly clock: VirtualClock
  protected readonly twilio: StandInTwilio
  protected readonly service: TeamService
  protected readonly host: Host
  protected readonly settings: Settings
  protected readonly random: () => number
  protected readonly page: FakePage = createFakePage()
  /** What other fields made, and what is from before a clear. */
  protected readonly foreign = new Set<string>()
  private readonly storage = new Map<string, string>()
  protected readonly claims = createClaims(() => ({
    getItem: (key) => this.storage.get(key) ?? null,
    setItem: (key, value) => void this.storage.set(key, value),
  }))
  private readonly any: AnyLife
  private readonly transport: TransportName

  constructor(
    life: AnyLife,
    transport: TransportName,
    parametersOf: (twilio: StandInTwilio) => Record<string, string | number>,
    { clock, twilio, service }: Around = createAround(life.seed),
  ) {
    this.any = life
    this.transport = transport
    this.clock = clock
    this.twilio = twilio
    this.service = service
    this.random = seeded(life.seed + 1)
    const parameters = parametersOf(this.twilio)
    const checked = checkParameters((name) => parameters[name], [])
    if (!checked.settings) throw new Error('The parameters of the test are wrong.')
    this.settings = checked.settings
    this.host = createHost(
      plugin,
      { name: 'call', type: 'text', label: { English: 'Call' }, hint: {} },
      {
        platform: 'android-collect',
        language: 'English',
        readOnly: false,
        required: false,
        appearance: appearanceOf(parameters),
        values: { fields: {}, datasets: {} },
      },
    )
    this.host.onStored(() => this.checkStored())
  }

  protected abstract openField(host: PluginHost, world: Account & Device): void
  protected abstract closeField(): void
  protected abstract checkStored(): void
  /** Nothing that is to be kept to itself is in an address. */
  protected abstract checkAddress(url: string): void
  /** What the respondent's number must not be read from, where it is hidden. */
  protected abstract hiddenNumbers(): readonly string[]

  stop(): void {
    this.close()
    this.service.stop()
    this.twilio.stop()
  }

  close(): void {
    this.closeField()
  }

  protected open(): void {
    const globals = {}
    this.host.open().connect(globals)
    const { settings, random, page } = this
    const clock = { ...this.clock, now: () => this.clock.now() + this.any.clockSkewHours * 3_600_000 }
    const send = createTransport(settings, { fetch: (url, init) => this.fetch(url, init), clock })
    this.openField(readHost(globals), { send, accountSid: settings.accountSid, clock, random, page })
  }

  protected leave(): void {
    this.closeField()
    this.host.leave()
    this.open()
  }

  /** Told of every request before it leaves. */
  protected onRequest(_method: string, _told: string): void {}

  private readonly fetch: Fetch = (url, init) => {
    this.checkAddress(url)
    this.onRequest(init.method, `${url} ${init.body ?? ''}`)
    if (this.page.isOffline()) return Promise.reject(new TypeError('offline'))
    if (this.transport === 'direct') return this.twilio.fetch(new Request(url, init))
    const { sid, authToken } = this.twilio.account
    const told = [url, init.body, ...Object.values(init.headers)].join()
    this.law(!told.includes(sid) && !told.includes(authToken), 'the form has what is Twilio’s')
    return this.service.fetch(url, init)
  }

  protected async happenAround(one: HappensAround): Promise<void> {
    const { page, transport, service, twilio } = this
    switch (one.what) {
      case 'leave and return':
        await this.clock.advance(10)
        this.leave()
        break
      case 'leave while asking':
        this.leave()
        break
      case 'hide':
        page.hide()
        break
      case 'show':
        page.show()
        break
      case 'lose network':
        page.goOffline()
        break
      case 'get network':
        page.goOnline()
        break
      case 'time passes':
        await this.clock.advance(one.seconds * 1000)
        break
      case 'fault':
        letHappen(one, { transport, service, twilio })
        break
    }
  }

  /** Does what somebody else does: the faults are meant for this field. */
  protected async withoutFaults(others: () => Promise<unknown>): Promise<void> {
    // What this field has under way at this moment must not count as the other's.
    await this.clock.advance(0)
    const faults = this.twilio.faults.list()
    this.twilio.faults.clear()
    await others()
    for (const rule of faults) this.twilio.faults.add(rule)
  }

  /** All faults end, and the network is back. */
  protected calmDown(): void {
    this.twilio.faults.clear()
    this.service.line.clear()
    this.page.show()
    this.page.goOnline()
  }

  /** The browser itself sends some request twice. */
  protected doubles(): boolean {
    return this.any.happenings.some(
      (one) => 'fault' in one && one.method === 'POST' && one.fault.kind === 'twice',
    )
  }

  /**
   * How often a request may be done and yet be refused as one too many, while a look does not show it: asking again, as
   * Twilio says one should, then does it twice.
   */
  protected refusedThoughDone(): number {
    const faults = this.any.happenings.filter((one): one is FaultHappens => 'fault' in one)
    const lags = this.twilio.behaviour.listsLagMs > 0 || faults.some(({ fault }) => fault.kind === 'stale')
    const refused = faults.filter(({ fault }) => fault.kind === 'twice' && fault.repeatStatus !== undefined)
    return lags ? refused.reduce((sum, { times }) => sum + times, 0) : 0
  }

  protected checkSecret(said: string, where: string): void {
    const digits = said.replace(/[^\d]/g, '')
    this.law(!said.includes(this.twilio.account.authToken), `the auth token is in ${where}`)
    this.law(!said.includes(serviceKey), `the key is in ${where}`)
    for (const number of this.hiddenNumbers()) {
      this.law(!digits.includes(number.slice(1)), `the hidden number is in ${where}`)
    }
  }

  protected law(holds: boolean, broken: string): void {
    if (holds) return
    // Thrown inside the plug-in's own callbacks it may be caught or lost there, so it is kept as well.
    this.broken ??= new BrokenLaw(broken)
    throw this.broken
  }
}
