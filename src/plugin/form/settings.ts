import type { Address } from '../../twilio/phone-number.ts'
import type { Credentials } from '../../twilio/transport.ts'
import { bridgeTwiml } from '../../twiml/bridge.ts'
import { longestInlineTwiml } from '../../twiml/document.ts'
import type { Disposition } from '../call/dispositions.ts'
import type { Said } from '../words/words.ts'
import {
  createReader,
  type ParameterReader,
  type ReadDispositions,
  readAction,
  readCallerIds,
  readEnumerator,
  readFlag,
  readMessage,
  readOfferedDispositions,
  readRecord,
  readRequired,
  readRespondents,
  readTabs,
  readWholeNumber,
} from './parameter-reader.ts'
import { type ParameterName, parameterNames, textPrefix } from './parameters.ts'

/** As long as E.164 allows, so that a whisper that fits for one of several numbers fits for all. */
const longestNumber = '+000000000000000'

export interface Respondent {
  /** E.164; '' for a gap in a list of several. */
  number: string
  label: string
}

/** The form designer's parameters, checked. */
export interface Settings {
  /** '' where the calls go through the team's own Functions, which know it. */
  accountSid: string
  /** With `serviceUrl` the password is the key of those Functions, and there is no user. */
  credentials: Credentials
  /** Where the team's own Functions are; '' where Twilio itself is asked. */
  serviceUrl: string
  /** The enumerator, rung first; its value is '' where the field only sends a message and none is given. */
  enumerator: Address
  /** The respondent's numbers, in the designer's order; at least one is no gap. */
  respondents: readonly Respondent[]
  /** Caller IDs, E.164; at least one, save where messages leave from a messaging service. */
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
  /** The tabs of the phone panel, in the designer's order, each once. */
  panel: readonly PanelTab[]
  /** What the field does: `sms` sends a message instead of calling. */
  action: 'call' | 'sms'
  message: MessageSettings
}

export type PanelTab = 'keypad' | 'history' | 'messages'

/** What the form gives for messages. */
export interface MessageSettings {
  /** The draft. */
  text: string
  /** http or https addresses of pictures and the like, ten at most. */
  mediaUrls: readonly string[]
  /** MG…; '' where messages leave from `twilio_number`. */
  serviceSid: string
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
  /** Its text begins with the parameter's name; '' for what no parameter is to blame for. */
  parameter: string
  said: Said
  /** False for what is only odd, such as a parameter nobody knows: it is said and does not stop a call. */
  blocks: boolean
}

export interface CheckedParameters {
  /** Absent while a problem blocks. */
  settings: Settings | undefined
  problems: readonly Problem[]
  action: Settings['action']
  /** As the designer wrote it; '' where the form's own is to be taken. */
  language: string
}

/**
 * Reads every parameter once and reports all problems together.
 * @param parameter what the host gives for a name; hosts differ in what they give for an absent one
 * @param given the names the designer wrote, where the host tells them
 * @param readDispositions only where the form gives `dispositions`
 */
export function checkParameters(
  parameter: (name: string) => unknown,
  given: readonly string[],
  readDispositions?: ReadDispositions,
): CheckedParameters {
  const reader = createReader(parameter)
  // Read first, so a problem is its own; when in doubt the number is hidden.
  const hidden = readFlag(reader, 'display_number', true) === false || reader.problems.length > 0
  const action = readAction(reader)
  const message = readMessage(reader)
  const sends = action === 'sms'
  const settings: Settings = {
    displayNumber: !hidden,
    enumerator: readEnumerator(reader, !sends),
    respondents: readRespondents(reader, hidden),
    twilioNumbers: readCallerIds(reader, !sends || !message.serviceSid),
    ...readAccess(reader),
    record: readRecord(reader),
    ringSeconds: readWholeNumber(reader, 'ring_seconds', 5, 600) ?? 30,
    maxMinutes: readWholeNumber(reader, 'max_minutes', 1, 240),
    whisper: reader.text('whisper'),
    attempts: readWholeNumber(reader, 'attempts', 1, 20) ?? 1,
    dispositions: readOfferedDispositions(reader, readDispositions),
    details: readFlag(reader, 'details', false),
    panel: readTabs(reader, hidden),
    action,
    message,
  }
  for (const name of given) {
    if (name.startsWith(textPrefix) || parameterNames.some((known) => known === name)) continue
    reader.report(name, 'problemUnknown', {}, false)
  }
  // Only the whisper can make it long; without one the field is drawn sooner.
  const twiml = settings.whisper && bridgeTwiml(settings, longestNumber, longestNumber)
  if (twiml.length > longestInlineTwiml) reader.report('whisper', 'problemTwiml')
  const blocked = reader.problems.some((problem) => problem.blocks)
  return {
    settings: blocked ? undefined : settings,
    problems: reader.problems,
    action,
    language: reader.text('language'),
  }
}

type Access = Pick<Settings, 'accountSid' | 'credentials' | 'serviceUrl'>

function readAccess(reader: ParameterReader): Access {
  const serviceUrl = reader.text('service_url')
  if (!serviceUrl) return readCredentials(reader)
  // Plain http is for one's own machine.
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(serviceUrl))
    reader.report('service_url', 'problemAddress', { start: 'https://' })
  const credentials = { username: '', password: readRequired(reader, 'service_key') }
  return { accountSid: '', credentials, serviceUrl }
}

function readCredentials(reader: ParameterReader): Access {
  // The 2020 README spelled it accountSID, its code read account_sid; both live on in forms.
  const name: ParameterName =
    reader.text('account_sid') || !reader.text('accountSID') ? 'account_sid' : 'accountSID'
  const accountSid = readRequired(reader, name)
  if (accountSid && !/^AC\w+$/.test(accountSid)) reader.report(name, 'problemSid', { start: 'AC' })
  const apiKey = reader.text('api_key')
  const apiSecret = reader.text('api_secret')
  const authToken = reader.text('auth_token')
  if (apiKey || apiSecret) {
    if (!apiKey) reader.report('api_key', 'problemMissing')
    if (!apiSecret) reader.report('api_secret', 'problemMissing')
    if (apiKey && !/^SK\w+$/.test(apiKey)) reader.report('api_key', 'problemSid', { start: 'SK' })
    return { accountSid, credentials: { username: apiKey, password: apiSecret }, serviceUrl: '' }
  }
  if (!authToken) reader.report('auth_token', 'problemToken')
  return { accountSid, credentials: { username: accountSid, password: authToken }, serviceUrl: '' }
}
