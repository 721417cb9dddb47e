import type { Clock } from '../../../twilio/clock.ts'
import type { PhoneLine } from './lines.ts'
import { emptyDisplay, type HeldCall, type Phone } from './phone-state.ts'
import type { PhoneInput, PhoneView } from './phones.ts'

/** What happens at one phone, by the hand of whoever holds it or by its habit. */
export interface Handsets {
  enter(phone: Phone, state: PhoneView['state'], call: HeldCall | null): void
  /** Both answer whether the phone was in a state for it. */
  pickUp(phone: Phone): boolean
  putDown(phone: Phone, how: 'declined' | 'hung-up'): boolean
  /** Begins to do what the phone does by itself when it rings. */
  startHabit(phone: Phone): void
  /** False where the phone is in no call that takes it. */
  take(phone: Phone, input: PhoneInput): boolean
  lineTo(phone: Phone, call: HeldCall): PhoneLine
}

/** An answering machine's ways. */
const greetsAfterMs = 500
const messageMs = 30_000

const nothing = (): void => undefined

/** `changed` is called after every change. */
export function createHandsets(clock: Clock, changed: () => void): Handsets {
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

  return { enter, pickUp, putDown, startHabit, take, lineTo }
}
