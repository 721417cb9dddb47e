import { isRecord } from '../twilio/json-values.ts'
import { isNumber } from '../twilio/phone-number.ts'

/**
 * What was about to be asked of Twilio, written before the request leaves. No secret, no text, and no number but
 * one that was entered by hand.
 */
export interface Intent {
  /** Device time of the tap, milliseconds since 1970. */
  at: number
  /** Position of the number in `to_number`, from 0; -1: entered by hand. */
  to: number
  /** The number entered by hand, E.164; only with -1. */
  hand?: string
  /** Position of the caller ID or sender in `twilio_number`, from 0; -1: a messaging service picks one. */
  via: number
  /** Fingerprint of the number, or of the form's first, whose place one entered by hand takes. */
  print: string
  /** SID of the newest of its kind known beforehand; '' when there was none; absent when not known. */
  newest?: string
  /** The enumerator says that it was done, and Twilio has not shown it yet. */
  said?: true
}

/** One call or message of this field. */
export interface Entry {
  sid: string
  /** Device time of the tap, milliseconds since 1970. */
  at: number
  /** Position of the number in `to_number`, from 1; 0: entered by hand. */
  number: number
  /** The number entered by hand, E.164. */
  hand?: string
  /** Fingerprint as in the intent; '' for a call of the 2020 plug-in. */
  print: string
  status: string
  /** SIDs of the same one, asked for again by a browser whose connection broke. */
  twins?: readonly string[]
}

/** What a field remembers of its calls or of its messages. */
export interface Memory<I extends Intent, E extends Entry> {
  /** Of the fingerprints. */
  salt: string
  intent: I | undefined
  /** Given up by the enumerator's word; what they asked for may still turn up at Twilio. Oldest first. */
  doubts: readonly I[]
  /** Oldest first. */
  log: readonly E[]
}

/** Older entries than this are forgotten, so that metadata stays small. */
const longestLog = 20
const mostDoubts = 3
/** Twilio's JSON has about 1,500 characters; what somebody in between made of it can be anything. */
const longestJson = 16_000

const version = 1

export const emptyMemory: Memory<never, never> = { salt: '', intent: undefined, doubts: [], log: [] }

/** Adds an entry, or replaces the one of the same call or message. */
export function withEntry<E extends Entry>(log: readonly E[], entry: E): readonly E[] {
  const isKnown = log.some(({ sid }) => sid === entry.sid)
  if (isKnown) return log.map((other) => (other.sid === entry.sid ? entry : other))
  return [...log, entry].slice(-longestLog)
}

/** Adds an entry that turned up late, before those that were asked for after it, or known of the same tap. */
export function withLateEntry<E extends Entry>(log: readonly E[], entry: E): readonly E[] {
  const later = log.findIndex(({ at }) => at >= entry.at)
  const place = later < 0 ? log.length : later
  return [...log.slice(0, place), entry, ...log.slice(place)].slice(-longestLog)
}

/**
 * Adds what only the answer tells of: before the log what it names before the first that the log knows, else behind it.
 * @param told oldest first
 */
export function withTold<E extends Entry>(
  log: readonly E[],
  told: readonly E[],
  isKnown: (sid: string) => boolean,
): readonly E[] {
  const common = Math.max(
    0,
    told.findIndex(({ sid }) => isKnown(sid)),
  )
  const later = told.slice(common).filter(({ sid }) => !isKnown(sid))
  return [...told.slice(0, common), ...log, ...later].slice(-longestLog)
}

export function withDoubt<I extends Intent>(doubts: readonly I[], intent: I): readonly I[] {
  return [...doubts, intent].slice(-mostDoubts)
}

/** There is nothing to remember. */
export function isEmpty({ intent, doubts, log }: Memory<Intent, Entry>): boolean {
  return !intent && doubts.length === 0 && log.length === 0
}

/**
 * How much of what is to be remembered is written. `short`: no more of Twilio's JSON than is read again; `least`: the
 * latest call or message alone, for a form that takes hardly anything.
 */
export type Size = 'whole' | 'short' | 'least'

/** Every key as Twilio sent it, where there is room for that; else what is read again. */
export function storedJson(
  json: Readonly<Record<string, unknown>>,
  essence: Readonly<Record<string, unknown>>,
  size: Size,
): Readonly<Record<string, unknown>> {
  return size === 'whole' && JSON.stringify(json).length <= longestJson ? json : essence
}

/** As it is stored. JSON has no undefined: a key without a value is left out. */
export function writeMemory(
  { salt, intent, doubts, log }: Memory<Intent, Entry>,
  size: Size,
): Record<string, unknown> {
  return {
    version,
    short: size === 'whole' ? undefined : true,
    salt,
    intent,
    doubts: doubts.length > 0 ? doubts : undefined,
    log: size === 'least' ? log.slice(-1) : log,
  }
}

/** Reads what an earlier view stored; what is anything else counts as nothing. */
export function readMemory<I extends Intent, E extends Entry>(
  data: unknown,
  isIntentOfKind: (data: unknown) => data is I,
  isEntryOfKind: (data: unknown) => data is E,
): Memory<I, E> {
  if (!isRecord(data)) return emptyMemory
  const { salt, intent, doubts, log } = data
  return {
    salt: typeof salt === 'string' ? salt : '',
    intent: isIntentOfKind(intent) ? intent : undefined,
    doubts: Array.isArray(doubts) ? doubts.filter(isIntentOfKind) : [],
    log: Array.isArray(log) ? log.filter(isEntryOfKind) : [],
  }
}

/**
 * Twilio's JSON and what stands beside it in a field's metadata; undefined where that is no record.
 * @param hands false where the form hides its numbers by now: then none that was entered by hand is read
 */
export function parseStored(text: string, hands: boolean): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text, (key, value: unknown) =>
      hands || key !== 'hand' ? value : undefined,
    )
    return isRecord(data) ? data : undefined
  } catch {
    return undefined
  }
}

/** Whether a text that was stored holds a number entered by hand. */
export function holdsHand(text: string): boolean {
  return text.includes('"hand"')
}

export function isIntent(data: unknown): data is Intent {
  if (!isRecord(data)) return false
  const { at, to, via, print, newest, hand, said } = data
  return (
    typeof at === 'number' &&
    (said === undefined || said === true) &&
    isWhole(to, -1) &&
    isWhole(via, -1) &&
    typeof print === 'string' &&
    (newest === undefined || typeof newest === 'string') &&
    isHand(hand)
  )
}

export function isEntry(data: unknown): data is Entry {
  if (!isRecord(data)) return false
  const { sid, at, number, hand, print, status, twins } = data
  return (
    typeof sid === 'string' &&
    typeof at === 'number' &&
    isWhole(number, 0) &&
    isHand(hand) &&
    typeof print === 'string' &&
    typeof status === 'string' &&
    (twins === undefined || isSids(twins))
  )
}

export function isSids(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((sid) => typeof sid === 'string')
}

/** Absent, or a number as the keypad gives it, or gave it to an earlier version that knew less of numbers. */
function isHand(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && isNumber(value))
}

function isWhole(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least
}
