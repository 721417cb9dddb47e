import type { Settings } from '../../../plugin/form/settings.ts'
import { nationalNumber } from '../../../twilio/numbers/numbering.ts'
import { isNumber } from '../../../twilio/phone-number.ts'
import type { Access } from '../../recordings/access/access.ts'
import type { Plan } from '../plan.ts'

/** 40 characters; the Functions take none with fewer than 20. */
const keyBytes = 20

/** @param fill puts chance into the bytes: `crypto.getRandomValues` */
export function makeServiceKey(fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  const bytes = new Uint8Array(keyBytes)
  fill(bytes)
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Colons, commas and spaces part things in SERVICE_KEYS. */
export function isKeyName(name: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(name)
}

/** The lines of extras/functions/.env that this form needs, and no other line. */
export function writeEnv(
  { keyName, serviceKey, ownPhone }: Plan,
  { username, password }: Access,
  settings: Settings,
): string {
  const hasKey = username.startsWith('SK')
  const { maxMinutes } = settings
  const lines: [string, string][] = [
    ...(hasKey
      ? ([
          ['API_KEY', username],
          ['API_SECRET', password],
        ] satisfies [string, string][])
      : []),
    ['SERVICE_KEYS', `${keyName}:${serviceKey}`],
    ['ALLOWED_ACTIONS', actionsOf(settings, ownPhone.trim() !== '').join(',')],
    [
      'ALLOWED_CALLER_IDS',
      [...settings.twilioNumbers, settings.message.serviceSid].filter(Boolean).join(','),
    ],
    ['ALLOWED_COUNTRIES', beginningsOf(settings).join(',')],
    ...(settings.enumerator.kind === 'number'
      ? []
      : ([['ALLOWED_ENUMERATORS', settings.enumerator.value]] satisfies [string, string][])),
    ...(maxMinutes === undefined
      ? []
      : ([['MOST_MINUTES', String(maxMinutes)]] satisfies [string, string][])),
  ]
  return `${lines.map(([name, value]) => `${name}=${value}`).join('\n')}\n`
}

/** What the form asks the Functions for: the names of extras/functions/service-url.md. */
function actionsOf({ action, record, panel, message }: Settings, calls: boolean): string[] {
  const isCall = action !== 'sms' && calls
  const tabs = panel.filter((tab) => tab !== 'keypad')
  const writes = action === 'sms' || panel.includes('messages') || message.text !== ''
  const wanted: readonly (readonly [string, boolean])[] = [
    ['call', isCall],
    ['hang-up', isCall],
    ['record', isCall && record !== 'never'],
    ['delete-recording', isCall && record === 'consent'],
    ['message', writes],
    ['history', tabs.length > 0],
  ]
  return wanted.filter(([, isWanted]) => isWanted).map(([name]) => name)
}

/** Country codes; of North America's, which many countries and premium numbers share, the area code too. */
function beginningsOf({ enumerator, respondents }: Settings): string[] {
  const numbers = [enumerator.value, ...respondents.map(({ number }) => number)].filter(isNumber)
  const beginnings = numbers.map((number) => {
    const code = number.slice(0, number.length - nationalNumber(number).length)
    return code === '+1' ? number.slice(0, 5) : code
  })
  return [...new Set(beginnings)]
}
