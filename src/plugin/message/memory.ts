import { type Entry, type Intent, isEntry, isIntent, type Memory, readMemory } from '../../stored/memory.ts'
import { isRecord } from '../../twilio/json-values.ts'
import { isMessageStatus, type MessageStatus } from '../../twilio/messages.ts'
import { fingerprint } from '../once/fingerprint.ts'

/** What was about to be asked of Twilio: to send a message. */
export interface MessageIntent extends Intent {
  /** Salted fingerprint of the text. */
  text: string
}

/** One message of this field. */
export interface MessageEntry extends Entry {
  status: MessageStatus
  errorCode?: number | undefined
}

export type MessageMemory = Memory<MessageIntent, MessageEntry>

/** What Twilio puts in front of every message of a trial account. */
const trialPrefix = /^Sent from your Twilio trial account -/

/** From under `plugin.messages` of a field that calls, or under `plugin` of one that only writes. */
export function readMessageMemory(data: unknown): MessageMemory {
  return readMemory(data, isMessageIntent, isMessageEntry)
}

export function printText(salt: string, text: string): string {
  return fingerprint(salt, comparable(text))
}

/**
 * Whether Twilio's text is the one with this fingerprint: `unknown` where Twilio shows none, as for an account
 * that has the texts of its messages redacted.
 */
export function isSameText(salt: string, print: string, found: string): boolean | 'unknown' {
  if (printText(salt, found) === print) return true
  return found === '' ? 'unknown' : false
}

/** Smart encoding changes quotes, dashes and spaces on the way, so they are not looked at. */
function comparable(text: string): string {
  const own = text.replace(trialPrefix, '')
  return own.replace(/[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]/g, '') || own.trim()
}

function isMessageIntent(data: unknown): data is MessageIntent {
  if (!isRecord(data) || !isIntent(data)) return false
  const { to, hand, text } = data
  return isEither(to, hand) && typeof text === 'string'
}

function isMessageEntry(data: unknown): data is MessageEntry {
  if (!isRecord(data) || !isEntry(data)) return false
  const { sid, number, hand, status, errorCode } = data
  return (
    // A field that called before it wrote has calls in its log.
    /^(SM|MM)\w+$/.test(sid) &&
    isEither(number - 1, hand) &&
    isMessageStatus(status) &&
    (errorCode === undefined || typeof errorCode === 'number')
  )
}

/** A position in the form, or a number entered by hand (not told where numbers are hidden), and never both. */
function isEither(to: number, hand: string | undefined): boolean {
  return to < 0 || hand === undefined
}
