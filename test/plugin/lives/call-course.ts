import { unseal } from '../../../src/functions/runtime/seal.ts'
import { createField } from '../../../src/plugin/call/field.ts'
import { isNewer } from '../../../src/plugin/call/outcome.ts'
import type { RecordingAction } from '../../../src/plugin/call/recording/recorder.ts'
import { createCallStore } from '../../../src/plugin/call/store.ts'
import type { Host as PluginHost } from '../../../src/plugin/form/host.ts'
import type { Field, Model } from '../../../src/plugin/screen/model.ts'
import { screenOf } from '../../../src/plugin/screen/screen.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import type { Account, Device } from '../../../src/plugin/world.ts'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { CallRecord } from '../../../src/stand-in/twilio/store/records.ts'
import { readEveryCall } from '../../../src/stored/every-call.ts'
import { readMetadata } from '../../../src/stored/metadata.ts'
import { type CallStatus, isCallStatus } from '../../../src/twilio/calls.ts'
import { postAsAccount } from '../world/ask-twilio.ts'
import { respondentNumber, standardParameters } from '../world/form.ts'
import type { TransportName } from '../world/transports.ts'
import { type Around, Course, type HappensAround } from './course.ts'

/** One thing that happens to a field. Times in seconds. */
export type Happening =
  | { what: 'tap call' | 'double tap call' | 'update' | 'hang up' | 'check now' | 'stop trying' | 'clear' }
  | {
      what:
        | 'another field calls'
        | 'everybody hangs up'
        | 'enumerator hangs up'
        | 'press a key'
        | 'answer the question'
    }
  | { what: 'record'; action: RecordingAction }
  | { what: 'choose'; position: number }
  /** undefined: the form's number again; '': nothing usable. */
  | { what: 'enter'; number: string | undefined }
  | HappensAround
  | { what: 'habits'; enumerator: Habit; respondent: Habit }

export interface Life {
  seed: number
  attempts: number
  clockSkewHours: number
  consent: boolean
  /** Over the team's Functions: nobody is rung before the enumerator has pressed a key. */
  wantsKey: boolean
  /** How many numbers the form has for the respondent. */
  numbers: 1 | 6
  /** Only shown numbers can be corrected by hand. */
  numbersShown: boolean
  /** Where the enumerator is rung. */
  phone: string
  /** How many phones ring under that number, each of which somebody may answer. */
  handsets: number
  /** Which of several devices this is, each with respondents of its own. */
  device: number
  happenings: readonly Happening[]
}

/** What an enumerator enters instead of the form's number; on each device another. */
export const handNumber = '+254711222999'
const moreNumbers = ['+254733000001', '+254733000002', '+254733000003', '+254733000004', '+254733000005']

/** The same number as another device has it. */
function onDevice(number: string, device: number): string {
  return number.slice(0, -4) + String((Number(number.slice(-4)) + 1_000 * device) % 10_000).padStart(4, '0')
}

function formNumbersOf({ numbers, device }: Life): string[] {
  return [respondentNumber, ...moreNumbers.slice(0, numbers - 1)].map((number) => onDevice(number, device))
}

export class CallCourse extends Course {
  private readonly life: Life
  private field: Field | undefined
  /** Taps that the field let call. */
  private allowedTaps = 0
  /** Calls whose respondent was rung, while Twilio's lists, lagging behind, told the field for sure that they were not. */
  private readonly mistaken = new Set<string>()
  /** The latest status stored of each call. */
  private readonly statuses = new Map<string, CallStatus>()
  private keysPressed = 0

  constructor(life: Life, transport: TransportName, around?: Around) {
    const parametersOf = (twilio: StandInTwilio) => ({
      ...standardParameters(twilio, transport),
      from_number: life.phone,
      to_number: formNumbersOf(life).join('|'),
      display_number: life.numbersShown ? 1 : 0,
      details: 1,
      attempts: life.attempts,
      record: life.consent ? 'consent' : 0,
      press_to_call: life.wantsKey && transport === 'service' ? 1 : 0,
    })
    super(life, transport, parametersOf, around)
    this.life = life
  }

  async begin(): Promise<void> {
    this.open()
    await this.clock.advance(300)
    // A life with consent is about recording, so it begins in the middle of a talk.
    if (!this.life.consent) return
    this.setHabits({ kind: 'answers', afterMs: 500 }, { kind: 'answers', afterMs: 500 })
    await this.happen({ what: 'tap call' })
    await this.happen({ what: 'time passes', seconds: 6 })
    if (!this.settings.pressToCall) return
    await this.happen({ what: 'press a key' })
    await this.happen({ what: 'time passes', seconds: 3 })
  }

  protected closeField(): void {
    this.field?.stop()
  }

  protected openField(host: PluginHost, world: Account & Device): void {
    const { settings } = this
    const { store } = createCallStore(host, settings, world.random)
    const words = createWords(allEnglish)
    this.field = createField({
      ...world,
      settings,
      store,
      claims: this.claims,
      readOnly: false,
      recordsByConsent: this.life.consent,
      onChange: (model) => {
        const now = world.clock.now()
        const screen = screenOf(model, { words, settings, problems: [], now })
        this.checkSecret(JSON.stringify(screen), 'the screen')
        this.checkRecording(model)
      },
    })
  }

  /** A call is touched by nobody but the field that placed it. */
  protected override onRequest(method: string, told: string): void {
    // The team's Functions are asked to read by a POST as well.
    if (method === 'GET' || method === 'HEAD' || told.includes('Ask=GET')) return
    const [sid] = /CA[0-9a-f]{32}/.exec(told) ?? []
    const call = sid && this.twilio.world.call(sid)
    if (call) this.law(this.isMine(call), `${sid} is somebody else's`)
  }

  protected checkAddress(url: string): void {
    this.checkSecret(url, 'an address')
  }

  protected hiddenNumbers(): readonly string[] {
    return this.life.numbersShown ? [] : [...this.formNumbers(), this.handNumber()]
  }

  async happen(one: Happening): Promise<void> {
    const { field, twilio } = this
    switch (one.what) {
      case 'tap call':
        this.tapCall()
        break
      case 'double tap call':
        this.tapCall()
        this.tapCall()
        await this.clock.advance(20)
        this.tapCall()
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
      case 'clear':
        this.clear()
        break
      case 'everybody hangs up':
        this.hangUpAll()
        break
      case 'enumerator hangs up':
        twilio.phones.hangUp(this.life.phone)
        break
      case 'press a key':
        if (twilio.phones.press(this.life.phone, '5')) this.keysPressed += 1
        break
      case 'another field calls':
        await this.callFromAnotherField()
        break
      case 'record':
        field?.record(one.action)
        break
      case 'habits':
        this.setHabits(one.enumerator, one.respondent)
        break
      case 'choose':
        field?.choose(one.position)
        break
      case 'enter':
        field?.enter(one.number && onDevice(one.number, this.life.device))
        break
      case 'answer the question':
        this.sayWhatIsTrue()
        break
      default:
        await this.happenAround(one)
    }
    this.checkCalls()
  }

  private tapCall(): void {
    if (!this.field?.model.mayCall) return
    this.allowedTaps += 1
    const { log } = readMetadata(this.host.stored.metadata)
    for (const { sid, leg, unrung } of log) if (unrung && !leg && this.wasRung(sid)) this.mistaken.add(sid)
    this.field.call()
  }

  private wasRung(sid: string): boolean {
    return this.twilio.world.calls().some(({ parentSid }) => parentSid === sid)
  }

  private formNumbers(): string[] {
    return formNumbersOf(this.life)
  }

  private handNumber(): string {
    return onDevice(handNumber, this.life.device)
  }

  private setHabits(enumerator: Habit, respondent: Habit): void {
    const { phones } = this.twilio
    phones.setHabit(this.life.phone, enumerator)
    for (const number of [...this.formNumbers(), this.handNumber()]) phones.setHabit(number, respondent)
  }

  private hangUpAll(): void {
    for (const number of [...this.formNumbers(), this.handNumber(), this.life.phone]) {
      this.twilio.phones.hangUp(number)
    }
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
    const sids = () => this.twilio.world.calls().map(({ sid }) => sid)
    let before = new Set<string>()
    await this.withoutFaults(() => {
      before = new Set(sids())
      return postAsAccount(this.twilio, 'Calls.json', {
        To: this.life.phone,
        From: from,
        Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
      })
    })
    for (const made of sids()) {
      if (before.has(made)) continue
      this.foreign.add(made)
      this.claims.claim(made)
    }
  }

  /** All faults end, the network is back, people put their phones down, and time passes. */
  async comeToRest(): Promise<void> {
    await this.settle()
    this.checkAtRest()
    this.field?.stop()
    this.twilio.reset()
    this.law(this.clock.pending() === 0, 'a timer is left running')
  }

  async settle(): Promise<void> {
    this.calmDown()
    await this.rest()
    this.leave()
    await this.clock.advance(60_000)
    await this.rest()
    this.checkCalls()
  }

  checkAtRest(): void {
    const { state } = this.field?.model ?? {}
    this.law(this.isAtRest(), `the run did not end: ${JSON.stringify(state)}`)
    const { log } = readMetadata(this.host.stored.metadata)
    const known = new Set(log.map((entry) => entry.sid))
    // Of two calls that rang one office phone in the same moment, and that nobody answered, nothing tells which is whose.
    const isUnsure = log.some(({ foundFor }) => foundFor !== undefined)
    for (const sid of this.ownSids()) {
      const isTold = known.has(sid) || (isUnsure && this.twilio.world.call(sid)?.answeredAt === null)
      this.law(isTold, `the call ${sid} is lost`)
    }
    for (const sid of known) this.law(!this.foreign.has(sid), `${sid} belongs to another field`)
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
      .filter((call) => call.parentSid === null && (this.isMine(call) || this.foreign.has(call.sid)))
      .map((call) => call.sid)
  }

  /** By what Twilio was told to dial, which it shows to nobody; sealed where a key is asked for first. */
  protected isMine({ twiml = '' }: CallRecord): boolean {
    const [, sealed = ''] = /\?step=([\w-]+)/.exec(twiml) ?? []
    const dialled = twiml + unseal(this.twilio.account.authToken, sealed)
    return [...this.formNumbers(), this.handNumber()].some((number) => dialled.includes(number))
  }

  /**
   * Where the browser itself doubles requests, two calls can exist for a moment, and one is taken back; then the
   * law is about the calls that the enumerator answered.
   */
  private ownSids(): string[] {
    const doubles = this.doubles()
    const answered = (sid: string) => this.twilio.world.call(sid)?.answeredAt !== null
    return this.parentSids().filter((sid) => !this.foreign.has(sid) && (!doubles || answered(sid)))
  }

  private checkCalls(): void {
    const own = this.ownSids()
    const each = this.doubles() && this.life.handsets > 1 ? 2 : 1
    const taps = this.allowedTaps * each + this.refusedThoughDone()
    this.law(own.length <= taps, `${own.length} calls were placed where ${taps} were tapped`)
    // A call that reached nobody but the enumerator leaves the attempt to the next one.
    const rung = own.filter((sid) => this.wasRung(sid) && !this.mistaken.has(sid)).length
    const most = this.life.attempts * each + this.refusedThoughDone()
    this.law(rung <= most, `${rung} calls rang the respondent where ${most} may`)
    if (this.settings.pressToCall) this.checkRung()
  }

  private checkRung(): void {
    const own = new Set(this.ownSids())
    const rung = this.twilio.world.calls().filter(({ parentSid }) => parentSid !== null && own.has(parentSid))
    this.law(rung.length <= this.keysPressed, `${rung.length} were rung by ${this.keysPressed} keys`)
  }

  protected checkStored(): void {
    const { answer, metadata } = this.host.stored
    this.checkSecret(answer, 'the answer')
    this.checkSecret(metadata, 'the metadata')
    if (metadata !== '') this.law(typeof JSON.parse(metadata) === 'object', 'the metadata cannot be read')
    if (answer === '') return
    const items = answer.split('|')
    const [status = '', sid = '', url = ''] = items
    this.law(items.length === 15 && isCallStatus(status), `the answer cannot be read: ${answer}`)
    this.law(url.endsWith(`/Calls/${sid}.json`), `the answer does not say which call: ${answer}`)
    this.checkDialled(sid, items[11] ?? '', items[13] ?? '')
    const every = readEveryCall(items[14] ?? '')
    const told = every.find((one) => one.sid === sid)
    this.law(every.length === Number(items[10]) && told?.status === status, `item 14 differs: ${answer}`)
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
    // A call that was looked up may be another field's, until its respondent's leg shows it; then the metadata drops it
    // first, and the answer a moment later.
    const entry = readMetadata(this.host.stored.metadata).log.find((one) => one.sid === sid)
    if (leg && entry && !entry.foundFor)
      this.law(leg.to === said, `${sid} is to ${leg.to} and stored as to ${said}`)
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
}
