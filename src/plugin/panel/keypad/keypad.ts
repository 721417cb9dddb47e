import { bareNumber } from '../../../twilio/numbers/characters.ts'
import { readNumber, showNumber } from '../../../twilio/phone-number.ts'
import { dialledNumber, placeOf } from '../../form/choice.ts'
import { respondentNumber } from '../../form/settings.ts'
import { create, createButton } from '../../screen/elements.ts'
import { say } from '../../words/words.ts'
import type { PanelWorld, Tab } from '../tab.ts'
import { createKeys } from './keys.ts'
import { type Entered, erase, readEntered, type Typed, typeKey } from './number.ts'

/**
 * The respondent's number, to be corrected by large keys, by a keyboard or by pasting. It stands as it was typed;
 * the field gets it as soon as it is a whole number, and nothing usable before that.
 */
export function openKeypad(world: PanelWorld): Tab {
  const { document, words, field, settings } = world
  const note = create(document, 'div', { id: 'keypad-note', className: 'note', 'aria-live': 'polite' })
  const input = createInput(world)
  const keys = createKeys(world, {
    type: (key) => write(typeKey(typed(), key)),
    erase: () => write(erase(typed())),
    eraseAll,
  })
  const clear = createButton(
    document,
    { className: 'keypad-clear', text: '\u00d7', 'aria-label': words('keypadClear') },
    () => andGo(clear, eraseAll),
  )
  const useForm = createButton(document, { text: words('keypadUseForm') }, () =>
    andGo(useForm, useFormNumber),
  )
  const label = create(document, 'label', { for: input.id, className: 'note', text: words('keypadNumber') })
  const line = create(document, 'div', { className: 'keypad-line', dir: 'ltr' }, input, clear)
  const element = create(document, 'div', { className: 'keypad' }, label, line, keys.element, note, useForm)
  /** The form's number that is chosen, or whose place the one entered by hand takes. */
  let ofForm = placeOf(settings, field.choice)
  /** Where the caret was when the keyboard left the number; undefined: at its end. */
  let caret: number | undefined

  function typed(): Typed {
    const text = input.value
    const end = text.length
    if (document.activeElement !== input) return { text, start: caret ?? end, end: caret ?? end }
    return { text, start: input.selectionStart ?? end, end: input.selectionEnd ?? end }
  }

  function write({ text, start, end }: Typed): void {
    if (!field.mayChoose || text === input.value) return
    input.value = text
    caret = start
    // Safari would take the keyboard's place to the number.
    if (document.activeElement === input) input.setSelectionRange(start, end)
    enter()
  }

  function eraseAll(): void {
    write({ text: '', start: 0, end: 0 })
  }

  /** Tells the field what is entered; the form's own number, typed anew, is not one entered by hand. */
  function enter(): void {
    const entered = readEntered(input.value, settings.country)
    const number = entered.kind === 'whole' ? entered.number : ''
    const again = number === respondentNumber(settings, ofForm)
    if (again ? field.choice.to < 0 : field.choice.hand !== number) field.enter(again ? undefined : number)
    draw()
  }

  function useFormNumber(): void {
    field.enter(undefined)
    follow()
  }

  /** Does what makes a button go away, and finds the keyboard that stood on it another place. */
  function andGo(button: HTMLElement, act: () => void): void {
    const hadFocus = document.activeElement === button
    act()
    if (hadFocus && button.hidden) input.focus()
  }

  /** Another number was chosen elsewhere: it is shown, unless it is what stands there. */
  function follow(): void {
    if (field.choice.to >= 0) ofForm = field.choice.to
    const number = dialledNumber(settings, field.choice)
    if (number && number !== readNumber(input.value, settings.country)) {
      input.value = showNumber(number)
      caret = undefined
    }
    draw()
  }

  function draw(): void {
    const entered = readEntered(input.value, settings.country)
    const byHand = field.choice.to < 0
    const { mayChoose } = field
    // It is never hidden: a screen reader hears only what is put into an element that was there.
    const said = noteOf(entered, input.value, world)
    if (note.textContent !== said) note.textContent = said
    note.classList.toggle('failed', mayChoose && entered.kind === 'wrong')
    input.readOnly = !mayChoose
    input.setAttribute('aria-invalid', String(entered.kind === 'wrong'))
    keys.enable(mayChoose)
    clear.hidden = !mayChoose || input.value === ''
    useForm.hidden = !mayChoose || !byHand
  }

  // A tap on a button leaves the caret in the number, where it is seen.
  element.addEventListener('mousedown', (event) => {
    if (event.target !== input) event.preventDefault()
  })
  input.addEventListener('input', enter)
  input.addEventListener('blur', () => {
    const { selectionStart, selectionEnd } = input
    caret = selectionStart !== null && selectionStart === selectionEnd ? selectionStart : undefined
  })
  follow()

  return {
    element,
    show() {},
    fieldChanged: follow,
    clear() {
      if (field.mayChoose && field.choice.to < 0) field.enter(undefined)
      follow()
    },
    stop: keys.stop,
  }
}

/** What is to be said below the keys; '' of the form's own number, as it is dialled. */
function noteOf(entered: Entered, written: string, { field, words }: PanelWorld): string {
  if (!field.mayChoose) return words('keypadLocked')
  if (entered.kind === 'wrong') return say(words, entered.why)
  if (entered.kind === 'short') return words('keypadShort')
  // On one line, where it is compared with what is typed.
  const number = showNumber(entered.number).replace(/ /g, '\u00a0')
  if (field.choice.to < 0) return words('keypadByHand', { number })
  return bareNumber(written) === entered.number ? '' : number
}

function createInput({ document }: PanelWorld): HTMLInputElement {
  return create(document, 'input', {
    id: 'keypad-number',
    className: 'number',
    type: 'tel',
    // The keys are below; a phone's own keyboard would cover them.
    inputmode: 'none',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'keypad-note',
  })
}
