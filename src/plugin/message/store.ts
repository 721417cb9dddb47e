import { writeMessageAnswer } from '../../stored/answer.ts'
import { writeMemory } from '../../stored/memory.ts'
import { type Message, readMessage } from '../../twilio/messages.ts'
import type { Host } from '../form/host.ts'
import type { Settings } from '../form/settings.ts'
import { createStore, type Store } from '../once/store.ts'
import { type Beside, createHostWriter, type Writer } from '../once/writer.ts'
import { type MessageEntry, type MessageIntent, type MessageMemory, readMessageMemory } from './memory.ts'
import { readMessageMetadata, writeMessageMetadata } from './metadata.ts'

export type SentStore = Store<Message, MessageIntent, MessageEntry>

/** Stores messages as the field's answer, with Twilio's JSON of the latest as its metadata. */
export function createFieldStore(host: Host, settings: Settings, random: () => number): SentStore {
  const writer = createHostWriter<Message, MessageIntent, MessageEntry>(host, {
    metadata: (memory, latest) => writeMessageMetadata(memory, latest, settings),
    answer: writeMessageAnswer,
    mayReturn: () => true,
  })
  const stored = readMessageMetadata(host.storedMetadata, settings)
  return createStore({ ...stored, writer, outline: outlineIn(settings), settings, random })
}

/** Stores the messages of a field that calls beside its calls. */
export function createTabStore(beside: Beside, settings: Settings, random: () => number): SentStore {
  const memory = readMessageMemory(beside.read())
  const keep = (kept: MessageMemory) => beside.write(writeMemory(kept))
  const writer: Writer<Message, MessageIntent, MessageEntry> = {
    // The field's answer and what stood in its metadata are its calls'.
    mark() {},
    keep,
    publish: keep,
    putBack: (kept) => (kept.log.length > 0 ? keep(kept) : beside.write(undefined)),
    takeBack: keep,
    // The field itself has dropped everything.
    clear: (pending) => pending && keep(pending),
  }
  const outline = outlineIn(settings)
  const last = memory.log[memory.log.length - 1]
  return createStore({ memory, latest: last && outline(last), writer, outline, settings, random })
}

function outlineIn({ accountSid }: Settings) {
  return ({ sid, status, errorCode }: MessageEntry): Message | undefined =>
    readMessage({ sid, status, account_sid: accountSid, error_code: errorCode })
}
