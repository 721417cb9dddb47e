import type { FaultCode, Finding, LookedAt, NoteCode } from '../../twilio/set-up/findings.ts'
import type { SaidKey, Words } from '../words/words.ts'
import { showDuration } from '../words/words.ts'
import type { Report } from './look.ts'

/** One line of the check, in two voices. */
export interface Line {
  result: Finding['result']
  name: string
  /** What the enumerator reads of it. */
  text: string
  /** '' where nothing is wrong. */
  code: string
  /** What the form designer does about it; '' for nothing. */
  designer: string
}

type Facts = Pick<Report, 'quickestMs' | 'aheadMs'> & { origin: string }

const names: Readonly<Record<LookedAt, SaidKey>> = {
  form: 'checkForm',
  engine: 'checkEngine',
  storage: 'checkStorage',
  network: 'checkNetwork',
  origin: 'checkOrigin',
  preflight: 'checkPreflight',
  speed: 'checkSpeed',
  clock: 'checkClock',
  service: 'checkService',
  rules: 'checkRules',
  credentials: 'checkCredentials',
  account: 'checkAccount',
  'calls-list': 'checkCallsList',
  'calls-read': 'checkCallsRead',
  'messages-list': 'checkMessagesList',
  'messages-read': 'checkMessagesRead',
  'recordings-list': 'checkRecordingsList',
  change: 'checkChange',
  'caller-id': 'checkCallerId',
  country: 'checkCountry',
  encryption: 'checkEncryption',
  sound: 'checkSound',
}

/** Where in Twilio's console something stands, in its own words. */
const keys = 'Account > API keys & tokens'
const general = 'Voice > Settings > General'
const places: Readonly<Partial<Record<LookedAt, string>>> = {
  credentials: keys,
  account: 'Account > General settings',
  'calls-list': keys,
  'calls-read': keys,
  'messages-list': keys,
  'messages-read': keys,
  'recordings-list': keys,
  change: keys,
  'caller-id': 'Phone Numbers > Manage',
  country: 'Voice > Settings > Geo permissions',
  encryption: general,
  sound: general,
}

/** Twilio's names of permissions. https://www.twilio.com/docs/iam/api-keys/restricted-api-keys */
const permissions: Readonly<Partial<Record<LookedAt, string>>> = {
  'calls-list': '/twilio/voice/calls/list',
  'calls-read': '/twilio/voice/calls/read',
  'messages-list': '/twilio/messaging/messages/list',
  'messages-read': '/twilio/messaging/messages/read',
  'recordings-list': '/twilio/voice/calls.recordings/list',
}

/** Lines of `.env` that the Functions go by. */
const envLines: Readonly<Record<string, string>> = {
  'service-key': 'SERVICE_KEYS',
  'service-lines': 'MOST_MINUTES, REQUESTS_PER_MINUTE, PLACEMENTS_PER_MINUTE',
  'service-actions': 'ALLOWED_ACTIONS',
  'service-caller-id': 'ALLOWED_CALLER_IDS',
  'service-enumerator': 'ALLOWED_ENUMERATORS',
  'service-country': 'ALLOWED_COUNTRIES',
}

/** What the enumerator does, who can do something; all else is for their supervisor. */
const toEnumerator: Readonly<Partial<Record<FaultCode | NoteCode, SaidKey>>> = {
  engine: 'tooOld',
  storage: 'checkDoStorage',
  network: 'checkDoNetwork',
  portal: 'networkAnswered',
  twilio: 'twilioTrouble',
  slow: 'checkDoSlow',
  clock: 'checkDoClock',
}

const toDesigner: Readonly<Partial<Record<FaultCode | NoteCode, SaidKey>>> = {
  origin: 'checkDoOrigin',
  preflight: 'checkDoOrigin',
  'service-url': 'checkDoServiceUrl',
  'service-old': 'checkDoServiceOld',
  'service-key': 'checkDoServiceLine',
  'service-lines': 'checkDoServiceLine',
  'service-actions': 'checkDoServiceLine',
  'service-caller-id': 'checkDoServiceLine',
  'service-enumerator': 'checkDoServiceLine',
  'service-country': 'checkDoServiceLine',
  credentials: 'errorCredentialsText',
  'account-sid': 'checkDoAccountSid',
  'test-credentials': 'errorTestCredentialsText',
  account: 'errorAccountText',
  trial: 'checkDoTrial',
  'calls-list': 'checkDoRight',
  'calls-read': 'checkDoRight',
  'messages-list': 'checkDoRight',
  'messages-read': 'checkDoRight',
  'recordings-list': 'checkDoRight',
  'caller-id': 'errorCallerIdText',
  'caller-id-voice': 'checkDoVoice',
  'caller-id-sms': 'checkDoSms',
  country: 'checkDoCountry',
  'sound-open': 'checkDoSound',
  'not-encrypted': 'checkDoEncryption',
}

/** A finding in the words of the form's language. */
export function lineOf(finding: Finding, words: Words, facts: Facts): Line {
  const { thing, result, place } = finding
  const name = words(names[thing])
  return {
    result,
    name: place === undefined ? name : words('checkPlace', { what: name, n: String(place) }),
    text: textOf(finding, words, facts),
    code: finding.code ?? '',
    designer: result === 'yes' ? '' : designerText(finding, words, facts),
  }
}

function textOf({ thing, result, code }: Finding, words: Words, facts: Facts): string {
  if (result === 'yes') return words('checkYes')
  if (result === 'unknown') return words(thing === 'change' ? 'checkNotProved' : 'checkUnknown')
  const key = code && codeIn(toEnumerator, code)
  return key ? words(key, valuesOf(thing, code, words, facts)) : words('checkNo')
}

function designerText({ thing, result, code }: Finding, words: Words, facts: Facts): string {
  const where = places[thing]
  if (result === 'unknown') return where ? words('checkLook', { where }) : ''
  if (code?.startsWith('form:')) return words('checkDoForm')
  const key = code && codeIn(toDesigner, code)
  return key ? words(key, valuesOf(thing, code, words, facts)) : ''
}

function codeIn(table: Readonly<Partial<Record<string, SaidKey>>>, code: string): SaidKey | undefined {
  return table[code]
}

function valuesOf(
  thing: LookedAt,
  code: string,
  words: Words,
  facts: Facts,
): Readonly<Record<string, string>> {
  const ms = code === 'slow' ? facts.quickestMs : facts.aheadMs
  return {
    origin: facts.origin,
    permission: permissions[thing] ?? '',
    where: places[thing] ?? '',
    line: envLines[code] ?? '',
    time: showDuration(words, Math.abs(ms ?? 0) / 1000),
  }
}
