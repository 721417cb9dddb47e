import type { PhoneView } from '../../../stand-in/twilio/phones/phones.ts'
import { make, makeButton } from '../elements.ts'
import { createCallerIdChoice } from './caller-id.ts'
import type { PhoneActions } from './phone-actions.ts'
import { createDialler } from './phone-dialler.ts'

/** The part of a phone that rings, dials and talks. */
export interface CallScreen {
  readonly element: HTMLElement
  /** `phone` is undefined while Twilio knows nothing of it; `twilioNumber` is whom it calls with one tap. */
  draw(phone: PhoneView | undefined, twilioNumber: string): void
  /** Moves the clock on; called once a second. */
  tick(): void
}

export function createCallScreen(number: string, actions: PhoneActions): CallScreen {
  const parts = createParts(number, actions, {
    dial: (to) => void call(to),
    callTwilio: () => void call(twilioNumber),
    toggleKeypad() {
      keypadOpen = !keypadOpen
      drawState()
    },
    ring() {
      letRing = true
      drawState()
    },
  })
  let shown: PhoneView | undefined
  let twilioNumber = ''
  let letRing = false
  let keypadOpen = false

  async function call(to: string): Promise<void> {
    const done = await actions.call(number, to.replace(/[\s().-]/g, ''), parts.callerId.chosen())
    parts.note.textContent = done ? '' : `Only the Twilio numbers can be called here, not ${to}.`
  }

  function drawState(): void {
    const state = shown?.state ?? 'idle'
    const talking = state === 'talking'
    const idle = state === 'idle'
    parts.state.textContent = describeState(state, letRing)
    parts.caller.textContent = describeOther(shown)
    parts.bell.hidden = talking
    parts.clock.hidden = !talking
    parts.answer.hidden = state !== 'ringing'
    parts.decline.hidden = state !== 'ringing'
    parts.letRing.hidden = state !== 'ringing' || letRing
    parts.hangUp.hidden = !talking && state !== 'calling'
    parts.say.hidden = !talking
    parts.keypad.hidden = !idle && !talking
    parts.keypad.setAttribute('aria-expanded', String(keypadOpen))
    parts.keypad.textContent = keypadOpen ? 'Hide keypad' : 'Keypad'
    parts.callTwilio.hidden = !idle || keypadOpen || twilioNumber === ''
    parts.callerId.element.hidden = !idle
    parts.dialler.element.hidden = !keypadOpen || parts.keypad.hidden
    parts.dialler.draw({ inCall: talking, pressed: shown?.pressed ?? '' })
    tick()
  }

  function tick(): void {
    parts.clock.textContent = shown?.state === 'talking' ? formatClock(Date.now() - shown.since) : ''
  }

  // Whoever has called a machine will be asked to press something.
  function openKeypadFor(phone: PhoneView | undefined): void {
    const sameCall = (phone?.callSid ?? null) === (shown?.callSid ?? null)
    if (sameCall && (phone?.state ?? 'idle') === (shown?.state ?? 'idle')) return
    keypadOpen = phone?.state === 'talking' && phone.direction === 'outgoing'
  }

  return {
    element: parts.element,
    tick,
    draw(phone, latestNumber) {
      if (phone?.state !== 'ringing' || phone.since !== shown?.since) letRing = false
      if ((phone?.state ?? 'idle') !== 'idle') parts.note.textContent = ''
      openKeypadFor(phone)
      shown = phone
      twilioNumber = latestNumber
      drawLines(parts.spoken, phone)
      drawState()
    },
  }
}

interface Taps {
  dial(to: string): void
  callTwilio(): void
  toggleKeypad(): void
  ring(): void
}

function createParts(number: string, actions: PhoneActions, taps: Taps) {
  const bell = make('div', { class: 'phone-bell' })
  const state = make('p', { class: 'phone-state', role: 'status' })
  const caller = make('p', { class: 'phone-caller' })
  const clock = make('p', { class: 'phone-clock', 'aria-hidden': 'true' })
  const spoken = make('ul', { class: 'phone-spoken', 'aria-label': 'Said in this call' })
  const note = make('p', { class: 'phone-note', role: 'alert' })
  const answer = makeButton('Answer', { class: 'answer' }, () => actions.act(number, 'answer'))
  const decline = makeButton('Decline', { class: 'decline' }, () => actions.act(number, 'decline'))
  const letRing = makeButton('Let it ring', { class: 'wide' }, taps.ring)
  const hangUp = makeButton('Hang up', { class: 'hang-up wide' }, () => actions.act(number, 'hang-up'))
  const callTwilio = makeButton('Call the Twilio number', { class: 'wide' }, taps.callTwilio)
  const keypad = makeButton('Keypad', { class: 'wide', 'aria-expanded': 'false' }, taps.toggleKeypad)
  const dialler = createDialler({ dial: taps.dial, press: (key) => actions.press(number, key) })
  const say = createSayForm(number, actions)
  const callerId = createCallerIdChoice(number)
  const element = make(
    'div',
    { class: 'phone-view' },
    make('div', { class: 'phone-screen' }, bell, state, caller, clock, spoken, note),
    say,
    dialler.element,
    make('div', { class: 'phone-buttons' }, decline, answer, letRing, callTwilio, keypad, hangUp),
    callerId.element,
  )
  return {
    element,
    bell,
    state,
    caller,
    clock,
    spoken,
    note,
    answer,
    decline,
    letRing,
    hangUp,
    callTwilio,
    keypad,
    dialler,
    say,
    callerId,
  }
}

function createSayForm(number: string, actions: PhoneActions): HTMLFormElement {
  const words = make('input', { autocomplete: 'off' })
  const label = make('label', {}, 'Say something', words)
  const form = make('form', { class: 'phone-say' }, label, make('button', { type: 'submit' }, 'Say'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void actions.speak(number, words.value)
    words.value = ''
  })
  return form
}

function drawLines(list: HTMLElement, phone: PhoneView | undefined): void {
  const inCall = phone !== undefined && phone.state !== 'idle'
  const lines = inCall ? [...phone.spoken, ...phone.heard] : []
  const before = [...list.children].map(({ textContent }) => textContent).join()
  const items = lines.map((line) => make('li', {}, line.startsWith('♪') ? line : `“${line}”`))
  if (items.map(({ textContent }) => textContent).join() === before) return
  list.replaceChildren(...items)
  items[items.length - 1]?.scrollIntoView({ block: 'nearest' })
}

/** What a phone is doing, in a few words. */
export function describeState(state: PhoneView['state'], letRing = false): string {
  switch (state) {
    case 'idle':
      return 'Nothing is happening'
    case 'ringing':
      return letRing ? 'It rings until the caller gives up' : 'It is ringing'
    case 'calling':
      return 'It is calling'
    case 'talking':
      return 'In a call'
  }
}

function describeOther(phone: PhoneView | undefined): string {
  if (!phone?.withNumber) return ''
  if (phone.state === 'talking' && phone.asking) return 'A moment: Twilio is asking how to go on'
  return phone.direction === 'outgoing' ? `To ${phone.withNumber}` : `Caller ID ${phone.withNumber}`
}

function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
