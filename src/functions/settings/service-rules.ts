import { bareNumber } from '../../twilio/numbers/characters.ts'
import { isNumberStart } from '../../twilio/phone-number.ts'

/** What a key may be used for. */
export const serviceActions = [
  /** Places calls and follows them. */
  'call',
  'hang-up',
  /** Records calls, from their start or by consent: starts, pauses, stops. */
  'record',
  'delete-recording',
  /** Sends messages and follows them. */
  'message',
  /** Lists the calls and messages of a number that the asker names. */
  'history',
] as const
export type ServiceAction = (typeof serviceActions)[number]

/** One key that forms may use; each can be taken away without the others. */
export interface ServiceKey {
  /** For the log, such as a team's or an enumerator's. */
  readonly name: string
  readonly key: string
}

/** What `.env` allows to whoever has a key. Actions, caller IDs and countries that it does not name are not allowed. */
export interface ServiceRules {
  readonly keys: readonly ServiceKey[]
  readonly actions: readonly ServiceAction[]
  /** Caller IDs, E.164, and messaging services, MG…. */
  readonly senders: readonly string[]
  /** What numbers may begin with: country codes with their `+`, or more digits. */
  readonly countries: readonly string[]
  /** Phones that may be rung first; empty where any number in the countries may, because the line is. */
  readonly enumerators: readonly string[]
  /** The longest conversation; undefined where nothing limits it. */
  readonly mostMinutes: number | undefined
  /** For each key and instance, in a minute. */
  readonly limits: { readonly requests: number; readonly placements: number }
  /** Lines that are set, and not to a whole number of 1 or more: while there is one, nothing is allowed. */
  readonly unreadable: readonly string[]
}

/** These limit little or nothing where they are not set, so what is set and cannot be read must not count as that. */
const wholeNumbers = ['MOST_MINUTES', 'REQUESTS_PER_MINUTE', 'PLACEMENTS_PER_MINUTE'] as const

/** Shorter ones can be guessed; `openssl rand -hex 20` gives 40 characters. */
export const shortestKey = 20

/** @param text a name's value in `.env`, trimmed; '' where it is not set */
export function readServiceRules(text: (name: string) => string): ServiceRules {
  const entries = (name: string) => (text(name) === '' ? [] : text(name).split(',').map(trimmed))
  const list = (name: string) => entries(name).filter(Boolean)
  const actions = list('ALLOWED_ACTIONS')
  return {
    keys: list('SERVICE_KEYS').map(readKey).filter(isLong),
    actions: serviceActions.filter((action) => actions.includes(action)),
    senders: list('ALLOWED_CALLER_IDS').map(bare),
    countries: list('ALLOWED_COUNTRIES').map(bare).filter(isNumberStart),
    // With commas alone somebody meant to name phones.
    enumerators: entries('ALLOWED_ENUMERATORS').map(bare),
    mostMinutes: wholeNumber(text('MOST_MINUTES')),
    limits: {
      requests: wholeNumber(text('REQUESTS_PER_MINUTE')) ?? 600,
      placements: wholeNumber(text('PLACEMENTS_PER_MINUTE')) ?? 20,
    },
    unreadable: wholeNumbers.filter((name) => text(name) !== '' && wholeNumber(text(name)) === undefined),
  }
}

function trimmed(text: string): string {
  return text.trim()
}

/** `name:key`; a key alone has no name. */
function readKey(entry: string): ServiceKey {
  const colon = entry.indexOf(':')
  return { name: entry.slice(0, Math.max(0, colon)).trim(), key: entry.slice(colon + 1).trim() }
}

function isLong({ key }: ServiceKey): boolean {
  return key.length >= shortestKey
}

/** Numbers as people write them; an address stays as it is. */
function bare(text: string): string {
  return /^(\+|00)/.test(text) ? bareNumber(text) : text
}

function wholeNumber(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : 0
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
