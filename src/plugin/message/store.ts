import { isAnswerOf, readMessageAnswer, writeMessageAnswer } from '../../stored/answer.ts'
import { holdsHand, isEmpty, writeMemory } from '../../stored/memory.ts'
import { reconcile } from '../../stored/reconcile.ts'
import { type Message, readMessage } from '../../twilio/messages.ts'
import type { Host } from '../form/host.ts'
import type { Settings } from '../form/settings.ts'
import { createStore, type Store } from '../once/store.ts'
import { type Beside, createHostWriter, type Writer } from '../once/writer.ts'
import { type MessageEntry, type MessageIntent, type MessageMemory, readMessageMemory } from './memory.ts'
import { readMessageMetadata, writeMessageMetadata } from './metadata.ts'
import { isNewer } from './rules.ts'

export type SentStore = Store<Message, MessageIntent, MessageEntry>

/** Stores messages as the field's answer, with Twilio's JSON of the latest as its metadata. */
export function createFieldStore(host: Host, settings: Settings, random: () => number): SentStore {
  const writer = createHostWriter<Message, MessageIntent, MessageEntry>(host, {
    metadata: (memory, latest, _beside, size) => writeMessageMetadata(memory, latest, settings, size),
    answer: writeMessageAnswer,
    // Not what holds a number that the form hides by now.
    mayReturn: (text) => settings.displayNumber || !holdsHand(text),
  })
  const message = readMessageAnswer(host.storedAnswer)
  const remembered = reconcile(
    readMessageMetadata(host.storedMetadata, settings),
    message && { item: message, log: [entryOfAnswer(message)] },
    [],
    isNewer,
  )
  return createStore({
    ...remembered,
    writer,
    isAnswered: (latest) => isAnswerOf(latest, host.storedAnswer),
    outline: outlineIn(settings),
    settings,
    random,
  })
}

/** What the answer alone tells: that there is one. */
function entryOfAnswer({ sid, status }: Message): MessageEntry {
  return { sid, status, at: 0, number: 1, print: '' }
}

/** Stores the messages of a field that calls beside its calls. */
export function createTabStore(beside: Beside, settings: Settings, random: () => number): SentStore {
  const memory = readMessageMemory(beside.read())
  const keep = (kept: MessageMemory) => beside.write(writeMemory(kept, 'whole'))
  const writer: Writer<Message, MessageIntent, MessageEntry> = {
    get kept() {
      return beside.kept
    },
    again: () => beside.again(),
    // The field's answer and what stood in its metadata are its calls'.
    mark() {},
    keep,
    publish: keep,
    putBack: (kept) => (isEmpty(kept) ? beside.write(undefined) : keep(kept)),
    takeBack: keep,
    // The field itself has dropped everything.
    clear: (pending) => pending && keep(pending),
  }
  const outline = outlineIn(settings)
  const last = memory.log[memory.log.length - 1]
  const latest = last && outline(last)
  return createStore({ memory, latest, writer, isAnswered: () => true, outline, settings, random })
}

function outlineIn({ accountSid }: Settings) {
  return ({ sid, status, errorCode }: MessageEntry): Message | undefined =>
    readMessage({ sid, status, account_sid: accountSid, error_code: errorCode })
}
