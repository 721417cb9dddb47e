import { isRecord } from '../../twilio/json-values.ts'
import { type Message, readMessage } from '../../twilio/messages.ts'
import { withoutSecrets } from '../../twilio/phone-number.ts'
import type { Host } from '../form/host.ts'
import type { Settings } from '../form/settings.ts'
import { shownText } from '../panel/respondent.ts'
import { emptyMessageMemory, type MessageMemory, readMessageMemory, writeMessageMemory } from './memory.ts'
import type { MessageShelf } from './store.ts'

/**
 * The value stored in a field that sends a message: `status|SID|messageURL|mediaURL`, read in forms and exports
 * by `item-at('|', ${field}, position)`. Item 4 is the message's list of files, empty where none went with it.
 */
export function writeMessageAnswer({ status, sid, url, mediaUrl, mediaCount }: Message): string {
  // Twilio counts the files when it sends them; its SID tells sooner that there are some.
  const hasMedia = mediaCount > 0 || /^MM/.test(sid)
  return [status, sid, url, hasMedia ? mediaUrl : ''].join('|')
}

/** The status and SID in a stored answer, for a field whose metadata is gone. */
export function readMessageAnswer(answer: string): { status: string; sid: string } | undefined {
  const [status = '', sid = ''] = answer.split('|')
  return /^(SM|MM)\w+$/.test(sid) ? { status, sid } : undefined
}

/** Stores messages as the field's answer, with Twilio's JSON of the latest as its metadata. */
export function createMessageFieldShelf(host: Host, settings: Settings): MessageShelf {
  const stored = readStored(host.storedMetadata)
  let writtenMetadata = host.storedMetadata
  let writtenAnswer = host.storedAnswer
  /** What stood there before the intent, to the letter: it may be another plug-in's. */
  let before: { text: string } | undefined
  let hasIntent = stored.memory.intent !== undefined

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

  function textOf(memory: MessageMemory, message: Message | undefined): string {
    const nothing = !message && !memory.intent && memory.log.length === 0
    return nothing ? '' : writeMessageMetadata(memory, message, settings)
  }

  return {
    ...stored,
    keep(memory, message) {
      if (!hasIntent) before = { text: writtenMetadata }
      hasIntent = memory.intent !== undefined
      writeText(textOf(memory, message))
    },
    publish(memory, message) {
      before = undefined
      hasIntent = memory.intent !== undefined
      writeText(textOf(memory, message))
      writeValue(writeMessageAnswer(message))
    },
    putBack(memory, message) {
      writeText(before?.text ?? textOf(memory, message))
      before = undefined
      hasIntent = false
    },
    clear(pending) {
      before = undefined
      hasIntent = pending !== undefined
      writeValue('')
      writeText(pending ? textOf(pending, undefined) : '')
    },
  }
}

/** Twilio's JSON, every key as Twilio sent it, with what Twilio does not say under `plugin`. */
function writeMessageMetadata(
  memory: MessageMemory,
  message: Message | undefined,
  settings: Settings,
): string {
  const json = message ? (settings.displayNumber ? message.json : withoutNumbers(message.json, settings)) : {}
  return JSON.stringify({ ...json, plugin: writeMessageMemory(memory) })
}

/** A message's JSON names the respondent's number, and its text may: where numbers are hidden, they go. */
function withoutNumbers(
  json: Readonly<Record<string, unknown>>,
  settings: Settings,
): Record<string, unknown> {
  const hidden = settings.respondents.map(({ number }) => number)
  const clean: Record<string, unknown> = {}
  for (const key of Object.keys(json)) {
    const value = json[key]
    // An error's own words may name the number too. SIDs and addresses hold digits that are none.
    const text = key === 'body' || key === 'error_message' ? shownText : withoutFullNumbers
    clean[key] = typeof value === 'string' ? text(value, settings) : value
  }
  return clean

  function withoutFullNumbers(value: string): string {
    return withoutSecrets(value, hidden)
  }
}

function readStored(text: string): Pick<MessageShelf, 'memory' | 'message'> {
  let data: unknown
  try {
    data = JSON.parse(text || '{}')
  } catch {
    data = undefined
  }
  if (!isRecord(data)) return { memory: emptyMessageMemory, message: undefined }
  const { plugin, ...json } = data
  return { memory: readMessageMemory(plugin), message: readMessage(json) }
}
