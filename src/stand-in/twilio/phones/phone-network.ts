import type { Clock } from '../../../twilio/clock.ts'
import type { Answerer } from './machine-detection.ts'
import { emptyDisplay, type HeldCall, type Phone, viewOf } from './phone-state.ts'
import type { Delivery, PhoneInput, PhoneMessage, Phones, PhoneView } from './phones.ts'

/** A call that comes in at a phone. Nothing here is called before `ring` has returned. */
export interface IncomingCall {
  readonly callSid: string
  readonly callerId: string
  answered(): void
  /** The call is over, or never came about, by the phone's doing. */
  ended(how: 'declined' | 'hung-up' | 'busy' | 'unreachable'): void
  /** Keys and words, once it is answered. */
  took(input: PhoneInput): void
}

/** A call that a phone makes. Nothing here is called before `dial` has returned. */
export interface OutgoingCall {
  readonly callSid: string
  readonly dialled: string
  /** Whoever holds the phone has given up or hung up. */
  hungUp(): void
  took(input: PhoneInput): void
}

/** Twilio's end of a line to one phone. */
export interface PhoneLine {
  /** Twilio's own voice. */
  say(text: string): void
  /** Somebody else in the call says something. */
  hear(text: string): void
  setAsking(asking: boolean): void
  /** Whom the phone is connected with now. */
  setCompany(others: readonly string[]): void
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
  /** What Twilio would hear if this phone answered. */
  answererOf(number: string): Answerer
  showMessage(number: string, message: PhoneMessage): void
  clear(): void
}

/** How long a network takes to say that a phone is busy or cannot be reached. */
const networkAnswerMs = 1000

/** An answering machine's ways. */
const greetsAfterMs = 500
const messageMs = 30_000

const nothing = (): void => undefined

/** A phone that does not ring: the network says so after a moment. */
function turnAway(clock: Clock, call: IncomingCall, how: 'busy' | 'unreachable'): PhoneLine {
  const release = clock.after(networkAnswerMs, () => call.ended(how))
  return { say: nothing, hear: nothing, setAsking: nothing, setCompany: nothing, release }
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
      display: emptyDisplay(),
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
    if (state === 'idle') Object.assign(phone.display, { asking: false, company: [] })
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
    if (habit.kind === 'machine') greet(phone)
    return true
  }

  /** An answering machine says its text and takes a message. */
  function greet(phone: Phone): void {
    phone.stopHabit = clock.after(greetsAfterMs, () => {
      take(phone, { kind: 'words', text: 'I cannot answer now. Please leave a message after the tone.' })
      phone.stopHabit = clock.after(messageMs, () => putDown(phone, 'hung-up'))
    })
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
    if (habit.kind === 'answers' || habit.kind === 'machine')
      phone.stopHabit = clock.after(habit.afterMs, () => pickUp(phone))
    if (habit.kind === 'declines') {
      phone.stopHabit = clock.after(habit.afterMs, () => putDown(phone, 'declined'))
    }
  }

  /** False where the phone is in no call that takes it. */
  function take(phone: Phone, input: PhoneInput): boolean {
    const { call, state, display } = phone
    if (state !== 'talking' || !call) return false
    if (input.kind === 'key') display.pressed += input.key
    changed()
    call.took(input)
    return true
  }

  function lineTo(phone: Phone, call: HeldCall): PhoneLine {
    phone.display = emptyDisplay()
    const { display } = phone
    const show = (change: () => void): void => {
      change()
      changed()
    }
    return {
      say: (text) => show(() => display.spoken.push(text)),
      hear: (text) => show(() => display.heard.push(text)),
      setAsking: (asking) => show(() => Object.assign(display, { asking })),
      setCompany: (company) => show(() => Object.assign(display, { company })),
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
    press(number, keys) {
      if (!/^[0-9A-D*#]+$/.test(keys)) return false
      const phone = phoneAt(number)
      const { call } = phone
      // A key may end the call that it is pressed in: the rest of them go nowhere, not into another call.
      return [...keys].map((key) => phone.call === call && take(phone, { kind: 'key', key }))[0] ?? false
    },
    speak: (number, text) =>
      text.trim() !== '' && take(phoneAt(number), { kind: 'words', text: text.trim() }),
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
      const { callSid: sid, callerId: withNumber, answered, ended, took } = call
      const held: HeldCall = { sid, withNumber, direction: 'incoming', answered, ended, took }
      const line = lineTo(phone, held)
      enter(phone, 'ringing', held)
      startHabit(phone)
      return line
    },
    dial(number, { callSid: sid, dialled: withNumber, hungUp, took }) {
      const phone = phoneAt(number)
      const held: HeldCall = {
        sid,
        withNumber,
        direction: 'outgoing',
        answered: nothing,
        ended: hungUp,
        took,
      }
      const line = lineTo(phone, held)
      enter(phone, 'calling', held)
      return {
        ...line,
        pickUp() {
          if (phone.call === held) enter(phone, 'talking', held)
        },
      }
    },
    isIdle: (number) => (phones.get(number)?.state ?? 'idle') === 'idle',
    answererOf(number) {
      const habit = phones.get(number)?.habit
      return habit?.kind === 'machine' ? (habit.heardAs ?? 'machine') : 'human'
    },
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
