import { isRecord } from '../../twilio/json-values.ts'
import { isMessageStatus, type MessageStatus } from '../../twilio/messages.ts'
import { readNumber } from '../../twilio/phone-number.ts'
import type { Choice } from '../form/choice.ts'
import { fingerprint } from '../once/fingerprint.ts'

/**
 * What was about to be asked of Twilio, written before the request leaves. No secret, no text, and no number but
 * one that was entered by hand.
 */
export interface MessageIntent extends Choice {
  /** Device time of the tap, milliseconds since 1970. */
  at: number
  /** Position of the sender in `twilio_number`, from 0; -1: a messaging service picks one. */
  via: number
  /** Fingerprint of the number written to, or of the form's first, whose place one entered by hand takes. */
  print: string
  /** Salted fingerprint of the text. */
  text: string
  /** SID of the newest message that could be taken for this one, known beforehand; '' for none; absent when not known. */
  newest?: string
}

/** One message of this field. */
export interface MessageEntry {
  sid: string
  /** Device time of the tap, milliseconds since 1970. */
  at: number
  /** Position of the number in `to_number`, from 1; 0: entered by hand. */
  number: number
  /** The number entered by hand, E.164. */
  hand?: string
  print: string
  status: MessageStatus
  errorCode?: number
  /** SIDs of the same message, sent again by a browser whose connection broke. */
  twins?: readonly string[]
}

export interface MessageMemory {
  salt: string
  intent: MessageIntent | undefined
  /** Oldest first. */
  log: readonly MessageEntry[]
}

export const emptyMessageMemory: MessageMemory = { salt: '', intent: undefined, log: [] }

const version = 1
const longestLog = 20
/** What Twilio puts in front of every message of a trial account. */
const trialPrefix = /^Sent from your Twilio trial account - ?/

/** Adds an entry, or replaces the one of the same message. */
export function withMessageEntry(log: readonly MessageEntry[], entry: MessageEntry): MessageEntry[] {
  const isKnown = log.some(({ sid }) => sid === entry.sid)
  if (isKnown) return log.map((other) => (other.sid === entry.sid ? entry : other))
  return [...log, entry].slice(-longestLog)
}

/** As it is stored, under `plugin.messages` of a field that calls, or under `plugin` of one that only writes. */
export function writeMessageMemory({ salt, intent, log }: MessageMemory): Record<string, unknown> {
  return { version, salt, ...(intent ? { intent } : {}), log }
}

/** Reads what an earlier view stored; anything else counts as nothing. */
export function readMessageMemory(data: unknown): MessageMemory {
  if (!isRecord(data)) return emptyMessageMemory
  const { salt, intent, log } = data
  return {
    salt: typeof salt === 'string' ? salt : '',
    intent: isMessageIntent(intent) ? intent : undefined,
    log: Array.isArray(log) ? log.filter(isMessageEntry).slice(-longestLog) : [],
  }
}

/** For a form whose numbers are hidden: without what an earlier version of it let people enter by hand. */
export function withoutHands({ salt, intent, log }: MessageMemory): MessageMemory {
  return { salt, intent: intent && withoutHand(intent), log: log.map(withoutHand) }
}

function withoutHand<Item extends { hand?: string }>(item: Item): Omit<Item, 'hand'> {
  const { hand: _hidden, ...rest } = item
  return rest
}

export function printText(salt: string, text: string): string {
  return fingerprint(salt, comparable(text))
}

/**
 * Whether Twilio's text is the one with this fingerprint: `unknown` where Twilio shows none, as for an account
 * that has the texts of its messages redacted.
 */
export function isSameText(salt: string, print: string, found: string): boolean | 'unknown' {
  if (printText(salt, found) === print) return true
  return found === '' ? 'unknown' : false
}

/** Smart encoding changes quotes, dashes and spaces on the way, so they are not looked at. */
function comparable(text: string): string {
  const own = text.replace(trialPrefix, '')
  return own.replace(/[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]/g, '') || own.trim()
}

function isMessageIntent(data: unknown): data is MessageIntent {
  if (!isRecord(data)) return false
  const { at, via, print, text, newest } = data
  return (
    typeof at === 'number' &&
    isChoice(data['to'], data['hand']) &&
    isWhole(via, -1) &&
    typeof print === 'string' &&
    typeof text === 'string' &&
    (newest === undefined || typeof newest === 'string')
  )
}

function isMessageEntry(data: unknown): data is MessageEntry {
  if (!isRecord(data)) return false
  const { sid, at, number, hand, print, status, errorCode, twins } = data
  return (
    typeof sid === 'string' &&
    // A field that called before it wrote has calls in its log.
    /^(SM|MM)\w+$/.test(sid) &&
    typeof at === 'number' &&
    isChoice(typeof number === 'number' ? number - 1 : number, hand) &&
    typeof print === 'string' &&
    isMessageStatus(status) &&
    (errorCode === undefined || typeof errorCode === 'number') &&
    (twins === undefined || (Array.isArray(twins) && twins.every((twin) => typeof twin === 'string')))
  )
}

/** A position in the form, or a number entered by hand (not told where numbers are hidden), and never both. */
function isChoice(to: unknown, hand: unknown): boolean {
  if (to === -1) return hand === undefined || (typeof hand === 'string' && readNumber(hand) === hand)
  return isWhole(to, 0) && hand === undefined
}

function isWhole(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least
}
