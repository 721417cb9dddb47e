import type { Clock } from '../../twilio/clock.ts'

/** What a phone does by itself when it rings. Times in milliseconds. */
export type Habit =
  | { readonly kind: 'manual' }
  /** Answers `afterMs` after the first ring; hangs up after talking `talksMs`, or never. */
  | { readonly kind: 'answers'; readonly afterMs: number; readonly talksMs?: number }
  | { readonly kind: 'declines'; readonly afterMs: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable' }

/** A phone as somebody sees it who holds it. */
export interface PhoneView {
  readonly number: string
  readonly state: 'idle' | 'ringing' | 'talking'
  /** The caller ID shown; null when idle. */
  readonly withNumber: string | null
  readonly callSid: string | null
  /** Milliseconds since 1970 at which this state began. */
  readonly since: number
  /** What Twilio has said into this call, oldest first. */
  readonly spoken: readonly string[]
  readonly habit: Habit
}

/** What people do with the phones. Numbers are as Twilio dials them: `+12025550123`, `sip:…`, `client:…`. */
export interface Phones {
  /** Every phone that has rung or has a habit. */
  list(): PhoneView[]
  /** All three answer whether the phone was in a state for it. */
  answer(number: string): boolean
  decline(number: string): boolean
  hangUp(number: string): boolean
  setHabit(number: string, habit: Habit): void
}

/** A call that comes in at a phone. Nothing here is called before `ring` has returned. */
export interface IncomingCall {
  readonly callSid: string
  readonly callerId: string
  answered(): void
  /** The call is over, or never came about, by the phone's doing. */
  ended(how: 'declined' | 'hung-up' | 'busy' | 'unreachable'): void
}

/** Twilio's end of a line to one phone. */
export interface PhoneLine {
  say(text: string): void
  /** Twilio ends it; may be called twice. */
  release(): void
}

/** The phones as the exchange sees them. */
export interface PhoneNetwork extends Phones {
  ring(number: string, call: IncomingCall): PhoneLine
  clear(): void
}

interface Phone {
  readonly number: string
  state: PhoneView['state']
  since: number
  call: IncomingCall | null
  spoken: string[]
  habit: Habit
  stopHabit: () => void
}

/** How long a network takes to say that a phone is busy or cannot be reached. */
const networkAnswerMs = 1000

const nothing = (): void => undefined

/** `changed` is called after every change. */
export function createPhones(clock: Clock, changed: () => void): PhoneNetwork {
  const phones = new Map<string, Phone>()

  function phoneAt(number: string): Phone {
    const known = phones.get(number)
    if (known) return known
    const phone: Phone = {
      number,
      state: 'idle',
      since: clock.now(),
      call: null,
      spoken: [],
      habit: { kind: 'manual' },
      stopHabit: nothing,
    }
    phones.set(number, phone)
    return phone
  }

  function enter(phone: Phone, state: PhoneView['state'], call: IncomingCall | null): void {
    phone.stopHabit()
    phone.stopHabit = nothing
    phone.state = state
    phone.since = clock.now()
    phone.call = call
    changed()
  }

  function pickUp(phone: Phone): boolean {
    const { call, habit } = phone
    if (phone.state !== 'ringing' || !call) return false
    enter(phone, 'talking', call)
    if (habit.kind === 'answers' && habit.talksMs !== undefined) {
      phone.stopHabit = clock.after(habit.talksMs, () => putDown(phone, 'hung-up'))
    }
    call.answered()
    return true
  }

  function putDown(phone: Phone, how: 'declined' | 'hung-up'): boolean {
    const { call } = phone
    if (phone.state !== (how === 'declined' ? 'ringing' : 'talking') || !call) return false
    enter(phone, 'idle', null)
    call.ended(how)
    return true
  }

  function startHabit(phone: Phone): void {
    const { habit } = phone
    phone.stopHabit()
    phone.stopHabit = nothing
    if (phone.state !== 'ringing') return
    if (habit.kind === 'answers') phone.stopHabit = clock.after(habit.afterMs, () => pickUp(phone))
    if (habit.kind === 'declines') {
      phone.stopHabit = clock.after(habit.afterMs, () => putDown(phone, 'declined'))
    }
  }

  /** A phone that does not ring: the network says so after a moment. */
  function turnAway(call: IncomingCall, how: 'busy' | 'unreachable'): PhoneLine {
    return { say: nothing, release: clock.after(networkAnswerMs, () => call.ended(how)) }
  }

  return {
    list: () =>
      [...phones.values()].map(({ number, state, call, since, spoken, habit }) => ({
        number,
        state,
        withNumber: call?.callerId ?? null,
        callSid: call?.callSid ?? null,
        since,
        spoken: [...spoken],
        habit,
      })),
    answer: (number) => pickUp(phoneAt(number)),
    decline: (number) => putDown(phoneAt(number), 'declined'),
    hangUp: (number) => putDown(phoneAt(number), 'hung-up'),
    setHabit(number, habit) {
      const phone = phoneAt(number)
      phone.habit = habit
      startHabit(phone)
      changed()
    },
    ring(number, call) {
      const phone = phoneAt(number)
      if (phone.habit.kind === 'unreachable') return turnAway(call, 'unreachable')
      if (phone.habit.kind === 'busy' || phone.state !== 'idle') return turnAway(call, 'busy')
      phone.spoken = []
      enter(phone, 'ringing', call)
      startHabit(phone)
      return {
        say(text) {
          phone.spoken.push(text)
          changed()
        },
        release() {
          if (phone.call === call) enter(phone, 'idle', null)
        },
      }
    },
    clear() {
      for (const phone of phones.values()) phone.stopHabit()
      phones.clear()
      changed()
    },
  }
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** Whether `value`, from JSON, is a habit. */
export function isHabit(value: unknown): value is Habit {
  if (typeof value !== 'object' || value === null) return false
  const { kind, afterMs, talksMs }: { kind?: unknown; afterMs?: unknown; talksMs?: unknown } = value
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
    default:
      return false
  }
}
