import { type Finding, isFault, type LookedAt } from '../../twilio/set-up/findings.ts'
import type { SaidKey, Words } from '../words/words.ts'
import { showDuration } from '../words/words.ts'
import type { Report } from './look.ts'

/** One line of the check, in two voices. */
export interface Line {
  /** `note`: it is not so, and need not be. */
  result: Finding['result'] | 'note'
  name: string
  /** What the enumerator reads of it. */
  text: string
  /** '' where nothing is wrong. */
  code: string
  /** What the form designer does about it; '' for nothing. */
  designer: string
}

type Facts = Pick<Report, 'quickestMs' | 'aheadMs'> & { origin: string }

const keys = 'Account > API keys & tokens'
const voice = 'Voice > Settings > General'
// No browser ends a line before a slash, unless it is told that it may.
const calls = '/twilio/voice\u200b/calls'
const messages = '/twilio/messaging\u200b/messages'

/**
 * What each thing is called; then where it stands in Twilio's console, in the console's own words; then, of a
 * permission, Twilio's name. https://www.twilio.com/docs/iam/api-keys/restricted-api-keys
 */
const things: Readonly<Record<LookedAt, readonly [name: SaidKey, where?: string, permission?: string]>> = {
  form: ['checkForm'],
  engine: ['checkEngine'],
  storage: ['checkStorage'],
  network: ['checkNetwork'],
  origin: ['checkOrigin'],
  // What may ask, and not log in, is not answered.
  preflight: ['checkOrigin'],
  speed: ['checkSpeed'],
  clock: ['checkClock'],
  service: ['checkService'],
  rules: ['checkService'],
  credentials: ['checkCredentials', keys],
  account: ['checkAccount', 'Account > General settings'],
  'calls-list': ['checkRight', keys, `${calls}\u200b/list`],
  'calls-read': ['checkRight', keys, `${calls}\u200b/read`],
  'messages-list': ['checkRight', keys, `${messages}\u200b/list`],
  'messages-read': ['checkRight', keys, `${messages}\u200b/read`],
  'recordings-list': ['checkRight', keys, `${calls}.recordings\u200b/list`],
  change: ['checkChange', keys],
  'caller-id': ['checkCallerId', 'Phone Numbers > Manage'],
  country: ['checkCountry', 'Voice > Settings > Geo permissions'],
  encryption: ['checkEncryption', voice],
  sound: ['checkSound', voice],
}

/** What the enumerator does, who can do something; all else is for their supervisor. */
const toEnumerator: Readonly<Partial<Record<string, SaidKey>>> = {
  engine: 'tooOld',
  network: 'offline',
  portal: 'networkAnswered',
  twilio: 'twilioTrouble',
  clock: 'checkDoClock',
  slow: 'checkDoSlow',
}

/** What the form designer does; where nothing is named, the place in the console says it. */
const toDesigner: Readonly<Partial<Record<string, SaidKey>>> = {
  origin: 'checkDoOrigin',
  preflight: 'checkDoOrigin',
  'service-url': 'checkDoServiceUrl',
  'service-old': 'checkDoServiceUrl',
  credentials: 'errorCredentialsText',
  'account-sid': 'errorNotFoundText',
  'test-credentials': 'errorTestCredentialsText',
  account: 'errorAccountText',
  trial: 'errorUnverifiedText',
  'caller-id': 'errorCallerIdText',
  'caller-id-sms': 'smsSenderText',
}

/** Lines of `.env` that the Functions go by. */
const envLines: Readonly<Partial<Record<string, string>>> = {
  'service-key': 'SERVICE_KEYS',
  'service-lines': 'MOST_MINUTES, REQUESTS_PER_MINUTE, PLACEMENTS_PER_MINUTE',
  'service-actions': 'ALLOWED_ACTIONS',
  'service-caller-id': 'ALLOWED_CALLER_IDS',
  'service-enumerator': 'ALLOWED_ENUMERATORS',
  'service-country': 'ALLOWED_COUNTRIES',
}

/** A finding in the words of the form's language. */
export function lineOf(finding: Finding, words: Words, facts: Facts): Line {
  const { thing, code = '', place } = finding
  const result = resultOf(finding)
  const [key, where = '', permission = ''] = things[thing]
  const name = words(key, { permission })
  const line = envLines[code]
  const ms = code === 'slow' ? facts.quickestMs : facts.aheadMs
  const values = {
    origin: facts.origin,
    where,
    line: line ?? '',
    time: showDuration(words, Math.abs(ms ?? 0) / 1000),
  }
  const known = line ? 'checkDoServiceLine' : permission && code ? 'errorPermissionText' : toDesigner[code]
  const told = toEnumerator[code]
  const designer = known ?? (where && 'checkLook')
  const usual = { yes: 'checkYes', no: 'checkNo', note: 'checkOff', unknown: 'checkUnknown' } as const
  return {
    result,
    name: place === undefined ? name : `${name}${words('comma')}${place}`,
    text: words(told ?? usual[result], values),
    code,
    designer: result === 'yes' || told || !designer ? '' : words(designer, values),
  }
}

function resultOf(finding: Finding): Line['result'] {
  return finding.result === 'no' && !isFault(finding) ? 'note' : finding.result
}

/** What does not work first, then what nobody could see. */
export function worstFirst(lines: readonly Line[]): Line[] {
  const results = ['no', 'unknown', 'note', 'yes'] as const
  return results.reduce<Line[]>((all, result) => all.concat(lines.filter((one) => one.result === result)), [])
}
