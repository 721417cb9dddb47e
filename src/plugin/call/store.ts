import { writeAnswer } from '../../stored/answer.ts'
import { type CallIntent, type LogEntry, readMetadata, writeMetadata } from '../../stored/metadata.ts'
import { type Call, readCall } from '../../twilio/calls.ts'
import type { Host } from '../form/host.ts'
import type { Settings } from '../form/settings.ts'
import { createStore, type Store } from '../once/store.ts'
import { type Beside, createHostWriter } from '../once/writer.ts'

export type CallStore = Store<Call, CallIntent, LogEntry>

/** What a field stores of its calls, and beside them what the panel keeps of its messages. */
export function createCallStore(
  host: Host,
  settings: Settings,
  random: () => number,
): { store: CallStore; messages: Beside } {
  const { call, messages, ...memory } = readMetadata(host.storedMetadata, settings.displayNumber)
  const writer = createHostWriter<Call, CallIntent, LogEntry>(
    host,
    {
      metadata: (remembered, latest, beside) =>
        writeMetadata({ ...remembered, call: latest, messages: beside }),
      answer: (latest, log) => writeAnswer(latest, log, settings),
      // Not what holds a number that the form hides by now.
      mayReturn: (text) => settings.displayNumber || !text.includes('"hand"'),
    },
    messages,
  )
  const store = createStore({
    memory,
    latest: call,
    writer,
    outline({ sid, status }, latest) {
      // The team's own Functions know the account; their form need not.
      const account_sid = latest ? latest.json['account_sid'] : settings.accountSid
      return readCall({ sid, status, account_sid })
    },
    settings,
    random,
  })
  return {
    store,
    messages: {
      read: () => writer.beside,
      write: (kept) => writer.keepBeside(kept, store.memory, store.latest),
    },
  }
}
