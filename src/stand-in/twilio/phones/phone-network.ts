import type { Clock } from '../../../twilio/clock.ts'
import { createHandsets } from './handsets.ts'
import type { CallerLine, IncomingCall, OutgoingCall, PhoneLine } from './lines.ts'
import type { Answerer } from './machine-detection.ts'
import { emptyDisplay, type HeldCall, type Phone, viewOf } from './phone-state.ts'
import type { Delivery, PhoneMessage, Phones } from './phones.ts'

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

const nothing = (): void => undefined

/** A phone that does not ring: the network says so after a moment. */
function turnAway(clock: Clock, call: IncomingCall, how: 'busy' | 'unreachable'): PhoneLine {
  const release = clock.after(networkAnswerMs, () => call.ended(how))
  return { say: nothing, hear: nothing, setAsking: nothing, setCompany: nothing, release }
}

/** `changed` is called after every change. */
export function createPhoneNetwork(clock: Clock, changed: () => void): PhoneNetwork {
  const phones = new Map<string, Phone>()
  const extensions = new Map<string, number>()

  const { enter, pickUp, putDown, startHabit, take, lineTo } = createHandsets(clock, changed)

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

  /** The first idle one of those that share the number; the last where none is. */
  function phoneToRing(number: string): Phone {
    const first = phoneAt(number)
    let phone = first
    for (let next = 2; phone.state !== 'idle' && next <= (extensions.get(number) ?? 1); next += 1) {
      phone = phoneAt(`${number};ext=${next}`)
      phone.habit = first.habit
    }
    return phone
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
    setExtensions: (number, count) => void extensions.set(number, count),
    setDelivery(number, delivery) {
      phoneAt(number).delivery = delivery
      changed()
    },
    ring(number, call) {
      const phone = phoneToRing(number)
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
      extensions.clear()
      changed()
    },
  }
}
