import { writeAnswer } from '../../stored/answer.ts'
import {
  emptyMemory,
  type Intent,
  type LogEntry,
  type Memory,
  readMetadata,
  withEntry,
  writeMetadata,
} from '../../stored/metadata.ts'
import { type Call, readCall } from '../../twilio/calls.ts'
import { placeOf } from '../form/choice.ts'
import type { Host } from '../form/host.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'
import { createSalt, fingerprint } from '../once/fingerprint.ts'
import type { Seen } from './rules.ts'

/** '' for a field that remembers nothing. */
function textOf(memory: Memory): string {
  const { call, intent, log, messages } = memory
  return call || intent || log.length > 0 || messages !== undefined ? writeMetadata(memory) : ''
}

/** Owns what the field stores: reads it once, and writes answer and metadata together. */
export interface Keeper {
  readonly memory: Memory
  /** The calls of this field to the numbers in the form now; a call of the 2020 plug-in counts. */
  ownCalls(): readonly LogEntry[]
  /** The entry of the latest call, if that was to one of the numbers in the form now. */
  latest(): LogEntry | undefined
  owns(sid: string): boolean
  createIntent(intent: Omit<Intent, 'print'>): Intent
  /** Written before the request leaves. */
  keepIntent(intent: Intent): void
  /** The request came to nothing: everything is as it was before the tap. */
  dropIntent(): void
  /** `insteadOf`: the SID of a call that is not to be remembered any more. */
  keepCall(call: Call, entry: LogEntry, insteadOf?: string): void
  keepSeen(seen: Seen, change: Partial<LogEntry>): void
  /** Forgets a call that was somebody else's, and looks for the right one with `intent`. */
  disown(sid: string, intent: Intent): void
  /** What the panel keeps of its messages beside the calls; undefined: nothing. */
  keepMessages(messages: unknown): void
  clear(keepIntent: boolean): void
}

export function createKeeper(host: Host, settings: Settings, random: () => number): Keeper {
  let memory = readMetadata(host.storedMetadata, settings.displayNumber)
  let writtenMetadata = host.storedMetadata
  let writtenAnswer = host.storedAnswer
  /** What stood there before the intent, to the letter: it may be another plug-in's. */
  let beforeIntent: { text: string | undefined; memory: Memory; answer: string } | undefined

  function writeText(text: string): void {
    if (text === writtenMetadata) return
    writtenMetadata = text
    host.setMetadata(text)
  }

  function writeValue(answer: string): void {
    if (answer === writtenAnswer) return
    writtenAnswer = answer
    host.setAnswer(answer)
  }

  function store(changed: Memory): void {
    memory = changed
    writeText(writeMetadata(memory))
  }

  /** Answer and metadata of a call that exists at Twilio. */
  function storeCall(changed: Memory): void {
    store(changed)
    if (changed.call) writeValue(writeAnswer(changed.call, changed.log, settings))
  }

  function isOwn(entry: LogEntry): boolean {
    return (
      entry.print === '' ||
      settings.respondents.some(({ number }) => fingerprint(memory.salt, number) === entry.print)
    )
  }

  /** After a reload the JSON of an earlier call is gone, and what the log tells of it must do until an update. */
  function outlineOf(entry: LogEntry | undefined): Call | undefined {
    if (!entry) return undefined
    // The team's own Functions know the account; their form need not.
    const account_sid = memory.call ? memory.call.json['account_sid'] : settings.accountSid
    return readCall({ sid: entry.sid, status: entry.status, account_sid })
  }

  return {
    get memory() {
      return memory
    },
    ownCalls: () => memory.log.filter(isOwn),
    latest() {
      const entry = memory.log.find((candidate) => candidate.sid === memory.call?.sid)
      return entry && isOwn(entry) ? entry : undefined
    },
    owns: (sid) => memory.log.some((entry) => entry.sid === sid),
    createIntent(intent) {
      const salt = memory.salt || createSalt(random)
      memory = { ...memory, salt }
      return { ...intent, print: fingerprint(salt, respondentNumber(settings, placeOf(settings, intent))) }
    },
    keepIntent(intent) {
      // Not what holds a number that the form hides by now.
      const text = settings.displayNumber || !writtenMetadata.includes('"hand"') ? writtenMetadata : undefined
      if (!memory.intent) beforeIntent = { text, memory, answer: writtenAnswer }
      store({ ...memory, intent })
    },
    dropIntent() {
      const { intent: _dropped, ...rest } = memory
      memory = { ...rest, intent: undefined }
      // After a reload the text before the intent is not known; without the intent it says the same.
      writeText(beforeIntent?.text ?? textOf(memory))
      beforeIntent = undefined
    },
    keepCall(call, entry, insteadOf) {
      const log = memory.log.filter((other) => other.sid !== insteadOf)
      storeCall({ ...memory, call, intent: undefined, log: withEntry(log, entry) })
    },
    keepSeen(seen, change) {
      const before = memory.log.find((entry) => entry.sid === seen.call.sid)
      if (!before) return
      const entry: LogEntry = { ...before, ...change, status: seen.call.status }
      if (seen.leg) entry.leg = seen.leg
      storeCall({ ...memory, call: seen.call, log: withEntry(memory.log, entry) })
    },
    disown(sid, intent) {
      const log = memory.log.filter((entry) => entry.sid !== sid)
      const call = beforeIntent?.memory.call ?? outlineOf(log[log.length - 1])
      store({ ...memory, call, intent, log })
      writeValue(beforeIntent?.answer ?? (call ? writeAnswer(call, log, settings) : ''))
    },
    keepMessages(messages) {
      memory = { ...memory, messages }
      if (beforeIntent) beforeIntent = { ...beforeIntent, text: undefined }
      writeText(textOf(memory))
    },
    clear(keepIntent) {
      const { intent, salt } = memory
      memory = emptyMemory
      beforeIntent = undefined
      writeValue('')
      // The intent's fingerprint was made with this salt.
      if (keepIntent && intent) store({ ...emptyMemory, intent, salt })
      else writeText('')
    },
  }
}
