import fc from 'fast-check'
import type { Model } from '../../../src/plugin/call/field.ts'
import { createField, type Field } from '../../../src/plugin/call/field.ts'
import { isNewer } from '../../../src/plugin/call/outcome.ts'
import type { RecordingAction } from '../../../src/plugin/call/recording/recorder.ts'
import { recordingPart } from '../../../src/plugin/call/recording/recording-part.ts'
import { createCallStore } from '../../../src/plugin/call/store.ts'
import { readHost } from '../../../src/plugin/form/host.ts'
import { checkParameters, type Settings } from '../../../src/plugin/form/settings.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { screenOf } from '../../../src/plugin/screen/screen.ts'
import { createWords, english } from '../../../src/plugin/words/words.ts'
import { createHost, type Host } from '../../../src/stand-in/surveycto/host.ts'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { readMetadata } from '../../../src/stored/metadata.ts'
import { type CallStatus, isCallStatus } from '../../../src/twilio/calls.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { postAsAccount } from '../world/ask-twilio.ts'
import { createFakePage, type FakePage } from '../world/fake-page.ts'
import { speaksEnglish } from '../world/fixtures.ts'
import {
  appearanceOf,
  enumeratorNumber,
  respondentNumber,
  seeded,
  standardParameters,
} from '../world/form.ts'
import { plugin } from '../world/plugin.ts'
import { createTeamService, serviceKey, type TeamService } from '../world/team-service.ts'
import { createTransport, type TransportName } from '../world/transports.ts'
import { type FaultHappens, faultsWith, letHappen, timePasses } from './any-fault.ts'

/** One thing that happens to a field. Times in seconds. */
export type Happening =
  | { what: 'tap call' | 'double tap call' | 'update' | 'hang up' | 'check now' | 'stop trying' }
  | {
      what:
        | 'leave and return'
        | 'leave while asking'
        | 'clear'
        | 'hide'
        | 'show'
        | 'lose network'
        | 'get network'
    }
  | { what: 'another field calls' | 'everybody hangs up' | 'enumerator hangs up' }
  | { what: 'time passes'; seconds: number }
  | { what: 'record'; action: RecordingAction }
  | { what: 'choose'; position: number }
  /** undefined: the form's number again; '': nothing usable. */
  | { what: 'enter'; number: string | undefined }
  | FaultHappens
  | { what: 'habits'; enumerator: Habit; respondent: Habit }

export interface Life {
  seed: number
  attempts: number
  clockSkewHours: number
  consent: boolean
  /** How many numbers the form has for the respondent. */
  numbers: 1 | 6
  /** Only shown numbers can be corrected by hand. */
  numbersShown: boolean
  /** Where the enumerator is rung. */
  phone: string
  happenings: readonly Happening[]
}

/** What an enumerator enters instead of the form's number. */
const handNumber = '+254711222999'
const moreNumbers = ['+254733000001', '+254733000002', '+254733000003', '+254733000004', '+254733000005']

const habit: fc.Arbitrary<Habit> = fc.oneof(
  fc.record({
    kind: fc.constant('answers' as const),
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    talksMs: fc.integer({ min: 1_000, max: 90_000 }),
  }),
  fc.record({ kind: fc.constant('declines' as const), afterMs: fc.integer({ min: 0, max: 9_000 }) }),
  fc.constantFrom<Habit>({ kind: 'busy' }, { kind: 'silent' }, { kind: 'unreachable' }, { kind: 'manual' }),
)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Happening>({ what: 'tap call' }, { what: 'double tap call' }) },
  { weight: 8, arbitrary: timePasses },
  { weight: 6, arbitrary: faultsWith({ kind: 'status', status: 400, code: 21211 }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('habits' as const), enumerator: habit, respondent: habit }),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Happening>(
      { what: 'leave and return' },
      { what: 'leave while asking' },
      { what: 'update' },
      { what: 'hang up' },
      { what: 'check now' },
      { what: 'stop trying' },
      { what: 'hide' },
      { what: 'show' },
      { what: 'lose network' },
      { what: 'get network' },
      { what: 'everybody hangs up' },
      { what: 'enumerator hangs up' },
      { what: 'another field calls' },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('record' as const),
      action: fc.constantFrom<RecordingAction>('start', 'pause', 'resume', 'stop', 'delete'),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'clear' }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('choose' as const), position: fc.integer({ min: 0, max: 6 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('enter' as const),
      number: fc.constantFrom(handNumber, handNumber, '', undefined),
    }),
  },
)

export const lives: fc.Arbitrary<Life> = fc.record({
  seed: fc.nat(),
  attempts: fc.integer({ min: 1, max: 3 }),
  clockSkewHours: fc.constantFrom(0, 0, -7, 5.5),
  consent: fc.boolean(),
  numbers: fc.constantFrom(1, 1, 6),
  numbersShown: fc.boolean(),
  phone: fc.constantFrom(enumeratorNumber, enumeratorNumber, 'sip:maria@Office.example.org;transport=tls'),
  happenings: fc.array(happening, { minLength: 2, maxLength: 14 }),
})

/** Thrown when a law is broken. */
export class BrokenLaw extends Error {
  override name = 'BrokenLaw'
}

/** Lives one life and throws when a law is broken in it. */
export async function live(life: Life, transport: TransportName = 'direct'): Promise<void> {
  const course = new Course(life, transport)
  try {
    await course.begin()
    for (const one of life.happenings) await course.happen(one)
    await course.comeToRest()
    if (course.broken) throw course.broken
  } finally {
    course.stop()
  }
}

class Course {
  /** The first law that was broken. */
  broken: BrokenLaw | undefined
  private readonly life: Life
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
  private field: Field | undefined
  /** Calls that other fields made, and those from before a clear. */
  private readonly foreign = new Set<string>()
  /** The latest status stored of each call. */
  private readonly statuses = new Map<string, CallStatus>()

  constructor(life: Life, transport: TransportName) {
    this.life = life
    this.transport = transport
    this.twilio = createStandInTwilio({ clock: this.clock, random: seeded(life.seed) })
    this.service = createTeamService(this.twilio, this.clock)
    this.random = seeded(life.seed + 1)
    const parameters = {
      ...standardParameters(this.twilio, transport),
      from_number: life.phone,
      to_number: this.formNumbers().join('|'),
      display_number: life.numbersShown ? 1 : 0,
      details: 1,
      attempts: life.attempts,
      record: life.consent ? 'consent' : 0,
    }
    const checked = checkParameters((name) => Reflect.get(parameters, name), [])
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

  async begin(): Promise<void> {
    this.open()
    await this.clock.advance(300)
    // A life with consent is about recording, so it begins in the middle of a talk.
    if (!this.life.consent) return
    this.setHabits({ kind: 'answers', afterMs: 500 }, { kind: 'answers', afterMs: 500 })
    await this.happen({ what: 'tap call' })
    await this.happen({ what: 'time passes', seconds: 6 })
  }

  stop(): void {
    this.field?.stop()
    this.service.stop()
    this.twilio.stop()
  }

  private open(): void {
    const globals = {}
    this.host.open().connect(globals)
    const { settings, random, page } = this
    const clock = { ...this.clock, now: () => this.clock.now() + this.life.clockSkewHours * 3_600_000 }
    const send = createTransport(settings, { fetch: (url, init) => this.fetch(url, init), clock })
    const { store } = createCallStore(readHost(globals), settings, random)
    const words = createWords(english)
    const recordingBox = recordingPart.createRecordingBox(speaksEnglish)
    this.field = createField({
      send,
      accountSid: settings.accountSid,
      clock,
      random,
      page,
      settings,
      store,
      claims: this.claims,
      readOnly: false,
      ...(this.life.consent ? { recording: Promise.resolve(recordingPart) } : {}),
      onChange: (model) => {
        const screen = screenOf(model, { words, settings, problems: [], recordingBox, now: clock.now() })
        this.checkSecret(JSON.stringify(screen), 'the screen')
        this.checkRecording(model)
      },
    })
  }

  private readonly fetch: Fetch = (url, init) => {
    this.checkSecret(url, 'an address')
    if (this.page.isOffline()) return Promise.reject(new TypeError('offline'))
    if (this.transport === 'direct') return this.twilio.fetch(new Request(url, init))
    const { sid, authToken } = this.twilio.account
    const told = [url, init.body, ...Object.values(init.headers)].join()
    this.law(!told.includes(sid) && !told.includes(authToken), 'the form has what is Twilio’s')
    return this.service.fetch(url, init)
  }

  async happen(one: Happening): Promise<void> {
    const { field, twilio, page } = this
    switch (one.what) {
      case 'tap call':
        field?.call()
        break
      case 'double tap call':
        field?.call()
        field?.call()
        await this.clock.advance(20)
        field?.call()
        break
      case 'update':
        field?.update()
        break
      case 'hang up':
        field?.hangUp()
        break
      case 'check now':
        field?.checkNow()
        break
      case 'stop trying':
        field?.stopTrying()
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
      case 'everybody hangs up':
        this.hangUpAll()
        break
      case 'enumerator hangs up':
        twilio.phones.hangUp(this.life.phone)
        break
      case 'another field calls':
        await this.callFromAnotherField()
        break
      case 'record':
        field?.record(one.action)
        break
      case 'time passes':
        await this.clock.advance(one.seconds * 1000)
        break
      case 'fault':
        letHappen(one, { transport: this.transport, service: this.service, twilio })
        break
      case 'habits':
        this.setHabits(one.enumerator, one.respondent)
        break
      case 'choose':
        field?.choose(one.position)
        break
      case 'enter':
        field?.enter(one.number)
        break
    }
    this.checkCalls()
  }

  private formNumbers(): string[] {
    return [respondentNumber, ...moreNumbers.slice(0, this.life.numbers - 1)]
  }

  private setHabits(enumerator: Habit, respondent: Habit): void {
    const { phones } = this.twilio
    phones.setHabit(this.life.phone, enumerator)
    for (const number of [...this.formNumbers(), handNumber]) phones.setHabit(number, respondent)
  }

  private hangUpAll(): void {
    for (const number of [...this.formNumbers(), handNumber, this.life.phone]) {
      this.twilio.phones.hangUp(number)
    }
  }

  private leave(): void {
    this.field?.stop()
    this.host.leave()
    this.open()
  }

  private clear(): void {
    const { state } = this.field?.model ?? {}
    // A call under way cannot be taken back and stays this field's; all others are let go.
    const pending = state?.name === 'placing' || state?.name === 'unsure'
    const mine = new Set(readMetadata(this.host.stored.metadata).log.map((entry) => entry.sid))
    this.statuses.clear()
    for (const sid of this.parentSids()) if (!pending || mine.has(sid)) this.foreign.add(sid)
    this.host.clear()
    this.field?.clear()
  }

  private async callFromAnotherField(): Promise<void> {
    const [from = ''] = this.settings.twilioNumbers
    // What this field has under way at this moment must not count as the other's.
    await this.clock.advance(0)
    const before = new Set(this.parentSids())
    // The faults are meant for this field.
    const faults = this.twilio.faults.list()
    this.twilio.faults.clear()
    await postAsAccount(this.twilio, 'Calls.json', {
      To: this.life.phone,
      From: from,
      Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
    })
    for (const rule of faults) this.twilio.faults.add(rule)
    for (const made of this.parentSids()) {
      if (before.has(made)) continue
      this.foreign.add(made)
      this.claims.claim(made)
    }
  }

  /** All faults end, the network is back, people put their phones down, and time passes. */
  async comeToRest(): Promise<void> {
    this.twilio.faults.clear()
    this.service.line.clear()
    this.page.show()
    this.page.goOnline()
    await this.rest()
    this.leave()
    await this.clock.advance(60_000)
    await this.rest()
    this.checkCalls()
    const { state } = this.field?.model ?? {}
    this.law(this.isAtRest(), `the run did not end: ${JSON.stringify(state)}`)
    const known = new Set(readMetadata(this.host.stored.metadata).log.map((entry) => entry.sid))
    for (const sid of this.ownSids()) this.law(known.has(sid), `the call ${sid} is lost`)
    for (const sid of known) this.law(!this.foreign.has(sid), `${sid} belongs to another field`)
    this.field?.stop()
    this.twilio.reset()
    this.law(this.clock.pending() === 0, 'a timer is left running')
  }

  private async rest(): Promise<void> {
    for (let minutes = 0; minutes < 30 && !this.isAtRest(); minutes += 1) {
      await this.clock.advance(60_000)
      this.sayWhatIsTrue()
      if (minutes <= 5) continue
      this.hangUpAll()
    }
  }

  private isAtRest(): boolean {
    const name = this.field?.model.state.name
    return name === 'ready' || name === 'refused' || name === 'ended'
  }

  /** Where only the enumerator can tell, they tell the truth. */
  private sayWhatIsTrue(): void {
    const known = new Set(readMetadata(this.host.stored.metadata).log.map((entry) => entry.sid))
    if (this.ownSids().every((sid) => known.has(sid))) this.field?.sayNotPlaced()
    else this.field?.sayItRang()
  }

  private parentSids(): string[] {
    return this.twilio.world
      .calls()
      .filter((call) => call.parentSid === null)
      .map((call) => call.sid)
  }

  /**
   * Where the browser itself doubles requests, two calls can exist for a moment, and one is taken back; then the
   * law is about the calls that the enumerator answered.
   */
  private ownSids(): string[] {
    const doubles = this.life.happenings.some(
      (one) => one.what === 'fault' && one.method === 'POST' && one.fault.kind === 'twice',
    )
    const answered = (sid: string) => this.twilio.world.call(sid)?.answeredAt !== null
    return this.parentSids().filter((sid) => !this.foreign.has(sid) && (!doubles || answered(sid)))
  }

  private checkCalls(): void {
    const made = this.ownSids().length
    this.law(made <= this.life.attempts, `${made} calls were placed where ${this.life.attempts} are allowed`)
  }

  private checkStored(): void {
    const { answer, metadata } = this.host.stored
    this.checkSecret(answer, 'the answer')
    this.checkSecret(metadata, 'the metadata')
    if (metadata !== '') this.law(typeof JSON.parse(metadata) === 'object', 'the metadata cannot be read')
    if (answer === '') return
    const items = answer.split('|')
    const [status = '', sid = '', url = ''] = items
    this.law(items.length === 14 && isCallStatus(status), `the answer cannot be read: ${answer}`)
    this.law(url.endsWith(`/Calls/${sid}.json`), `the answer does not say which call: ${answer}`)
    this.checkDialled(sid, items[11] ?? '', items[13] ?? '')
    const before = this.statuses.get(sid)
    if (!isCallStatus(status)) return
    const forward = before === undefined || before === status || isNewer(before, status)
    this.law(forward, `${sid} was ${before} and became ${status}`)
    this.statuses.set(sid, status)
  }

  /** What is stored of the number is what Twilio dialled. */
  private checkDialled(sid: string, position: string, hand: string): void {
    this.law((position === '0') === (hand !== ''), `${sid}: number ${position} with ${hand} by hand`)
    const said = position === '0' ? hand : this.formNumbers()[Number(position) - 1]
    const leg = this.twilio.world.calls().find((call) => call.parentSid === sid)
    // A call that was looked up may be another field's, until its respondent's leg shows it.
    const isSure = readMetadata(this.host.stored.metadata).log.every((entry) => !entry.foundFor)
    if (leg && isSure) this.law(leg.to === said, `${sid} is to ${leg.to} and stored as to ${said}`)
  }

  /** What is shown of a recording is so; where reads lag behind, that can only be asked of a deletion. */
  private checkRecording({ recorder, entry }: Model): void {
    if (!recorder || !entry) return
    const { memory, doing, failed } = recorder
    const there = this.twilio.world.recordings().filter((one) => one.callSid === entry.sid)
    if (memory.state === 'deleted') {
      const kept = there.find((one) => one.sid === memory.sid)
      this.law(!kept || kept.status === 'deleted', `${memory.sid} is shown as deleted and is ${kept?.status}`)
    }
    const lags = this.life.happenings.some((one) => one.what === 'fault' && one.fault.kind === 'stale')
    if (lags || doing || failed || memory.state === 'on' || memory.state === 'unknown') return
    const running = there.some((one) => one.status === 'in-progress')
    this.law(!running, `it records while the screen says ${memory.state}`)
  }

  private checkSecret(text: string, where: string): void {
    const digits = text.replace(/[^\d]/g, '')
    this.law(!text.includes(this.twilio.account.authToken), `the auth token is in ${where}`)
    this.law(!text.includes(serviceKey), `the key is in ${where}`)
    if (this.life.numbersShown) return
    for (const number of [...this.formNumbers(), handNumber])
      this.law(!digits.includes(number.slice(1)), `the hidden number is in ${where}`)
  }

  private law(holds: boolean, broken: string): void {
    if (holds) return
    // Thrown inside the plug-in's own callbacks it may be caught or lost there, so it is kept as well.
    this.broken ??= new BrokenLaw(broken)
    throw this.broken
  }
}
