import { type HookTable, isHookTable } from './webhooks/hooks.ts'

/** Nobody answers, or Twilio rings `dial`, a number or an address, and connects the two when it answers. */
export type IncomingCalls = 'unanswered' | { readonly dial: string }

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
  cancelledLegStatus: (value) => value === 'canceled' || value === 'no-answer',
  declinedLegStatus: (value) => value === 'busy' || value === 'no-answer',
  callsPerSecond: isPositive,
  listsLagMs: isDelay,
  legsListedAfterMs: isDelay,
  processingMs: isPositive,
}

/** Whether `value` holds nothing but known settings with values that make sense. */
export function isBehaviourChange(value: unknown): value is Partial<Behaviour> {
  if (typeof value !== 'object' || value === null) return false
  const known = new Map<string, (value: unknown) => boolean>(Object.entries(checks))
  return Object.entries(value).every(([name, setting]) => known.get(name)?.(setting) ?? false)
}
