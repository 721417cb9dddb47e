import { emptyMemory, parseStored, type Size, storedJson, writeMemory } from '../../stored/memory.ts'
import { essenceOfMessage, type Message, readMessage } from '../../twilio/messages.ts'
import { withoutSecrets } from '../../twilio/numbers/secrets.ts'
import type { Settings } from '../form/settings.ts'
import { shownText } from '../panel/respondent.ts'
import { type MessageMemory, readMessageMemory } from './memory.ts'

/**
 * The metadata of a field whose whole job is messages: Twilio's JSON, every key as Twilio sent it, with what
 * Twilio does not say under `plugin`.
 */
export function writeMessageMetadata(
  memory: MessageMemory,
  message: Message | undefined,
  settings: Settings,
  size: Size,
): string {
  const json = message && storedJson(message.json, essenceOfMessage(message), size)
  const shown = json && (settings.displayNumber ? json : withoutNumbers(json, settings))
  return JSON.stringify({ ...shown, plugin: writeMemory(memory, size) })
}

/** Reads what an earlier view of such a field stored; anything else counts as nothing. */
export function readMessageMetadata(
  text: string,
  { displayNumber }: Settings,
): { memory: MessageMemory; latest: Message | undefined } {
  const data = parseStored(text, displayNumber)
  if (!data) return { memory: emptyMemory, latest: undefined }
  const { plugin, ...json } = data
  return { memory: readMessageMemory(plugin), latest: readMessage(json) }
}

/** A message's JSON names the respondent's number, and its text may: where numbers are hidden, they go. */
function withoutNumbers(
  json: Readonly<Record<string, unknown>>,
  settings: Settings,
): Record<string, unknown> {
  const hidden = settings.respondents.map(({ number }) => number)
  const clean: Record<string, unknown> = Object.create(null)
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
