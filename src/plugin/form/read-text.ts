import { withoutInvisible } from '../../twilio/numbers/characters.ts'
import type { ParameterName } from './parameters.ts'

/** What people read, where an invisible character may join letters; and numbers, in which a line's end parts two. */
const asWritten: readonly ParameterName[] = [
  'from_number',
  'to_number',
  'twilio_number',
  'to_label',
  'whisper',
  'sms_text',
  'dispositions',
  'language',
]

/** A text that the host gives, trimmed; '' when absent, which is undefined, null or empty, depending on the host. */
export function readText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

/** A parameter's text: a code, key or address without what pasting it brought along. */
export function readParameter(name: ParameterName, value: unknown): string {
  const text = readText(value)
  return asWritten.includes(name) ? text : withoutInvisible(text)
}

/** Undefined for what is neither yes nor no. */
export function readFlagText(given: string): boolean | undefined {
  const text = given.toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  return undefined
}
