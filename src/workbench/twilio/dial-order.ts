import { normaliseAddress } from './addresses.ts'
import type { RecordingRecord } from './records.ts'
import type { TwimlElement } from './twiml-reader.ts'

/** What a `<Dial>` asks for, its defaults filled in. https://www.twilio.com/docs/voice/twiml/dial */
export interface DialOrder {
  /** Normalised numbers and addresses, at most 10. */
  readonly destinations: readonly string[]
  readonly callerId: string | null
  readonly timeoutMs: number
  readonly timeLimitMs: number
  /** One after the other instead of all at once. */
  readonly sequential: boolean
  readonly record: {
    readonly from: 'ringing' | 'answer'
    readonly channels: RecordingRecord['channels']
  } | null
}

const mostDestinations = 10
const usualTimeoutSeconds = 30
const usualTimeLimitSeconds = 4 * 60 * 60

const recordValues: ReadonlyMap<string, DialOrder['record']> = new Map([
  ['true', { from: 'answer', channels: 1 }],
  ['record-from-answer', { from: 'answer', channels: 1 }],
  ['record-from-ringing', { from: 'ringing', channels: 1 }],
  ['record-from-answer-dual', { from: 'answer', channels: 2 }],
  ['record-from-ringing-dual', { from: 'ringing', channels: 2 }],
])

function readDestination(noun: TwimlElement): string | undefined {
  const text = noun.text.trim()
  switch (noun.name) {
    case 'Number':
      return normaliseAddress(text)
    case 'Sip':
      return /^sips?:/i.test(text) ? text : `sip:${text}`
    case 'Client': {
      const identity = noun.children.find((child) => child.name === 'Identity')?.text.trim() ?? text
      return `client:${identity}`
    }
    default:
      return undefined
  }
}

function readDestinations(dial: TwimlElement): string[] {
  const nouns = dial.children.map(readDestination).filter((address) => address !== undefined)
  if (dial.children.length > 0) return nouns.slice(0, mostDestinations)
  const text = dial.text.trim()
  return text === '' ? [] : [normaliseAddress(text)]
}

/** A number of seconds within bounds; the default where it is absent or makes no sense. */
function readSeconds(text: string | undefined, least: number, most: number, usual: number): number {
  const seconds = Number(text ?? usual)
  return Number.isInteger(seconds) && seconds >= least && seconds <= most ? seconds : usual
}

/** Reads the verb; what it says wrongly counts as not said. */
export function readDial(dial: TwimlElement): DialOrder {
  const said = (name: string): string | undefined => dial.attributes.get(name)
  const callerId = said('callerId')?.trim()
  return {
    destinations: readDestinations(dial),
    callerId: callerId ? normaliseAddress(callerId) : null,
    timeoutMs: readSeconds(said('timeout'), 5, 600, usualTimeoutSeconds) * 1000,
    timeLimitMs: readSeconds(said('timeLimit'), 1, 86_400, usualTimeLimitSeconds) * 1000,
    sequential: said('sequential') === 'true',
    record: recordValues.get(said('record') ?? '') ?? null,
  }
}
