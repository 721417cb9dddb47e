import { isPublicKey, type PublicKey } from './store/public-key.ts'
import { type HookTable, isHookTable } from './webhooks/hooks.ts'

/** Nobody answers, or Twilio rings `dial`, a number or an address, and connects the two when it answers. */
export type IncomingCalls = 'unanswered' | { readonly dial: string }

/** How a recording's sound is given out. Whether pages may read it, and whether it comes from elsewhere, is not documented. */
export interface SoundDelivery {
  /** Whether the answer that holds the sound lets pages in. */
  readonly cors: boolean
  /** The origin, such as `https://media.example.org`, that a 302 sends to; null: the sound comes at once. */
  readonly redirectTo: string | null
}

/** What a team can set on its Twilio account, and what nobody documents and may therefore go either way. */
export interface Behaviour {
  /**
   * A trial account calls verified numbers only.
   * https://www.twilio.com/docs/usage/tutorials/how-to-use-your-free-trial-account
   */
  trial: boolean
  /** Verified caller IDs: may be called on a trial and shown as `From`. */
  verifiedNumbers: readonly string[]
  /** Beginnings of numbers that geo permissions do not allow (21215). */
  forbiddenPrefixes: readonly string[]
  /** Numbers that Twilio itself blocks (21216). */
  blockedNumbers: readonly string[]
  /** Beginnings of numbers that messages may not go to: geo permissions of their own (21408). */
  forbiddenMessagePrefixes: readonly string[]
  /** Numbers that Twilio knows to be landlines, and sends no message to (21614). */
  landlineNumbers: readonly string[]
  /** Numbers that no message reaches, for want of a route (21612). */
  unmessageableNumbers: readonly string[]
  /** What the account's numbers are set to, each by its number: whom Twilio asks about calls and messages. */
  numbers: HookTable
  /** The account's applications, each by its SID. */
  applications: HookTable
  /** What happens to calls that phones make to those of the account's numbers that have no `voiceUrl`. */
  incomingCalls: IncomingCalls
  /** What the restricted API key may do, written `resource/action`. */
  restrictedPermissions: readonly string[]
  /** What the respondent's leg becomes when the enumerator hangs up while it rings. Not documented. */
  cancelledLegStatus: 'canceled' | 'no-answer'
  /** What a declined call becomes; carriers differ. */
  declinedLegStatus: 'no-answer' | 'busy'
  /** Calls per second that leave the queue for one `From` number. */
  callsPerSecond: number
  /**
   * How far the lists of calls, messages and recordings lag behind what is read one by one, in milliseconds.
   * Twilio calls itself eventually consistent, and says no number.
   */
  listsLagMs: number
  /** How long a leg that a Dial has made rings before lists have it, in milliseconds. */
  legsListedAfterMs: number
  /** What completed recordings are encrypted with from now on; null: they are not. */
  encryption: PublicKey | null
  sound: SoundDelivery
  /** The side of which recordings hold nothing, as if nobody had spoken. */
  silentSide: 'none' | 'enumerator' | 'respondent'
  /** Whether sound is given to whoever asks: Twilio's setting to ask for credentials is off. */
  openSound: boolean
  /** What a suspended or closed account may do, is said where requests are let in. */
  accountStatus: 'active' | 'suspended' | 'closed'
  /** In US dollars, as Twilio writes it. */
  balance: string
  /** From the end of a recording until it can be heard and deleted, in milliseconds. */
  processingMs: number
}

/** What a call needs at the least: place, follow, find the respondent's leg, hang up, see the recordings. */
const leastPermissions = ['calls/create', 'calls/read', 'calls/list', 'calls/update', 'calls.recordings/list']

/** The behaviour of a paid account with the permissions a call needs. */
export function usualBehaviour(): Behaviour {
  return {
    trial: false,
    verifiedNumbers: [],
    forbiddenPrefixes: ['+881', '+882'],
    blockedNumbers: [],
    forbiddenMessagePrefixes: ['+881', '+882'],
    landlineNumbers: [],
    unmessageableNumbers: [],
    numbers: {},
    applications: {},
    incomingCalls: 'unanswered',
    restrictedPermissions: leastPermissions,
    cancelledLegStatus: 'canceled',
    declinedLegStatus: 'no-answer',
    callsPerSecond: 1,
    listsLagMs: 0,
    legsListedAfterMs: 0,
    encryption: null,
    sound: { cors: true, redirectTo: null },
    silentSide: 'none',
    openSound: false,
    accountStatus: 'active',
    balance: '25.00',
    processingMs: 3000,
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isIncomingCalls(value: unknown): value is IncomingCalls {
  if (typeof value !== 'object' || value === null) return value === 'unanswered'
  const { dial }: { dial?: unknown } = value
  return typeof dial === 'string' && dial !== ''
}

function isSoundDelivery(value: unknown): value is SoundDelivery {
  if (typeof value !== 'object' || value === null) return false
  const { cors, redirectTo }: { cors?: unknown; redirectTo?: unknown } = value
  const isOrigin = typeof redirectTo === 'string' && /^https?:\/\/[^/]+$/.test(redirectTo)
  return typeof cors === 'boolean' && (redirectTo === null || isOrigin)
}

function isOneOf(...words: readonly string[]): (value: unknown) => boolean {
  return (value) => words.some((word) => word === value)
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

function isDelay(value: unknown): boolean {
  return value === 0 || isPositive(value)
}

const checks: { readonly [Name in keyof Behaviour]: (value: unknown) => boolean } = {
  trial: (value) => typeof value === 'boolean',
  verifiedNumbers: isTextList,
  forbiddenPrefixes: isTextList,
  blockedNumbers: isTextList,
  forbiddenMessagePrefixes: isTextList,
  landlineNumbers: isTextList,
  unmessageableNumbers: isTextList,
  numbers: isHookTable,
  applications: isHookTable,
  incomingCalls: isIncomingCalls,
  restrictedPermissions: isTextList,
  cancelledLegStatus: isOneOf('canceled', 'no-answer'),
  declinedLegStatus: isOneOf('busy', 'no-answer'),
  callsPerSecond: isPositive,
  listsLagMs: isDelay,
  legsListedAfterMs: isDelay,
  encryption: (value) => value === null || isPublicKey(value),
  sound: isSoundDelivery,
  silentSide: isOneOf('none', 'enumerator', 'respondent'),
  openSound: (value) => typeof value === 'boolean',
  accountStatus: isOneOf('active', 'suspended', 'closed'),
  balance: (value) => typeof value === 'string' && /^-?\d+\.\d{2,}$/.test(value),
  processingMs: isPositive,
}

/** Whether `value` holds nothing but known settings with values that make sense. */
export function isBehaviourChange(value: unknown): value is Partial<Behaviour> {
  if (typeof value !== 'object' || value === null) return false
  const known = new Map<string, (value: unknown) => boolean>(Object.entries(checks))
  return Object.entries(value).every(([name, setting]) => known.get(name)?.(setting) ?? false)
}
