import { make, makeButton } from '../elements.ts'
import { createKeypad } from './phone-keypad.ts'

/** What an idle phone calls with, and the keys that are pressed in a call. */
export interface Dialler {
  readonly element: HTMLElement
  /** In a call the keys are tones: what was pressed is shown, and there is nothing to dial. */
  draw(settings: { readonly inCall: boolean; readonly pressed: string }): void
}

/** `dial` is called with a number as it was typed, `press` with the key tapped in a call. */
export function createDialler(actions: { dial(to: string): void; press(key: string): void }): Dialler {
  const typed = make('input', { type: 'tel', placeholder: '+…', autocomplete: 'off' })
  const label = make('label', {}, 'Number to call', typed)
  const erase = makeButton('⌫', { 'aria-label': 'Erase the last digit' }, () =>
    change(typed.value.slice(0, -1)),
  )
  const line = make('div', { class: 'phone-typed' }, label, erase)
  const pressed = make('output', { class: 'phone-pressed', 'aria-label': 'Keys pressed' })
  const call = makeButton('Call', { class: 'answer' }, () => actions.dial(typed.value))
  const keypad = createKeypad((key) => {
    if (inCall) actions.press(key)
    // The only sign that a number has besides its digits stands on the 0, where phones have it.
    else change(typed.value + (key === '0' && typed.value === '' ? '+' : key))
  })
  let inCall = false

  function change(text: string): void {
    typed.value = text
    call.disabled = text.trim() === ''
  }

  typed.addEventListener('input', () => change(typed.value))
  change('')
  return {
    element: make('div', { class: 'phone-dialler' }, line, pressed, keypad, call),
    draw(settings) {
      inCall = settings.inCall
      line.hidden = inCall
      call.hidden = inCall
      pressed.hidden = !inCall
      pressed.textContent = settings.pressed
    },
  }
}
