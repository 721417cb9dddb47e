import { type CallStore, createCallStore } from '../../../src/plugin/call/store.ts'
import type { Host as PluginHost } from '../../../src/plugin/form/host.ts'
import { readMessageMemory } from '../../../src/plugin/message/memory.ts'
import { describeSending } from '../../../src/plugin/message/notices.ts'
import { createSender, type Sender, type SenderModel } from '../../../src/plugin/message/sender.ts'
import { createFieldStore, createTabStore, type SentStore } from '../../../src/plugin/message/store.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import type { Account, Device } from '../../../src/plugin/world.ts'
import type { Delivery } from '../../../src/stand-in/twilio/phones/phones.ts'
import { isRecord } from '../../../src/twilio/json-values.ts'
import { isFinal, isMessageStatus, type MessageStatus } from '../../../src/twilio/messages.ts'
import { sendFromElsewhere } from '../message/sending.ts'
import { respondentNumber, standardParameters } from '../world/form.ts'
import type { TransportName } from '../world/transports.ts'
import { Course, type HappensAround } from './course.ts'

/** One thing that happens while messages are sent. Times in seconds. */
export type Happening =
  | { what: 'tap' | 'double tap'; text: string }
  | { what: 'update' | 'check now' | 'stop trying' | 'clear' }
  | { what: 'another field sends'; text: string }
  | { what: 'another device sends' }
  /** Just before Twilio acts; its answer comes when nobody is there any more. */
  | { what: 'tap and leave'; text: string; ms: number }
  | HappensAround
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

export class MessageCourse extends Course {
  private readonly life: MessageLife
  private calls: CallStore | undefined
  private sender: Sender | undefined
  /** Taps since the last clear that may have sent a message. */
  private taps = 0
  private readonly statuses = new Map<string, MessageStatus>()

  constructor(life: MessageLife, transport: TransportName) {
    super(life, transport, (twilio) => ({
      ...standardParameters(twilio, transport),
      display_number: 0,
      attempts: life.attempts,
      ...(life.kind === 'field' ? { action: 'sms' } : { panel: 'messages' }),
      ...(life.service ? { messaging_service_sid: twilio.account.messagingServiceSid } : {}),
    }))
    this.life = life
    this.open()
  }

  protected closeField(): void {
    this.sender?.stop()
  }

  protected openField(host: PluginHost, world: Account & Device): void {
    const { settings } = this
    const words = createWords(allEnglish)
    const describe = () => ({ tone: 'bad' as const, title: '', text: '', code: '' })
    this.sender = createSender({
      ...world,
      settings,
      store: this.openStore(host, world.random),
      claims: this.claims,
      readOnly: false,
      most: this.most(),
      onChange: (model) => {
        const now = world.clock.now()
        const said = describeSending(model, { words, settings, describe, now })
        this.checkSecret(JSON.stringify([said, model.entry]), 'the screen')
        this.checkSeen(model)
      },
    })
    this.sender.open()
  }

  private openStore(host: PluginHost, random: () => number): SentStore {
    if (this.life.kind === 'field') return createFieldStore(host, this.settings, random)
    const { store, messages } = createCallStore(host, this.settings, random)
    this.calls = store
    return createTabStore(messages, this.settings, random)
  }

  private most(): number {
    return this.life.kind === 'field' ? this.life.attempts : Number.POSITIVE_INFINITY
  }

  /** Twilio itself is asked for the messages to a number by its address. */
  protected checkAddress(url: string): void {
    const { authToken } = this.twilio.account
    this.law(!url.includes(authToken), 'the auth token is in an address')
    if (this.settings.serviceUrl) this.checkSecret(url, 'an address')
  }

  protected hiddenNumbers(): readonly string[] {
    return [respondentNumber]
  }

  async happen(one: Happening): Promise<void> {
    const { sender, twilio } = this
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
      case 'clear':
        this.clear()
        break
      case 'another field sends':
        for (const sid of await this.sendFromElsewhere(one.text)) this.claims.claim(sid)
        break
      case 'another device sends':
        await this.sendFromElsewhere('Something else altogether')
        break
      case 'delivery':
        twilio.phones.setDelivery(respondentNumber, one.delivery)
        break
      default:
        await this.happenAround(one)
    }
    this.checkSent()
  }

  private tap(said: string): void {
    const { sender } = this
    if (sender?.model.maySend) this.taps += 1
    sender?.send({ text: said, mediaUrls: [] }, { to: 0 })
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
    let before = new Set<string>()
    await this.withoutFaults(() => {
      before = new Set(this.sids())
      return sendFromElsewhere({ twilio: this.twilio }, said)
    })
    const made = this.sids().filter((sid) => !before.has(sid))
    for (const sid of made) this.foreign.add(sid)
    return made
  }

  /** All faults end, the network is back, and time passes. */
  async comeToRest(): Promise<void> {
    this.calmDown()
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
    const known = this.known()
    if (this.ownSids().every((sid) => known.has(sid) || this.isTwin(sid))) this.sender?.sayNotSent()
    else this.sender?.sayItWasSent()
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

  protected checkStored(): void {
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
}
