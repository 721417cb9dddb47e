import type { Clock } from '../../../twilio/clock.ts'
import { writeAddress } from '../addresses.ts'
import type { MessageRecord } from './message-records.ts'
import type { CallRecord, RecordingRecord } from './records.ts'

/** What a reader sees of the account at one moment, newest first. */
export interface World {
  calls(): CallRecord[]
  /** The calls to a number, as it is written back, or the legs that the call with this SID has made. */
  callsOf(numberOrSid: string): CallRecord[]
  call(sid: string): CallRecord | undefined
  recordings(): RecordingRecord[]
  recording(sid: string): RecordingRecord | undefined
  messages(): MessageRecord[]
  message(sid: string): MessageRecord | undefined
}

/** Every call, recording and message of the account, with all that they have been: some reads must answer the past. */
export interface Store {
  readonly now: World
  /** The world as it was at `atMs`. */
  asOf(atMs: number): World
  saveCall(call: CallRecord): void
  /** Changes a call and dates the change; answers the new record. A call that is gone stays gone. */
  changeCall(sid: string, change: Partial<CallRecord>): CallRecord | undefined
  removeCall(sid: string): void
  saveRecording(recording: RecordingRecord): void
  changeRecording(sid: string, change: Partial<RecordingRecord>): RecordingRecord | undefined
  saveMessage(message: MessageRecord): void
  changeMessage(sid: string, change: Partial<MessageRecord>): MessageRecord | undefined
  removeMessage(sid: string): void
  clear(): void
}

interface Version<T> {
  readonly at: number
  /** Absent from the moment it was deleted. */
  readonly record: T | undefined
}

type Versions<T> = Map<string, Version<T>[]>

function latest<T>(versions: readonly Version<T>[] | undefined, atMs: number): T | undefined {
  const last = versions?.[versions.length - 1]
  if (!last || last.at <= atMs) return last?.record
  return versions?.findLast((version) => version.at <= atMs)?.record
}

function all<T>(versions: Versions<T>, atMs: number): T[] {
  const records: T[] = []
  for (const one of versions.values()) {
    const record = latest(one, atMs)
    if (record) records.push(record)
  }
  return records.reverse()
}

/** `changed` is called after every change. */
export function createStore(clock: Clock, changed: () => void): Store {
  const calls: Versions<CallRecord> = new Map()
  /** The same ones by what never changes in them: in a long day thousands are listed every second. */
  const callsOf = new Map<string, Versions<CallRecord>>()
  const recordings: Versions<RecordingRecord> = new Map()
  const messages: Versions<MessageRecord> = new Map()

  function put<T>(versions: Versions<T>, sid: string, record: T | undefined): void {
    const known = versions.get(sid) ?? []
    known.push({ at: clock.now(), record })
    versions.set(sid, known)
    changed()
  }

  function change<T>(versions: Versions<T>, sid: string, part: Partial<T>): T | undefined {
    const record = latest(versions.get(sid), Number.POSITIVE_INFINITY)
    if (!record) return undefined
    const next = { ...record, ...part, updatedAt: clock.now() }
    put(versions, sid, next)
    return next
  }

  function saveCall(call: CallRecord): void {
    put(calls, call.sid, call)
    for (const of of [writeAddress(call.to), call.parentSid ?? '']) {
      const known: Versions<CallRecord> = callsOf.get(of) ?? new Map()
      callsOf.set(of, known.set(call.sid, calls.get(call.sid) ?? []))
    }
  }

  const asOf = (atMs: number): World => ({
    calls: () => all(calls, atMs),
    callsOf(numberOrSid) {
      const known = callsOf.get(numberOrSid)
      return known ? all(known, atMs) : []
    },
    call: (sid) => latest(calls.get(sid), atMs),
    recordings: () => all(recordings, atMs),
    recording: (sid) => latest(recordings.get(sid), atMs),
    messages: () => all(messages, atMs),
    message: (sid) => latest(messages.get(sid), atMs),
  })

  return {
    now: asOf(Number.POSITIVE_INFINITY),
    asOf,
    saveCall,
    changeCall: (sid, part) => change(calls, sid, part),
    removeCall: (sid) => put(calls, sid, undefined),
    saveRecording: (recording) => put(recordings, recording.sid, recording),
    changeRecording: (sid, part) => change(recordings, sid, part),
    saveMessage: (message) => put(messages, message.sid, message),
    changeMessage: (sid, part) => change(messages, sid, part),
    removeMessage: (sid) => put(messages, sid, undefined),
    clear() {
      calls.clear()
      callsOf.clear()
      recordings.clear()
      messages.clear()
      changed()
    },
  }
}
