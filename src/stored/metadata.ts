import { type Call, type CallStatus, essenceOfCall, isCallStatus, readCall } from '../twilio/calls.ts'
import { isRecord } from '../twilio/json-values.ts'
import {
  type Entry,
  emptyMemory,
  type Intent,
  isEntry,
  isIntent,
  isSids,
  type Memory,
  parseStored,
  readMemory,
  type Size,
  storedJson,
  writeMemory,
} from './memory.ts'

/** What is kept of the respondent's leg. Seconds whole, times in milliseconds since 1970. */
export interface Leg {
  sid: string
  status: CallStatus
  /** Seconds the respondent's phone rang, once that is over. */
  rung?: number
  /** Seconds from the respondent's answer to the end. */
  talked?: number
}

/** What was about to be asked of Twilio: to ring the enumerator. */
export interface CallIntent extends Intent {
  /** Calls that looked like this one and turned out to be to somebody else. */
  not?: readonly string[]
}

/** One call of this field. */
export interface LogEntry extends Entry {
  status: CallStatus
  leg?: Leg
  /** What is known of the recording made by consent. */
  recording?: RecordingMemory
  /** The call is over and Twilio listed no respondent's leg; should one turn up after all, that says more. */
  unrung?: true
  /** The disposition's code, once chosen or observed. */
  disposition?: string
  /** Device time when people were first seen talking. */
  talkingAt?: number
  /** The intent this call was found for, until its respondent's leg shows that it is the right one. */
  foundFor?: CallIntent | undefined
}

const recordingStates = ['off', 'on', 'paused', 'stopped', 'deleted', 'unknown'] as const
export type RecordingState = (typeof recordingStates)[number]

export interface RecordingMemory {
  /** Absent until Twilio gave one. */
  sid?: string
  state: RecordingState
}

/** What a field remembers of its calls. */
export interface CallMemory extends Memory<CallIntent, LogEntry> {
  /** The latest call as Twilio sent it. */
  call: Call | undefined
  /** What the phone panel keeps of its messages; only the panel reads it. */
  messages?: unknown
}

export const emptyCallMemory: CallMemory = { ...emptyMemory, call: undefined }

/** Twilio's JSON with what Twilio does not say under `plugin`. */
export function writeMetadata(memory: CallMemory, size: Size = 'whole'): string {
  const { call } = memory
  const json = call && storedJson(call.json, essenceOfCall(call), size)
  const messages = size === 'least' ? undefined : memory.messages
  return JSON.stringify({ ...json, plugin: { ...writeMemory(memory, size), messages } })
}

/**
 * Reads what an earlier view of this field stored, or the 2020 plug-in, which stored Twilio's JSON alone.
 * Anything else counts as nothing stored.
 * @param hands false where the form hides its numbers by now: then none that was entered by hand is read
 */
export function readMetadata(text: string, hands = true): CallMemory {
  const data = parseStored(text, hands)
  if (!data) return emptyCallMemory
  const { plugin, ...json } = data
  const call = readCall(json)
  if (!isRecord(plugin))
    return call ? { ...emptyCallMemory, call, log: [entryOf2020(call)] } : emptyCallMemory
  return { call, ...readMemory(plugin, isCallIntent, isLogEntry), messages: plugin['messages'] }
}

function entryOf2020(call: Call): LogEntry {
  return { sid: call.sid, at: call.createdAt ?? 0, number: 1, print: '', status: call.status }
}

function isCallIntent(data: unknown): data is CallIntent {
  if (!isRecord(data) || !isIntent(data)) return false
  const { via, not } = data
  return via >= 0 && (not === undefined || isSids(not))
}

function isLogEntry(data: unknown): data is LogEntry {
  if (!isRecord(data) || !isEntry(data)) return false
  const { status, leg, recording, unrung, disposition, talkingAt, foundFor } = data
  return (
    isCallStatus(status) &&
    (leg === undefined || isLeg(leg)) &&
    (recording === undefined || isRecordingMemory(recording)) &&
    (unrung === undefined || unrung === true) &&
    (disposition === undefined || typeof disposition === 'string') &&
    (talkingAt === undefined || typeof talkingAt === 'number') &&
    (foundFor === undefined || isCallIntent(foundFor))
  )
}

/** Whether a leg is kept so. */
export function isLeg(data: unknown): data is Leg {
  if (!isRecord(data)) return false
  const { sid, status, rung, talked } = data
  const seconds = [rung, talked].every((value) => value === undefined || typeof value === 'number')
  return typeof sid === 'string' && isCallStatus(status) && seconds
}

function isRecordingMemory(data: unknown): data is RecordingMemory {
  if (!isRecord(data)) return false
  const { sid, state } = data
  return isRecordingState(state) && (sid === undefined || typeof sid === 'string')
}

export function isRecordingState(value: unknown): value is RecordingState {
  return recordingStates.some((state) => state === value)
}
