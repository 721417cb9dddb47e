import type { Clock } from '../../twilio/clock.ts'
import type { Delivery, Habit, PhoneMessage, Phones, PhoneView } from './phones.ts'

/** A call that comes in at a phone. Nothing here is called before `ring` has returned. */
export interface IncomingCall {
  readonly callSid: string
  readonly callerId: string
  answered(): void
  /** The call is over, or never came about, by the phone's doing. */
  ended(how: 'declined' | 'hung-up' | 'busy' | 'unreachable'): void
}

/** A call that a phone makes. Nothing here is called before `dial` has returned. */
export interface OutgoingCall {
  readonly callSid: string
  readonly dialled: string
  /** Whoever holds the phone has given up or hung up. */
  hungUp(): void
}

/** Twilio's end of a line to one phone. */
export interface PhoneLine {
  say(text: string): void
  /** Twilio ends it; may be called twice. */
  release(): void
}

/** The same for a call that the phone has made. */
export interface CallerLine extends PhoneLine {
  /** Twilio answers it. */
  pickUp(): void
}

/** The phones as the exchange sees them. */
export interface PhoneNetwork extends Omit<Phones, 'call' | 'sendMessage'> {
  ring(number: string, call: IncomingCall): PhoneLine
  isIdle(number: string): boolean
  /** Only an idle phone can dial. */
  dial(number: string, call: OutgoingCall): CallerLine
  deliveryOf(number: string): Delivery
  showMessage(number: string, message: PhoneMessage): void
  clear(): void
}

/** The call that a phone is in, whoever made it. */
interface HeldCall {
  readonly sid: string
  readonly withNumber: string
  readonly direction: 'incoming' | 'outgoing'
  answered(): void
  ended(how: 'declined' | 'hung-up'): void
}

interface Phone {
  readonly number: string
  state: PhoneView['state']
  since: number
  call: HeldCall | null
  spoken: string[]
  readonly messages: PhoneMessage[]
  habit: Habit
  delivery: Delivery
  stopHabit: () => void
}

/** How long a network takes to say that a phone is busy or cannot be reached. */
const networkAnswerMs = 1000

const nothing = (): void => undefined

/** A phone that does not ring: the network says so after a moment. */
function turnAway(clock: Clock, call: IncomingCall, how: 'busy' | 'unreachable'): PhoneLine {
  return { say: nothing, release: clock.after(networkAnswerMs, () => call.ended(how)) }
}

function viewOf(phone: Phone): PhoneView {
  const { number, state, call, since, spoken, messages, habit, delivery } = phone
  return {
    number,
    state,
    withNumber: call?.withNumber ?? null,
    direction: call?.direction ?? null,
    callSid: call?.sid ?? null,
    since,
    spoken: [...spoken],
    messages: [...messages],
    habit,
    delivery,
  }
}

/** `changed` is called after every change. */
export function createPhoneNetwork(clock: Clock, changed: () => void): PhoneNetwork {
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
      messages: [],
      habit: { kind: 'manual' },
      delivery: 'delivered',
      stopHabit: nothing,
    }
    phones.set(number, phone)
    return phone
  }

  function enter(phone: Phone, state: PhoneView['state'], call: HeldCall | null): void {
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
    const { call, state } = phone
    const fits = how === 'declined' ? state === 'ringing' : state === 'talking' || state === 'calling'
    if (!fits || !call) return false
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

  function lineTo(phone: Phone, call: HeldCall): PhoneLine {
    return {
      say(text) {
        phone.spoken.push(text)
        changed()
      },
      release() {
        if (phone.call === call) enter(phone, 'idle', null)
      },
    }
  }

  return {
    list: () => [...phones.values()].map(viewOf),
    answer: (number) => pickUp(phoneAt(number)),
    decline: (number) => putDown(phoneAt(number), 'declined'),
    hangUp: (number) => putDown(phoneAt(number), 'hung-up'),
    setHabit(number, habit) {
      const phone = phoneAt(number)
      phone.habit = habit
      startHabit(phone)
      changed()
    },
    setDelivery(number, delivery) {
      phoneAt(number).delivery = delivery
      changed()
    },
    ring(number, call) {
      const phone = phoneAt(number)
      if (phone.habit.kind === 'unreachable') return turnAway(clock, call, 'unreachable')
      if (phone.habit.kind === 'busy' || phone.state !== 'idle') return turnAway(clock, call, 'busy')
      const { callSid: sid, callerId: withNumber, answered, ended } = call
      const held: HeldCall = { sid, withNumber, direction: 'incoming', answered, ended }
      phone.spoken = []
      enter(phone, 'ringing', held)
      startHabit(phone)
      return lineTo(phone, held)
    },
    dial(number, { callSid: sid, dialled: withNumber, hungUp }) {
      const phone = phoneAt(number)
      const held: HeldCall = { sid, withNumber, direction: 'outgoing', answered: nothing, ended: hungUp }
      phone.spoken = []
      enter(phone, 'calling', held)
      return {
        ...lineTo(phone, held),
        pickUp() {
          if (phone.call === held) enter(phone, 'talking', held)
        },
      }
    },
    isIdle: (number) => (phones.get(number)?.state ?? 'idle') === 'idle',
    deliveryOf: (number) => phones.get(number)?.delivery ?? 'delivered',
    showMessage(number, message) {
      phoneAt(number).messages.push(message)
      changed()
    },
    clear() {
      for (const phone of phones.values()) phone.stopHabit()
      phones.clear()
      changed()
    },
  }
}
