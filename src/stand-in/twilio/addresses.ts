import { isNumber } from '../../twilio/phone-number.ts'
import type { Account } from './account.ts'
import type { Behaviour } from './behaviour.ts'

/** Why Twilio would not ring an address. */
export type Obstacle = 'malformed' | 'not-a-number' | 'not-permitted' | 'blocked' | 'unverified'

/** Whether it is a SIP or Client address rather than a phone number. */
export function isVoiceOverInternet(address: string): boolean {
  return /^(sip|sips|client):\S+$/i.test(address)
}

/**
 * A number as Twilio dials it, or an address as it is. Twilio adds a missing `+` by itself: a form-encoded
 * body whose `+` was not escaped still reaches the right phone.
 */
export function normaliseAddress(text: string): string {
  const trimmed = text.trim()
  if (isVoiceOverInternet(trimmed) || trimmed.includes('@')) return trimmed
  const digits = trimmed.replace(/[\s().-]/g, '')
  if (/^\d{10}$/.test(digits)) return `+1${digits}`
  return /^\d+$/.test(digits) ? `+${digits}` : digits
}

/**
 * An address as Twilio writes it back: SIP as `name@company.com`, without prefix and parameters.
 * https://www.twilio.com/docs/voice/api/call-resource#call-properties
 */
export function writeAddress(address: string): string {
  return address.replace(/^sips?:(.*?)([;?].*)?$/i, '$1')
}

/** Whether `number` begins with one of these. */
export function startsWithAny(number: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => number.startsWith(prefix))
}

/** Whether the account may show `number` as the caller. */
export function isOwnCallerId(number: string, account: Account, behaviour: Behaviour): boolean {
  return account.twilioNumbers.includes(number) || behaviour.verifiedNumbers.includes(number)
}

/** What keeps the account from ringing `address`, already normalised; undefined where nothing does. */
export function findObstacle(address: string, account: Account, behaviour: Behaviour): Obstacle | undefined {
  if (isVoiceOverInternet(address)) return undefined
  // What is no number at all Twilio refuses in other words than one that nobody can have.
  if (!/^\+\d+$/.test(address)) return 'malformed'
  if (!isNumber(address)) return 'not-a-number'
  if (behaviour.blockedNumbers.includes(address)) return 'blocked'
  if (startsWithAny(address, behaviour.forbiddenPrefixes)) return 'not-permitted'
  if (behaviour.trial && !isOwnCallerId(address, account, behaviour)) return 'unverified'
  return undefined
}
