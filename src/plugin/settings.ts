import type { Credentials } from '../twilio/transport.ts'
import { longestInlineTwiml } from '../twiml/document.ts'
import { bridgeTwiml } from './bridge.ts'
import { builtInDispositions, type Disposition, readDispositions } from './dispositions.ts'
import { closestParameter, type ParameterName, parameterNames } from './parameters.ts'
import { type Address, readAddress, readNumber } from './phone-number.ts'
import type { Said, WordKey } from './words.ts'

/** As long as E.164 allows, so that a whisper that fits for one of several numbers fits for all. */
const longestNumber = '+000000000000000'

export interface Respondent {
  /** E.164; '' for a gap in a list of several. */
  number: string
  label: string
}

/** The form designer's parameters, checked. */
export interface Settings {
  accountSid: string
  credentials: Credentials
  /** The enumerator, rung first. */
  enumerator: Address
  /** The respondent's numbers, in the designer's order; at least one is no gap. */
  respondents: readonly Respondent[]
  /** Caller IDs, E.164; at least one. */
  twilioNumbers: readonly string[]
  record: 'always' | 'never' | 'consent'
  displayNumber: boolean
  ringSeconds: number
  maxMinutes: number | undefined
  whisper: string
  attempts: number
  /** Empty when the enumerator is not asked. */
  dispositions: readonly Disposition[]
  details: boolean
}

/** The number at a position of `to_number`, from 0; '' where there is none. */
export function respondentNumber(settings: Settings, position: number): string {
  const respondent = settings.respondents[position]
  return respondent ? respondent.number : ''
}

/** The caller ID at a position of `twilio_number`, from 0. */
export function callerId(settings: Settings, position: number): string {
  return settings.twilioNumbers[position] || ''
}

export interface Problem {
  /** Its text begins with the parameter's name. */
  parameter: string
  said: Said
  /** False for what is only odd, such as a parameter nobody knows: it is said and does not stop a call. */
  blocks: boolean
}

export interface CheckedParameters {
  /** Absent while a problem blocks. */
  settings: Settings | undefined
  problems: readonly Problem[]
}

/**
 * Reads every parameter once and reports all problems together.
 * @param parameter what the host gives for a name; hosts differ in what they give for an absent one
 * @param given the names the designer wrote, where the host tells them
 */
export function checkParameters(
  parameter: (name: string) => unknown,
  given: readonly string[],
): CheckedParameters {
  const reader = new ParameterReader(parameter)
  const hidden = reader.flag('display_number', true) === false || reader.hasProblem('display_number')
  const settings: Settings = {
    displayNumber: !hidden,
    enumerator: reader.enumerator(),
    respondents: reader.respondents(hidden),
    twilioNumbers: reader.numbers('twilio_number', false).filter((number) => number !== ''),
    ...readCredentials(reader),
    record: reader.record(),
    ringSeconds: reader.wholeNumber('ring_seconds', 5, 600) ?? 30,
    maxMinutes: reader.wholeNumber('max_minutes', 1, 240),
    whisper: reader.text('whisper'),
    attempts: reader.wholeNumber('attempts', 1, 20) ?? 1,
    dispositions: reader.dispositions(),
    details: reader.flag('details', false),
  }
  for (const name of given) {
    if (parameterNames.some((known) => known === name)) continue
    reader.report(name, 'problemUnknown', { closest: closestParameter(name) }, false)
  }
  // Only the whisper can make it long; without one the field is drawn sooner.
  const twiml = settings.whisper && bridgeTwiml(settings, longestNumber, longestNumber)
  if (twiml.length > longestInlineTwiml) reader.report('whisper', 'problemTwiml')
  const blocked = reader.problems.some((problem) => problem.blocks)
  return { settings: blocked ? undefined : settings, problems: reader.problems }
}

function readCredentials(reader: ParameterReader): { accountSid: string; credentials: Credentials } {
  // The 2020 README spelled it accountSID, its code read account_sid; both live on in forms.
  const name: ParameterName =
    reader.text('account_sid') || !reader.text('accountSID') ? 'account_sid' : 'accountSID'
  const accountSid = reader.required(name)
  if (accountSid && !/^AC\w+$/.test(accountSid)) reader.report(name, 'problemSid', { start: 'AC' })
  const apiKey = reader.text('api_key')
  const apiSecret = reader.text('api_secret')
  const authToken = reader.text('auth_token')
  if (apiKey || apiSecret) {
    if (!apiKey) reader.report('api_key', 'problemMissing')
    if (!apiSecret) reader.report('api_secret', 'problemMissing')
    if (apiKey && !/^SK\w+$/.test(apiKey)) reader.report('api_key', 'problemSid', { start: 'SK' })
    return { accountSid, credentials: { username: apiKey, password: apiSecret } }
  }
  if (!authToken) reader.report('auth_token', 'problemToken')
  return { accountSid, credentials: { username: accountSid, password: authToken } }
}

/** Reads single parameters and collects what is wrong with them. */
class ParameterReader {
  readonly problems: Problem[] = []
  private readonly parameter: (name: string) => unknown

  constructor(parameter: (name: string) => unknown) {
    this.parameter = parameter
  }

  report(parameter: string, key: WordKey, values: Record<string, string> = {}, blocks = true): void {
    this.problems.push({ parameter, said: { key, values: { ...values, parameter } }, blocks })
  }

  hasProblem(parameter: ParameterName): boolean {
    return this.problems.some((problem) => problem.parameter === parameter)
  }

  /** Trimmed text; '' when absent, which is undefined, null or empty, depending on the host. */
  text(name: ParameterName): string {
    const value = this.parameter(name)
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return typeof value === 'string' ? value.trim() : ''
  }

  required(name: ParameterName): string {
    const text = this.text(name)
    if (!text) this.report(name, 'problemMissing')
    return text
  }

  flag(name: ParameterName, absent: boolean): boolean {
    const text = this.text(name).toLowerCase()
    if (!text) return absent
    const flag = readFlag(text)
    if (flag === undefined) this.report(name, 'problemFlag', { value: text })
    return flag ?? absent
  }

  record(): Settings['record'] {
    const text = this.text('record').toLowerCase()
    if (text === 'consent') return 'consent'
    const flag = text ? readFlag(text) : true
    if (flag === undefined) this.report('record', 'problemRecord', { value: text })
    return flag === false ? 'never' : 'always'
  }

  wholeNumber(name: ParameterName, least: number, most: number): number | undefined {
    const text = this.text(name)
    if (!text) return undefined
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    this.report(name, 'problemRange', { value: text, least: String(least), most: String(most) })
    return undefined
  }

  enumerator(): Address {
    const text = this.required('from_number')
    const address = readAddress(text)
    if (text && !address) this.report('from_number', 'problemNumber', { value: text })
    return address ?? { kind: 'number', value: '' }
  }

  /**
   * One number, or several separated by `|`. A form may join an empty field to a full one: a gap stays '' and
   * keeps the positions of the others. A hidden number is not repeated in the problem.
   */
  numbers(name: ParameterName, hidden: boolean): string[] {
    const parts = this.text(name).split('|')
    if (parts.every((part) => part.trim() === '')) this.report(name, 'problemMissing')
    const numbers: string[] = []
    for (const part of parts) {
      const number = part.trim() === '' ? '' : readNumber(part)
      if (number !== undefined) numbers.push(number)
      else if (hidden) this.report(name, 'problemHiddenNumber')
      else this.report(name, 'problemNumber', { value: part.trim() })
    }
    return numbers
  }

  respondents(hidden: boolean): Respondent[] {
    const labels = this.text('to_label').split('|')
    return this.numbers('to_number', hidden).map((number, index) => ({
      number,
      label: (labels[index] ?? '').trim(),
    }))
  }

  dispositions(): readonly Disposition[] {
    const text = this.text('dispositions')
    const flag = text ? readFlag(text.toLowerCase()) : false
    if (flag !== undefined) return flag ? builtInDispositions : []
    const own = readDispositions(text)
    if (!own) this.report('dispositions', 'problemDispositions')
    return own ?? []
  }
}

function readFlag(text: string): boolean | undefined {
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  return undefined
}
