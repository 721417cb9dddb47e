import fc from 'fast-check'
import { type CallStore, createCallStore } from '../../../src/plugin/call/store.ts'
import { readHost } from '../../../src/plugin/form/host.ts'
import { checkParameters, type Settings } from '../../../src/plugin/form/settings.ts'
import { readMessageMemory } from '../../../src/plugin/message/memory.ts'
import { describeSending } from '../../../src/plugin/message/notices.ts'
import { createSender, type Sender, type SenderModel } from '../../../src/plugin/message/sender.ts'
import { createFieldStore, createTabStore, type SentStore } from '../../../src/plugin/message/store.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { englishPanel } from '../../../src/plugin/words/panel-words.ts'
import { createWords, english } from '../../../src/plugin/words/words.ts'
import { createHost, type Host } from '../../../src/stand-in/surveycto/host.ts'
import type { Delivery } from '../../../src/stand-in/twilio/phones/phones.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { isRecord } from '../../../src/twilio/json-values.ts'
import { isFinal, isMessageStatus, type MessageStatus } from '../../../src/twilio/messages.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { sendFromElsewhere } from '../message/sending.ts'
import { createFakePage, type FakePage } from '../world/fake-page.ts'
import { appearanceOf, respondentNumber, seeded, standardParameters } from '../world/form.ts'
import { plugin } from '../world/plugin.ts'
import { createTeamService, serviceKey, type TeamService } from '../world/team-service.ts'
import { createTransport, type TransportName } from '../world/transports.ts'
import { type FaultHappens, faultsWith, letHappen, timePasses } from './any-fault.ts'

/** One thing that happens while messages are sent. Times in seconds. */
export type Happening =
  | { what: 'tap' | 'double tap'; text: string }
  | { what: 'update' | 'check now' | 'stop trying' | 'leave and return' | 'leave while asking' | 'clear' }
  | { what: 'hide' | 'show' | 'lose network' | 'get network' }
  | { what: 'another field sends'; text: string }
  | { what: 'another device sends' }
  /** Just before Twilio acts; its answer comes when nobody is there any more. */
  | { what: 'tap and leave'; text: string; ms: number }
  | { what: 'time passes'; seconds: number }
  | FaultHappens
  | { what: 'delivery'; delivery: Delivery }

export interface MessageLife {
  seed: number
  /** A field that calls has a tab for messages; another kind does nothing else. */
  kind: 'tab' | 'field'
  attempts: number
  clockSkewHours: number
  /** A messaging service picks the sender. */
  service: boolean
  happenings: readonly Happening[]
}

const text = fc.constantFrom('We call you at six.', 'Please call back.')

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({ what: fc.constantFrom('tap' as const, 'double tap' as const), text }),
  },
  { weight: 7, arbitrary: timePasses },
  {
    weight: 7,
    arbitrary: faultsWith(
      { kind: 'status', status: 429, code: 63038 },
      { kind: 'status', status: 400, code: 21610 },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('delivery' as const),
      delivery: fc.constantFrom<Delivery>('delivered', 'unconfirmed', 'unreachable', 'filtered'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('another field sends' as const), text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('tap and leave' as const),
      text,
      ms: fc.integer({ min: 100, max: 3_000 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Happening>(
      { what: 'leave and return' },
      { what: 'leave while asking' },
      { what: 'update' },
      { what: 'check now' },
      { what: 'stop trying' },
      { what: 'hide' },
      { what: 'show' },
      { what: 'lose network' },
      { what: 'get network' },
      { what: 'another device sends' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'clear' }) },
)

export const messageLives: fc.Arbitrary<MessageLife> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('tab' as const, 'field' as const),
  attempts: fc.integer({ min: 1, max: 3 }),
  clockSkewHours: fc.constantFrom(0, 0, -7, 5.5),
  service: fc.boolean(),
  happenings: fc.array(happening, { minLength: 2, maxLength: 14 }),
})

/** Lives one life and throws when a law is broken in it. */
export async function liveMessages(life: MessageLife, transport: TransportName = 'direct'): Promise<void> {
  const course = new Course(life, transport)
  try {
    for (const one of life.happenings) await course.happen(one)
    await course.comeToRest()
    if (course.broken) throw course.broken
  } finally {
    course.stop()
  }
}

class Course {
  /** The first law that was broken. */
  broken: Error | undefined
  private readonly life: MessageLife
  private readonly clock: VirtualClock = createVirtualClock()
  private readonly twilio: StandInTwilio
  private readonly transport: TransportName
  private readonly service: TeamService
  private readonly host: Host
  private readonly settings: Settings
  private readonly random: () => number
  private readonly storage = new Map<string, string>()
  private readonly claims = createClaims(() => ({
    getItem: (key) => this.storage.get(key) ?? null,
    setItem: (key, value) => void this.storage.set(key, value),
  }))
  private readonly page: FakePage = createFakePage()
  private calls: CallStore | undefined
  private sender: Sender | undefined
  /** Messages that other fields sent, and those from before a clear. */
  private readonly foreign = new Set<string>()
  /** Taps since the last clear that may have sent a message. */
  private taps = 0
  private readonly statuses = new Map<string, MessageStatus>()

  constructor(life: MessageLife, transport: TransportName) {
    this.life = life
    this.transport = transport
    this.twilio = createStandInTwilio({ clock: this.clock, random: seeded(life.seed) })
    this.service = createTeamService(this.twilio, this.clock)
    this.random = seeded(life.seed + 1)
    const parameters: Record<string, string | number> = {
      ...standardParameters(this.twilio, transport),
      display_number: 0,
      attempts: life.attempts,
      ...(life.kind === 'field' ? { action: 'sms' } : { panel: 'messages' }),
      ...(life.service ? { messaging_service_sid: this.twilio.account.messagingServiceSid } : {}),
    }
    const checked = checkParameters((name) => parameters[name], [])
    if (!checked.settings) throw new Error('The parameters of the test are wrong.')
    this.settings = checked.settings
    this.host = createHost(
      plugin,
      { name: 'call', type: 'text', label: { English: 'Write' }, hint: {} },
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
    this.open()
  }

  stop(): void {
    this.sender?.stop()
    this.service.stop()
    this.twilio.stop()
  }

  private open(): void {
    const globals = {}
    this.host.open().connect(globals)
    const { settings, random, page } = this
    const clock = { ...this.clock, now: () => this.clock.now() + this.life.clockSkewHours * 3_600_000 }
    const send = createTransport(settings, { fetch: (url, init) => this.fetch(url, init), clock })
    const words = createWords(englishPanel)
    const fieldWords = createWords(english)
    const describe = () => ({ tone: 'bad' as const, title: '', text: '', code: '' })
    this.sender = createSender({
      send,
      accountSid: settings.accountSid,
      clock,
      random,
      page,
      settings,
      store: this.openStore(globals),
      claims: this.claims,
      readOnly: false,
      most: this.most(),
      onChange: (model) => {
        const said = describeSending(model, { words, fieldWords, settings, describe, now: clock.now() })
        this.checkSecret(JSON.stringify([said, model.entry]), 'the screen')
        this.checkSeen(model)
      },
    })
    this.sender.open()
  }

  private openStore(globals: Readonly<Record<string, unknown>>): SentStore {
    const host = readHost(globals)
    if (this.life.kind === 'field') return createFieldStore(host, this.settings, this.random)
    const { store, messages } = createCallStore(host, this.settings, this.random)
    this.calls = store
    return createTabStore(messages, this.settings, this.random)
  }

  private most(): number {
    return this.life.kind === 'field' ? this.life.attempts : Number.POSITIVE_INFINITY
  }

  private readonly fetch: Fetch = (url, init) => {
    const { sid, authToken } = this.twilio.account
    this.law(!url.includes(authToken), 'the auth token is in an address')
    if (this.page.isOffline()) return Promise.reject(new TypeError('offline'))
    if (this.transport === 'direct') return this.twilio.fetch(new Request(url, init))
    this.checkSecret(url, 'an address')
    const told = [url, init.body, ...Object.values(init.headers)].join()
    this.law(!told.includes(sid) && !told.includes(authToken), 'the form has what is Twilio’s')
    return this.service.fetch(url, init)
  }

  async happen(one: Happening): Promise<void> {
    const { sender, twilio, page } = this
    switch (one.what) {
      case 'tap':
        this.tap(one.text)
        break
      case 'double tap':
        this.tap(one.text)
        this.tap(one.text)
        break
      case 'tap and leave':
        twilio.faults.add({
          when: { method: 'POST' },
          do: { kind: 'latency', ms: one.ms },
          times: 1,
          skip: 0,
        })
        this.tap(one.text)
        await this.clock.advance(one.ms * 0.45)
        this.leave()
        break
      case 'update':
        void sender?.update()
        break
      case 'check now':
        sender?.checkNow()
        break
      case 'stop trying':
        sender?.stopTrying()
        break
      case 'leave and return':
        await this.clock.advance(10)
        this.leave()
        break
      case 'leave while asking':
        this.leave()
        break
      case 'clear':
        this.clear()
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
      case 'another field sends':
        for (const sid of await this.sendFromElsewhere(one.text)) this.claims.claim(sid)
        break
      case 'another device sends':
        await this.sendFromElsewhere('Something else altogether')
        break
      case 'time passes':
        await this.clock.advance(one.seconds * 1000)
        break
      case 'fault':
        letHappen(one, { transport: this.transport, service: this.service, twilio })
        break
      case 'delivery':
        twilio.phones.setDelivery(respondentNumber, one.delivery)
        break
    }
    this.checkSent()
  }

  private tap(said: string): void {
    const { sender } = this
    if (sender?.model.maySend) this.taps += 1
    sender?.send({ text: said, mediaUrls: [] }, { to: 0 })
  }

  private leave(): void {
    this.sender?.stop()
    this.host.leave()
    this.open()
  }

  private clear(): void {
    const { state } = this.sender?.model ?? {}
    // A message under way cannot be taken back and stays this field's; all others are let go.
    const pending = state?.name === 'placing' || state?.name === 'unsure'
    const mine = this.known()
    this.statuses.clear()
    for (const sid of this.sids()) if (!pending || mine.has(sid)) this.foreign.add(sid)
    this.taps = pending ? 1 : 0
    this.host.clear()
    if (this.life.kind === 'tab') this.calls?.clear(false)
    this.sender?.clear()
  }

  private async sendFromElsewhere(said: string): Promise<string[]> {
    // What this field has under way at this moment must not count as the other's.
    await this.clock.advance(0)
    const before = new Set(this.sids())
    // The faults are meant for this field.
    const faults = this.twilio.faults.list()
    this.twilio.faults.clear()
    await sendFromElsewhere({ twilio: this.twilio }, said)
    for (const rule of faults) this.twilio.faults.add(rule)
    const made = this.sids().filter((sid) => !before.has(sid))
    for (const sid of made) this.foreign.add(sid)
    return made
  }

  /** All faults end, the network is back, and time passes. */
  async comeToRest(): Promise<void> {
    this.twilio.faults.clear()
    this.service.line.clear()
    this.page.show()
    this.page.goOnline()
    await this.rest()
    this.leave()
    await this.clock.advance(60_000)
    await this.rest()
    this.checkSent()
    this.law(this.isAtRest(), `it did not end: ${JSON.stringify(this.sender?.model.state)}`)
    const known = this.known()
    for (const sid of this.ownSids()) this.law(known.has(sid) || this.isTwin(sid), `${sid} is lost`)
    for (const sid of known) this.law(!this.foreign.has(sid), `${sid} belongs to another field`)
    this.checkAnswer()
    this.sender?.stop()
    this.twilio.reset()
    this.law(this.clock.pending() === 0, 'a timer is left running')
  }

  private async rest(): Promise<void> {
    for (let minutes = 0; minutes < 40 && !this.isAtRest(); minutes += 1) {
      await this.clock.advance(60_000)
      this.sayWhatIsTrue()
    }
  }

  private isAtRest(): boolean {
    const name = this.sender?.model.state.name
    return name === 'ready' || name === 'refused' || name === 'ended'
  }

  /** Where only the enumerator can tell, they tell the truth. */
  private sayWhatIsTrue(): void {
    const { state } = this.sender?.model ?? {}
    if (state?.name !== 'unsure' || !state.trouble) return
    const known = this.known()
    if (this.ownSids().every((sid) => known.has(sid))) this.sender?.sayNotSent()
    else if (state.trouble.kind === 'unclear') this.sender?.sayItWasSent()
    else this.sender?.checkNow()
  }

  private known(): Set<string> {
    const { metadata } = this.host.stored
    const data: unknown = metadata === '' ? {} : JSON.parse(metadata)
    const own = isRecord(data) ? data['plugin'] : undefined
    const memory = this.life.kind === 'field' ? own : isRecord(own) ? own['messages'] : undefined
    const { log } = readMessageMemory(memory)
    return new Set(log.flatMap(({ sid, twins = [] }) => [sid, ...twins]))
  }

  private sids(): string[] {
    return this.twilio.world.messages().map(({ sid }) => sid)
  }

  private ownSids(): string[] {
    return this.sids().filter((sid) => !this.foreign.has(sid))
  }

  private doubles(): boolean {
    return this.life.happenings.some(
      (one) => one.what === 'fault' && one.method === 'POST' && one.fault.kind === 'twice',
    )
  }

  /** Where the browser itself doubles requests, one of the two is told of, and the other where a look shows it. */
  private isTwin(sid: string): boolean {
    const body = this.twilio.world.message(sid)?.body
    return (
      this.doubles() && [...this.known()].some((other) => this.twilio.world.message(other)?.body === body)
    )
  }

  private checkSent(): void {
    const made = this.ownSids().length
    const most = Math.min(this.taps, this.most()) * (this.doubles() ? 2 : 1)
    this.law(made <= most, `${made} messages were sent where ${most} are allowed`)
  }

  private checkStored(): void {
    const { answer, metadata } = this.host.stored
    this.checkSecret(answer, 'the answer')
    this.checkSecret(metadata, 'the metadata')
    if (metadata !== '') this.law(isRecord(JSON.parse(metadata)), 'the metadata cannot be read')
    this.checkAnswer()
  }

  private checkAnswer(): void {
    const { answer } = this.host.stored
    if (this.life.kind === 'tab') this.law(answer === '', `a message became the answer: ${answer}`)
    if (answer === '') return
    const [status = '', sid = '', url = '', media = '', ...more] = answer.split('|')
    this.law(more.length === 0 && isMessageStatus(status) && media === '', `what is this answer: ${answer}`)
    this.law(url.endsWith(`/Messages/${sid}.json`), `the answer does not say which message: ${answer}`)
    this.law(this.twilio.world.message(sid) !== undefined, `${sid} does not exist`)
    this.law(!this.foreign.has(sid), `the answer is another field's message: ${sid}`)
  }

  /** A status that was shown is never taken back. */
  private checkSeen({ state }: SenderModel): void {
    if (!('message' in state)) return
    const { sid, status } = state.message
    const before = this.statuses.get(sid)
    this.law(
      before === undefined || before === status || !isFinal(before),
      `${sid} was ${before}, now ${status}`,
    )
    this.statuses.set(sid, status)
  }

  private checkSecret(said: string, where: string): void {
    const digits = said.replace(/[^\d]/g, '')
    this.law(!said.includes(this.twilio.account.authToken), `the auth token is in ${where}`)
    this.law(!said.includes(serviceKey), `the key is in ${where}`)
    this.law(!digits.includes(respondentNumber.slice(1)), `the hidden number is in ${where}`)
  }

  private law(holds: boolean, broken: string): void {
    if (holds) return
    // Thrown inside the plug-in's own callbacks it may be caught or lost there, so it is kept as well.
    this.broken ??= new Error(broken)
    throw this.broken
  }
}
