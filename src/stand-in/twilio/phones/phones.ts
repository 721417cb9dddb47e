import { type Answerer, answerers } from './machine-detection.ts'

/** What a phone does by itself when it rings. Times in milliseconds. */
export type Habit =
  | { readonly kind: 'manual' }
  /** Answers `afterMs` after the first ring; hangs up after talking `talksMs`, or never. */
  | { readonly kind: 'answers'; readonly afterMs: number; readonly talksMs?: number }
  | { readonly kind: 'declines'; readonly afterMs: number }
  /**
   * An answering machine: answers `afterMs` after the first ring, greets, and hangs up after its message's time.
   * `heardAs` is what Twilio's machine detection makes of it; a machine where nothing is said.
   */
  | { readonly kind: 'machine'; readonly afterMs: number; readonly heardAs?: Answerer }
  | { readonly kind: 'busy' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable' }

const deliveries = [
  'delivered',
  /** It arrives, and no carrier ever says so: the message stays sent. */
  'unconfirmed',
  'unreachable',
  'blocked',
  'unknown',
  'landline',
  'filtered',
  'unknown-error',
] as const

/** What becomes of messages to a phone: the last six do not arrive, 30003 to 30008 in this order. */
export type Delivery = (typeof deliveries)[number]

/** What somebody writes; one of the two must hold something. */
export interface MessageContent {
  readonly body: string
  /** Where pictures to go with it are kept: http or https. */
  readonly mediaUrls?: readonly string[]
}

/** A message as its phone shows it. */
export interface PhoneMessage extends Required<MessageContent> {
  readonly sid: string
  /** As the phone sees it: outgoing is what was written on it. */
  readonly direction: 'incoming' | 'outgoing'
  readonly withNumber: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What the holder of a phone does in a call: presses a key, or says something. */
export type PhoneInput =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'words'; readonly text: string }

/** A phone as somebody sees it who holds it. */
export interface PhoneView {
  readonly number: string
  /** Calling: it has dialled, and nobody has answered yet. */
  readonly state: 'idle' | 'ringing' | 'calling' | 'talking'
  /** The caller ID shown, or the number dialled; null when idle. */
  readonly withNumber: string | null
  /** As the phone sees it; null when idle. */
  readonly direction: 'incoming' | 'outgoing' | null
  readonly callSid: string | null
  /** Milliseconds since 1970 at which this state began. */
  readonly since: number
  /** Whether Twilio is asking a webhook how this call goes on: until it answers, the line is quiet. */
  readonly asking: boolean
  /** What Twilio has said into this call, oldest first; what it has played stands behind a ♪. */
  readonly spoken: readonly string[]
  /** What the others in this call have said, oldest first. */
  readonly heard: readonly string[]
  /** The keys pressed in this call, one after the other. */
  readonly pressed: string
  /** Whom one can talk with now: one number or address in a call, several in a conference. */
  readonly company: readonly string[]
  /** Received and sent, oldest first. */
  readonly messages: readonly PhoneMessage[]
  readonly habit: Habit
  readonly delivery: Delivery
}

/** What people do with the phones. Numbers are as Twilio dials them: `+12025550123`, `sip:…`, `client:…`. */
export interface Phones {
  /** Every phone that has rung, called, written or been written to, or has a habit. */
  list(): PhoneView[]
  /**
   * All three answer whether the phone was in a state for it. Hanging up gives up a call not answered yet.
   */
  answer(number: string): boolean
  decline(number: string): boolean
  hangUp(number: string): boolean
  /** Presses keys in a call, `0-9 A-D * #`; false where the phone is in none, or a key is none. */
  press(number: string, keys: string): boolean
  /** Says something into a call; false where the phone is in none, or nothing is said. */
  speak(number: string, text: string): boolean
  /**
   * Calls one of the account's numbers; false where it is none of them, or the phone is in a call. `callerId` is
   * what Twilio is told instead of the phone's own number, by networks that withhold it: `Anonymous`,
   * `Restricted`, a word on the keypad such as +266696687, or nothing.
   */
  call(number: string, to: string, callerId?: string): boolean
  /** Writes to one of the account's numbers; false where it is none of them, or nothing is written. */
  sendMessage(number: string, to: string, content: MessageContent): boolean
  setHabit(number: string, habit: Habit): void
  /**
   * As many phones share this number, as in an office: a call rings at the first that is idle. The second is known
   * here as the number with `;ext=2`, and so on; each does what the number's habit says.
   */
  setExtensions(number: string, count: number): void
  /** Holds for every message that is on its way or still to come; `delivered` where nothing else was set. */
  setDelivery(number: string, delivery: Delivery): void
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** Whether `value`, from JSON, is a habit. */
export function isHabit(value: unknown): value is Habit {
  if (typeof value !== 'object' || value === null) return false
  const { kind, afterMs, talksMs, heardAs }: { readonly [name: string]: unknown } = { ...value }
  switch (kind) {
    case 'manual':
    case 'busy':
    case 'silent':
    case 'unreachable':
      return true
    case 'answers':
      return isAmount(afterMs) && (talksMs === undefined || isAmount(talksMs))
    case 'declines':
      return isAmount(afterMs)
    case 'machine':
      return isAmount(afterMs) && (heardAs === undefined || answerers.some((one) => one === heardAs))
    default:
      return false
  }
}

/** Whether `value`, from JSON, is what can become of messages. */
export function isDelivery(value: unknown): value is Delivery {
  return deliveries.some((delivery) => delivery === value)
}
