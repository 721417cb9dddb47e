export type HookMethod = 'GET' | 'POST'

/** An address that Twilio asks, and how. */
export interface Hook {
  readonly url: string
  readonly method: HookMethod
}

/** Where a document comes from, and where from when that fails. */
export interface DocumentHook extends Hook {
  readonly fallback?: Hook
}

/**
 * What a number or an application of the account is set to, by the names of Twilio's resources. Methods are
 * POST where nothing is said. https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 * https://www.twilio.com/docs/usage/api/applications
 */
export interface HookSettings {
  readonly voiceUrl?: string
  readonly voiceMethod?: HookMethod
  readonly voiceFallbackUrl?: string
  readonly voiceFallbackMethod?: HookMethod
  /** Of a number: the application's voice settings count instead of the number's. */
  readonly voiceApplicationSid?: string
  /** Told when a call has ended. */
  readonly statusCallback?: string
  readonly statusCallbackMethod?: HookMethod
  readonly smsUrl?: string
  readonly smsMethod?: HookMethod
  readonly smsFallbackUrl?: string
  readonly smsFallbackMethod?: HookMethod
  /** Of a number: the application's message settings count instead of the number's. */
  readonly smsApplicationSid?: string
}

/** The settings of each number, or of each application by its SID. */
export type HookTable = Readonly<Record<string, HookSettings>>

function isMethod(value: unknown): boolean {
  return value === 'GET' || value === 'POST'
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && isHookUrl(value)
}

function isApplicationSid(value: unknown): boolean {
  return typeof value === 'string' && /^AP[0-9a-f]{32}$/.test(value)
}

const checks: { readonly [Name in keyof Required<HookSettings>]: (value: unknown) => boolean } = {
  voiceUrl: isUrl,
  voiceMethod: isMethod,
  voiceFallbackUrl: isUrl,
  voiceFallbackMethod: isMethod,
  voiceApplicationSid: isApplicationSid,
  statusCallback: isUrl,
  statusCallbackMethod: isMethod,
  smsUrl: isUrl,
  smsMethod: isMethod,
  smsFallbackUrl: isUrl,
  smsFallbackMethod: isMethod,
  smsApplicationSid: isApplicationSid,
}

/** Whether Twilio could ask there. */
export function isHookUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)
}

/** An address as it may be shown: without the password that it may hold. */
export function withoutPassword(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1…@')
}

/** GET where that is said, else POST, whatever the case. */
export function readMethod(text: string | null | undefined): HookMethod {
  return text?.trim().toUpperCase() === 'GET' ? 'GET' : 'POST'
}

/** Whether `value`, from JSON, sets up numbers or applications. */
export function isHookTable(value: unknown): value is HookTable {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const known = new Map<string, (value: unknown) => boolean>(Object.entries(checks))
  return Object.values(value).every(
    (settings: unknown) =>
      typeof settings === 'object' &&
      settings !== null &&
      Object.entries(settings).every(([name, setting]) => known.get(name)?.(setting) ?? false),
  )
}

function hookOf(url: string | undefined, method: HookMethod | undefined): Hook | undefined {
  return url === undefined ? undefined : { url, method: method ?? 'POST' }
}

function withFallback(hook: Hook | undefined, fallback: Hook | undefined): DocumentHook | undefined {
  return hook && fallback ? { ...hook, fallback } : hook
}

/** Where these settings take the documents of calls from; undefined for nowhere. */
export function voiceHook(settings: HookSettings | undefined): DocumentHook | undefined {
  return withFallback(
    hookOf(settings?.voiceUrl, settings?.voiceMethod),
    hookOf(settings?.voiceFallbackUrl, settings?.voiceFallbackMethod),
  )
}

/** Where these settings take the answers to messages from; undefined for nowhere. */
export function messageHook(settings: HookSettings | undefined): DocumentHook | undefined {
  return withFallback(
    hookOf(settings?.smsUrl, settings?.smsMethod),
    hookOf(settings?.smsFallbackUrl, settings?.smsFallbackMethod),
  )
}

/** Who is told that a call has ended; undefined for nobody. */
export function callStatusHook(settings: HookSettings | undefined): Hook | undefined {
  return hookOf(settings?.statusCallback, settings?.statusCallbackMethod)
}

/** Every number and application of the account that is set to something. */
export interface HookTables {
  readonly numbers: HookTable
  readonly applications: HookTable
}

/** What counts for calls to a number: its application's settings where it has one, else its own. */
export function voiceSettingsOf(tables: HookTables, number: string): HookSettings | undefined {
  const own = tables.numbers[number]
  const sid = own?.voiceApplicationSid
  return sid === undefined ? own : tables.applications[sid]
}

/** What counts for messages to a number. */
export function messageSettingsOf(tables: HookTables, number: string): HookSettings | undefined {
  const own = tables.numbers[number]
  const sid = own?.smsApplicationSid
  return sid === undefined ? own : tables.applications[sid]
}
