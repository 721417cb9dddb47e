import { showNumberFirst } from '../twilio/numbers/first-groups.ts'
import { isNumber } from '../twilio/phone-number.ts'
import type { Host } from './form/host.ts'
import { type ParameterName, textPrefix } from './form/parameters.ts'
import { readFlagText, readParameter } from './form/read-text.ts'
import type { Callees } from './screen/before-call.ts'
import { type LanguageCode, languageNamed } from './words/language-names.ts'

/** A field that can be drawn from a few parameters alone: a first call to one respondent. */
export interface PlainField extends Omit<Callees, 'who'> {
  language: LanguageCode
  /** '' where the respondent has none. */
  label: string
  isRecorded: boolean
}

/** What a field is not plain with: it draws more than two people and a button, or is no field for a call. */
const wantMore: readonly ParameterName[] = ['country', 'panel', 'action', 'press_to_call', 'detect_voicemail']

/** Undefined where the form, or what it has stored, wants more than that, or lacks what a call needs. */
export function readPlainField(host: Host): PlainField | undefined {
  const text = (name: ParameterName) => readParameter(name, host.parameter(name))
  if (host.readOnly || host.storedAnswer || host.storedMetadata || wantMore.some(text)) return undefined
  if (host.parameterNames().some((name) => name.startsWith(textPrefix))) return undefined
  const enumerator = showFirst(text('from_number'))
  const number = showFirst(text('to_number'))
  const isShown = readFlagText(text('display_number') || 'yes')
  const isRecorded = readRecord(text('record'))
  const label = text('to_label')
  const named = languageNamed(text('language') || host.language || 'en')
  if (enumerator === undefined || number === undefined || !areApart(text) || !mayAsk(text)) return undefined
  if (isShown === undefined || isRecorded === undefined) return undefined
  if (label.includes('|') || !named) return undefined
  return {
    language: named,
    label,
    enumerator,
    number: isShown ? number : undefined,
    isRecorded,
  }
}

/** A number as it will stay, where that is known before the library of numbers has run. */
function showFirst(number: string): string | undefined {
  return isNumber(number) ? showNumberFirst(number) : undefined
}

/** Whether no number stands in two parameters, and the caller IDs are numbers as far as can be told so early. */
function areApart(text: (name: ParameterName) => string): boolean {
  const callerIds = text('twilio_number').split('|')
  const all = [text('from_number'), text('to_number'), ...callerIds]
  return callerIds.every(isNumber) && new Set(all).size === all.length
}

/** Whether a call is recorded from its beginning; undefined for what is no such wish. */
function readRecord(text: string): boolean | undefined {
  return text.toLowerCase() === 'consent' ? false : readFlagText(text || 'yes')
}

/** Whether there are credentials, whatever they are worth. */
function mayAsk(text: (name: ParameterName) => string): boolean {
  if (text('service_url')) return text('service_key') !== ''
  const hasAccount = text('account_sid') || text('accountSID')
  return hasAccount !== '' && (text('auth_token') || (text('api_key') && text('api_secret'))) !== ''
}
