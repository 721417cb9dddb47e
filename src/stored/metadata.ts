import type { Leg } from '../plugin/call/outcome.ts'
import type { Choice } from '../plugin/form/choice.ts'
import { type Call, type CallStatus, isCallStatus, readCall } from '../twilio/calls.ts'
import { isRecord } from '../twilio/json-values.ts'
import { readNumber } from '../twilio/phone-number.ts'

/**
 * What was about to be asked of Twilio, written before the request leaves. No secret, and no number but one that
 * was entered by hand.
 */
export interface Intent extends Choice {
  /** Device time, milliseconds since 1970. */
  at: number
  /** Position of the caller ID in `twilio_number`, from 0. */
  via: number
  /** Fingerprint of the number to be called, or of the form's first, whose place one entered by hand takes. */
  print: string
  /** SID of the newest call of the line known beforehand; '' when there was none; absent when not known. */
  newest?: string
  /** Calls that looked like this one and turned out to be to somebody else. */
  not?: readonly string[]
}

/** One call of this field. */
export interface LogEntry {
  sid: string
  /** Device time of the tap, milliseconds since 1970. */
  at: number
  /** Position of the number in `to_number`, from 1; 0: entered by hand. */
  number: number
  /** The number entered by hand, E.164. */
  hand?: string
  /** Fingerprint as in the intent; '' for a call of the 2020 plug-in. */
  print: string
  status: CallStatus
  leg?: Leg
  /** What is known of the recording made by consent. */
  recording?: RecordingMemory
  /** The disposition's code, once chosen or observed. */
  disposition?: string
  /** Device time when people were first seen talking. */
  talkingAt?: number
  /** The intent this call was found for; its respondent's leg shows whether it is the right one. */
  foundFor?: Intent
}

export interface RecordingMemory {
  /** Absent until Twilio gave one. */
  sid?: string
  state: 'off' | 'on' | 'paused' | 'stopped' | 'deleted' | 'unknown'
}

/** What the field remembers. */
export interface Memory {
  /** The latest call as Twilio sent it. */
  call: Call | undefined
  intent: Intent | undefined
  log: readonly LogEntry[]
  salt: string
  /** What the phone panel keeps of its messages; only the panel reads it. */
  messages?: unknown
}

/** Older calls than this are forgotten, so that metadata stays small. */
const longestLog = 20

const version = 1

export const emptyMemory: Memory = { call: undefined, intent: undefined, log: [], salt: '' }

/** Adds an entry, or replaces the one of the same call. */
export function withEntry(log: readonly LogEntry[], entry: LogEntry): LogEntry[] {
  const others = log.filter((other) => other.sid !== entry.sid)
  const at = log.findIndex((other) => other.sid === entry.sid)
  if (at < 0) return [...log, entry].slice(-longestLog)
  others.splice(at, 0, entry)
  return others
}

/** Twilio's JSON with what Twilio does not say under `plugin`. */
export function writeMetadata(memory: Memory): string {
  const { call, intent, log, salt, messages } = memory
  // JSON has no undefined: a key without a value is left out.
  const plugin = { version, salt, intent, log, messages }
  return JSON.stringify({ ...(call ? call.json : {}), plugin })
}

/**
 * Reads what an earlier view of this field stored, or the 2020 plug-in, which stored Twilio's JSON alone.
 * Anything else counts as nothing stored.
 * @param hands false where the form hides its numbers by now: then none that was entered by hand is read
 */
export function readMetadata(text: string, hands = true): Memory {
  if (text === '') return emptyMemory
  let data: unknown
  try {
    data = JSON.parse(text, (key, value: unknown) => (hands || key !== 'hand' ? value : undefined))
  } catch {
    return emptyMemory
  }
  if (!isRecord(data)) return emptyMemory
  const { plugin, ...json } = data
  const call = readCall(json)
  if (!isRecord(plugin)) return call ? { ...emptyMemory, call, log: [entryOf2020(call)] } : emptyMemory
  const { intent, log, salt, messages } = plugin
  return {
    call,
    intent: isIntent(intent) ? intent : undefined,
    log: Array.isArray(log) ? log.filter(isLogEntry) : [],
    salt: typeof salt === 'string' ? salt : '',
    messages,
  }
}

function entryOf2020(call: Call): LogEntry {
  return { sid: call.sid, at: call.createdAt ?? 0, number: 1, print: '', status: call.status }
}

function isIntent(data: unknown): data is Intent {
  if (!isRecord(data)) return false
  const { at, to, via, print, newest, not, hand } = data
  return (
    typeof at === 'number' &&
    isPlace(to) &&
    isPosition(via) &&
    typeof print === 'string' &&
    (newest === undefined || typeof newest === 'string') &&
    (not === undefined || (Array.isArray(not) && not.every((sid) => typeof sid === 'string'))) &&
    isHand(hand)
  )
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isPlace(value: unknown): value is number {
  return value === -1 || isPosition(value)
}

/** Absent, or a number as the keypad gives it. */
function isHand(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && readNumber(value) === value)
}

function isLogEntry(data: unknown): data is LogEntry {
  if (!isRecord(data)) return false
  const { sid, at, number, hand, print, status, leg, recording, disposition, talkingAt, foundFor } = data
  return (
    typeof sid === 'string' &&
    typeof at === 'number' &&
    isPosition(number) &&
    isHand(hand) &&
    typeof print === 'string' &&
    isCallStatus(status) &&
    (leg === undefined || isLeg(leg)) &&
    (recording === undefined || isRecordingMemory(recording)) &&
    (disposition === undefined || typeof disposition === 'string') &&
    (talkingAt === undefined || typeof talkingAt === 'number') &&
    (foundFor === undefined || isIntent(foundFor))
  )
}

function isLeg(data: unknown): data is Leg {
  if (!isRecord(data)) return false
  const { sid, status, rung, talked } = data
  const seconds = [rung, talked].every((value) => value === undefined || typeof value === 'number')
  return typeof sid === 'string' && isCallStatus(status) && seconds
}

function isRecordingMemory(data: unknown): data is RecordingMemory {
  if (!isRecord(data)) return false
  const { sid, state } = data
  const known = ['off', 'on', 'paused', 'stopped', 'deleted', 'unknown'].some((word) => word === state)
  return known && (sid === undefined || typeof sid === 'string')
}
