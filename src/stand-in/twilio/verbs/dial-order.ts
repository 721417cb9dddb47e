import { normaliseAddress } from '../addresses.ts'
import { type CallSubscription, readCallEvents } from '../calls/call-events.ts'
import type { RecordingCallback } from '../calls/recorder.ts'
import type { Stage } from '../programs/stage.ts'
import type { RecordingRecord } from '../store/records.ts'
import type { Hook } from '../webhooks/hooks.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readFlag, readHook, readText, readWords } from './attributes.ts'
import { readTimeLimitMs, readTimeoutMs } from './dial-limits.ts'

/** Who is to be rung. */
export interface Destination {
  /** A normalised number or an address; of an application `app:AP…`. */
  readonly address: string
  /** Run for whoever answers, before the two are connected. */
  readonly screen: Hook | null
  readonly subscription: CallSubscription | null
  /** The SID of an application of the account, at whose end is its document instead of a phone. */
  readonly applicationSid: string | null
  /** What the application's document is told besides. */
  readonly told: WebhookParameters
}

/** What a `<Dial>` asks for, its defaults filled in. https://www.twilio.com/docs/voice/twiml/dial */
export interface DialOrder {
  /** At most 10. */
  readonly destinations: readonly Destination[]
  readonly callerId: string | null
  readonly timeoutMs: number
  readonly timeLimitMs: number
  /** One after the other instead of all at once. */
  readonly sequential: boolean
  readonly hangsUpOnStar: boolean
  readonly action: Hook | null
  readonly record: {
    readonly from: 'ringing' | 'answer'
    readonly channels: RecordingRecord['channels']
    readonly callback: RecordingCallback | null
  } | null
}

const mostDestinations = 10

const recordValues: ReadonlyMap<
  string,
  Pick<NonNullable<DialOrder['record']>, 'from' | 'channels'>
> = new Map([
  ['true', { from: 'answer', channels: 1 }],
  ['record-from-answer', { from: 'answer', channels: 1 }],
  ['record-from-ringing', { from: 'ringing', channels: 1 }],
  ['record-from-answer-dual', { from: 'answer', channels: 2 }],
  ['record-from-ringing-dual', { from: 'ringing', channels: 2 }],
])

function childText(noun: TwimlElement, name: string): string | undefined {
  const child = noun.children.find((one) => one.name === name)
  return child && readText(child)
}

function readAddress(noun: TwimlElement): string | undefined {
  const text = readText(noun)
  switch (noun.name) {
    case 'Number':
      return normaliseAddress(text)
    case 'Sip':
      return /^sips?:/i.test(text) ? text : `sip:${text}`
    case 'Client':
      return `client:${childText(noun, 'Identity') ?? text}`
    case 'Application':
      return `app:${childText(noun, 'ApplicationSid') ?? text}`
    default:
      return undefined
  }
}

function readSubscription(stage: Stage, noun: TwimlElement): CallSubscription | null {
  const hook = readHook(stage, noun, 'statusCallback', 'statusCallbackMethod')
  const words = readWords(noun.attributes.get('statusCallbackEvent'))
  return hook ? { hook, events: readCallEvents(words) } : null
}

function readParameters(noun: TwimlElement): WebhookParameters {
  const pairs = noun.children
    .filter((child) => child.name === 'Parameter')
    .map(({ attributes }) => [attributes.get('name') ?? '', attributes.get('value') ?? ''])
  return Object.fromEntries(pairs)
}

function readDestination(stage: Stage, noun: TwimlElement): Destination | undefined {
  const address = readAddress(noun)
  if (address === undefined) return undefined
  const isApplication = noun.name === 'Application'
  return {
    address,
    screen: (isApplication ? undefined : readHook(stage, noun, 'url', 'method')) ?? null,
    subscription: readSubscription(stage, noun),
    applicationSid: isApplication ? address.slice('app:'.length) : null,
    told: isApplication ? readParameters(noun) : {},
  }
}

function readDestinations(stage: Stage, dial: TwimlElement): Destination[] {
  const nouns = dial.children.map((noun) => readDestination(stage, noun))
  if (dial.children.length > 0) return nouns.filter((one) => one !== undefined).slice(0, mostDestinations)
  const text = readText(dial)
  if (text === '') return []
  return [
    { address: normaliseAddress(text), screen: null, subscription: null, applicationSid: null, told: {} },
  ]
}

function readRecord(stage: Stage, dial: TwimlElement): DialOrder['record'] {
  const wanted = recordValues.get(dial.attributes.get('record') ?? '')
  if (!wanted) return null
  const hook = readHook(stage, dial, 'recordingStatusCallback', 'recordingStatusCallbackMethod')
  const events = readWords(dial.attributes.get('recordingStatusCallbackEvent'))
  return { ...wanted, callback: hook ? { hook, events } : null }
}

/** Reads the verb; what it says wrongly counts as not said. */
export function readDial(stage: Stage, dial: TwimlElement): DialOrder {
  const said = (name: string): string | undefined => dial.attributes.get(name)
  const callerId = said('callerId')?.trim()
  return {
    destinations: readDestinations(stage, dial),
    callerId: callerId ? normaliseAddress(callerId) : null,
    timeoutMs: readTimeoutMs(dial),
    timeLimitMs: readTimeLimitMs(dial),
    sequential: readFlag(said('sequential'), false),
    hangsUpOnStar: readFlag(said('hangupOnStar'), false),
    action: readHook(stage, dial, 'action', 'method') ?? null,
    record: readRecord(stage, dial),
  }
}
