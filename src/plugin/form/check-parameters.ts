import { bridgeTwiml } from '../../twiml/bridge.ts'
import { longestInlineTwiml } from '../../twiml/document.ts'
import { readCountry } from './country.ts'
import { readNumbers } from './number-parameters.ts'
import {
  createReader,
  type ParameterReader,
  readAction,
  readFlag,
  readMessage,
  readOfferedDispositions,
  readRecord,
  readRequired,
  readTabs,
  readWholeNumber,
} from './parameter-reader.ts'
import { type ParameterName, parameterNames, textPrefix } from './parameters.ts'
import type { CheckedParameters, Settings } from './settings.ts'

/** What the team's Functions add where a key is asked for, with some room for their address and words. */
const forKey = 1_500

/** As long as E.164 allows, so that a whisper that fits for one of several numbers fits for all. */
const longestNumber = '+000000000000000'

/**
 * Reads every parameter once and reports all problems together.
 * @param parameter what the host gives for a name; hosts differ in what they give for an absent one
 * @param given the names the designer wrote, where the host tells them
 */
export function checkParameters(
  parameter: (name: string) => unknown,
  given: readonly string[],
): CheckedParameters {
  const reader = createReader(parameter)
  // Read first, so a problem is its own; when in doubt the number is hidden.
  const hidden = readFlag(reader, 'display_number', true) === false || reader.problems.length > 0
  const action = readAction(reader)
  const message = readMessage(reader)
  const sends = action === 'sms' || (action === 'check' && isForMessages(reader))
  const country = readCountry(reader)
  const settings: Settings = {
    displayNumber: !hidden,
    country,
    ...readNumbers(reader, { hidden, sends, country, hasService: message.serviceSid !== '' }),
    ...readAccess(reader),
    record: readRecord(reader),
    ringSeconds: readWholeNumber(reader, 'ring_seconds', 5, 600) ?? 30,
    maxMinutes: readWholeNumber(reader, 'max_minutes', 1, 240),
    whisper: reader.text('whisper'),
    ...readAnswering(reader),
    attempts: readWholeNumber(reader, 'attempts', 1, 20) ?? 1,
    dispositions: readOfferedDispositions(reader),
    details: readFlag(reader, 'details', false),
    panel: readTabs(reader, hidden),
    action,
    message,
  }
  for (const name of given) {
    if (name.startsWith(textPrefix) || parameterNames.some((known) => known === name)) continue
    reader.report(name, 'problemUnknown', {}, { blocks: false })
  }
  // Only the whisper can make it long.
  const twiml = settings.whisper && bridgeTwiml(settings, longestNumber, longestNumber)
  const room = longestInlineTwiml - (settings.pressToCall ? forKey : 0)
  if (twiml.length > room) reader.report('whisper', 'problemTwiml')
  const blocked = reader.problems.some((problem) => problem.blocks)
  return {
    settings: blocked ? undefined : settings,
    read: action === 'check' ? settings : undefined,
    problems: reader.problems,
    action,
    language: reader.text('language'),
  }
}

/** A check takes the place of a call's field or of a message's: who has nobody to ring first, but a text, only writes. */
function isForMessages(reader: ParameterReader): boolean {
  const writes = reader.text('sms_text') || reader.text('media_url') || reader.text('messaging_service_sid')
  return writes !== '' && reader.text('from_number') === ''
}

/** What keeps a respondent from being joined to the enumerator's voice mail. */
function readAnswering(reader: ParameterReader): Pick<Settings, 'pressToCall' | 'detectVoicemail'> {
  const pressToCall = readFlag(reader, 'press_to_call', false)
  const detectVoicemail = readFlag(reader, 'detect_voicemail', false)
  const hasFunctions = reader.text('service_url') !== ''
  if (pressToCall && !hasFunctions) reader.report('press_to_call', 'problemNoAddress')
  if (detectVoicemail && hasFunctions) reader.report('detect_voicemail', 'problemHasAddress')
  return { pressToCall, detectVoicemail }
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
