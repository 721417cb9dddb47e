import { type Platform, platforms } from '../../../stand-in/surveycto/field.ts'
import type { Account } from '../../../stand-in/twilio/account.ts'
import { type HookTable, isHookTable } from '../../../stand-in/twilio/webhooks/hooks.ts'
import { languages } from '../form/languages.ts'
import { exampleAppearance, type FormAccount } from '../form/sample-form.ts'

/** Whether the form's calls go to the stand-in or to the real Twilio. */
export type Mode = 'stand-in' | 'real'

/** What the server writes into the page. */
export interface ServerSettings {
  /** The stand-in Twilio's own address. */
  readonly twilioUrl: string
  /** What the account's numbers are set to where the team's Functions answer. */
  readonly numbers: HookTable
  readonly account: FormAccount & { readonly messagingServiceSid: string }
}

/** How the page begins; every part can be given in its address. */
export interface PageSettings {
  readonly mode: Mode
  readonly platform: Platform
  readonly language: string
  readonly readOnly: boolean
  readonly required: boolean
  readonly appearance: string
  /** Answers to the form's first screen, where given. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Reads `?mode=real&platform=web-collect&language=fran%C3%A7ais&readonly=1&required=1&appearance=…&respondent_number=…`.
 * What is absent or unknown is as usual. Credentials have no place in an address.
 */
export function readAddress(query: string): PageSettings {
  const given = new URLSearchParams(query)
  const fields: Record<string, string> = {}
  for (const name of ['enumerator_number', 'respondent_number', 'respondent_name']) {
    const value = given.get(name)
    if (value !== null) fields[name] = value
  }
  return {
    mode: given.get('mode') === 'real' ? 'real' : 'stand-in',
    platform: platforms.find((name) => name === given.get('platform')) ?? 'android-collect',
    language: languages.find((name) => name === given.get('language')) ?? 'English',
    readOnly: given.get('readonly') === '1',
    required: given.get('required') === '1',
    appearance: given.get('appearance') ?? exampleAppearance,
    fields,
  }
}

/** What of the stand-in's account the form on the page needs. */
export function pageAccount(account: Account): ServerSettings['account'] {
  const { sid, apiKey, apiSecret, twilioNumbers, messagingServiceSid } = account
  return { accountSid: sid, apiKey, apiSecret, twilioNumber: twilioNumbers[0] ?? '', messagingServiceSid }
}

/** The settings that the server put into the page. @throws Error when the page is not the server's. */
export function readServerSettings(text: string): ServerSettings {
  const data: unknown = JSON.parse(text)
  if (!isServerSettings(data)) throw new Error('Open this page through npm start')
  return data
}

function isServerSettings(data: unknown): data is ServerSettings {
  if (typeof data !== 'object' || data === null) return false
  const { twilioUrl, numbers, account } = data as Partial<Record<keyof ServerSettings, unknown>>
  if (typeof twilioUrl !== 'string' || !isHookTable(numbers)) return false
  if (typeof account !== 'object' || account === null) return false
  return ['accountSid', 'apiKey', 'apiSecret', 'twilioNumber', 'messagingServiceSid'].every(
    (name) => typeof Reflect.get(account, name) === 'string',
  )
}
