import type { Delivery, Habit, PhoneInput, PhoneMessage, PhoneView } from './phones.ts'

/** The call that a phone is in, whoever made it. */
export interface HeldCall {
  readonly sid: string
  readonly withNumber: string
  readonly direction: 'incoming' | 'outgoing'
  answered(): void
  ended(how: 'declined' | 'hung-up'): void
  took(input: PhoneInput): void
}

/** What a phone shows of one call. */
export interface CallDisplay {
  asking: boolean
  spoken: string[]
  heard: string[]
  pressed: string
  company: readonly string[]
}

/** A phone with all that it is in the middle of. */
export interface Phone {
  readonly number: string
  state: PhoneView['state']
  since: number
  call: HeldCall | null
  display: CallDisplay
  readonly messages: PhoneMessage[]
  habit: Habit
  delivery: Delivery
  stopHabit: () => void
}

/** What a call begins with. */
export function emptyDisplay(): CallDisplay {
  return { asking: false, spoken: [], heard: [], pressed: '', company: [] }
}

/** A phone as its holder sees it. */
export function viewOf(phone: Phone): PhoneView {
  const { number, state, call, since, display, messages, habit, delivery } = phone
  return {
    number,
    state,
    withNumber: call?.withNumber ?? null,
    direction: call?.direction ?? null,
    callSid: call?.sid ?? null,
    since,
    ...display,
    spoken: [...display.spoken],
    heard: [...display.heard],
    messages: [...messages],
    habit,
    delivery,
  }
}
