import { isAnswerOf, readCallAnswer, writeAnswer } from '../../stored/answer.ts'
import { holdsHand } from '../../stored/memory.ts'
import { type CallIntent, type LogEntry, readMetadata, writeMetadata } from '../../stored/metadata.ts'
import { reconcile } from '../../stored/reconcile.ts'
import { type Call, readCall } from '../../twilio/calls.ts'
import type { Host } from '../form/host.ts'
import type { Settings } from '../form/settings.ts'
import { createStore, type Store } from '../once/store.ts'
import { type Beside, createHostWriter } from '../once/writer.ts'
import { isNewer } from './outcome.ts'

export type CallStore = Store<Call, CallIntent, LogEntry>

/** What a field stores of its calls, and beside them what the panel keeps of its messages. */
export function createCallStore(
  host: Host,
  settings: Settings,
  random: () => number,
): { store: CallStore; messages: Beside } {
  const hands = settings.displayNumber
  const { call, messages, ...read } = readMetadata(host.storedMetadata, hands)
  const disowned = [read.intent, ...read.doubts].map((intent) => intent?.not ?? [])
  const { memory, latest } = reconcile(
    { memory: read, latest: call },
    readCallAnswer(host.storedAnswer, hands),
    ([] as string[]).concat(...disowned),
    isNewer,
  )
  const writer = createHostWriter<Call, CallIntent, LogEntry>(
    host,
    {
      metadata: (remembered, item, beside, size) =>
        writeMetadata({ ...remembered, call: item, messages: beside }, size),
      answer: (item, log) => writeAnswer(item, log, settings),
      // Not what holds a number that the form hides by now.
      mayReturn: (text) => settings.displayNumber || !holdsHand(text),
    },
    messages,
  )
  const store = createStore({
    memory,
    latest,
    writer,
    isAnswered: (item) => isAnswerOf(item, host.storedAnswer),
    outline({ sid, status }, shown) {
      // The team's own Functions know the account; their form need not.
      const account_sid = shown ? shown.json['account_sid'] : settings.accountSid
      return readCall({ sid, status, account_sid })
    },
    settings,
    random,
  })
  return {
    store,
    messages: {
      get kept() {
        return writer.kept
      },
      read: () => writer.beside,
      write: (kept) => writer.keepBeside(kept, store.memory, store.latest),
      again: () => writer.again(),
    },
  }
}
