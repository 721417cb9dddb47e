import type { Clock } from '../../../twilio/clock.ts'
import { create, createButton, setTabStop } from '../../screen/elements.ts'
import type { PanelWorld } from '../tab.ts'

export interface Keys {
  readonly element: HTMLElement
  enable(enabled: boolean): void
  stop(): void
}

export interface OnKey {
  /** A digit, or the plus. */
  type(key: string): void
  erase(): void
  eraseAll(): void
}

/** In the order of a telephone's keys, which every language shares, three in a row. */
const inOrder = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const
const inRow = 3

/** Long enough that a slow thumb does not erase a whole number by mistake. */
const holdMs = 700

/**
 * The large keys. They are one stop of the keyboard, with the arrow keys inside, since whoever has a keyboard
 * types; a digit typed while one of them has the focus counts as well.
 */
export function createKeys({ document, words, clock }: PanelWorld, on: OnKey): Keys {
  const typing = inOrder.map((key) =>
    createButton(document, { className: 'key', text: key }, () => on.type(key)),
  )
  const erase = createButton(document, { className: 'key', 'aria-label': words('keypadErase') }, on.erase)
  erase.appendChild(eraseMark(document))
  const stopHolding = whenHeld(erase, clock, on.eraseAll)
  const buttons = [...typing, erase]
  const element = create(
    document,
    'div',
    { className: 'keys', role: 'group', 'aria-label': words('keypadKeys'), dir: 'ltr' },
    ...buttons,
  )
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (/^[0-9+]$/.test(event.key)) on.type(event.key)
    else if (event.key === 'Backspace') on.erase()
    else if (!moveFocus(buttons, event.key)) return
    event.preventDefault()
  })
  setTabStop(buttons, buttons[0])
  return {
    element,
    enable(enabled) {
      for (const button of buttons) button.disabled = !enabled
    },
    stop: stopHolding,
  }
}

/** True when the key leads to another button. */
function moveFocus(buttons: readonly HTMLButtonElement[], key: string): boolean {
  const step = stepOf(key)
  const from = buttons.findIndex((button) => button.tabIndex === 0)
  const to = buttons[from + step]
  if (!to || step === 0) return false
  setTabStop(buttons, to)
  to.focus()
  return true
}

function stepOf(key: string): number {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return inRow
    case 'ArrowUp':
      return -inRow
    default:
      return 0
  }
}

function whenHeld(button: HTMLElement, clock: Clock, act: () => void): () => void {
  let stop = () => {}
  button.addEventListener('pointerdown', () => {
    stop()
    stop = clock.after(holdMs, act)
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    button.addEventListener(end, () => stop())
  }
  return () => stop()
}

/** Drawn, since old phones have no letter for it. */
function eraseMark(document: Document): Element {
  const createSvg = (name: string, attributes: Readonly<Record<string, string>>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key] ?? '')
    return element
  }
  const mark = createSvg('svg', { viewBox: '0 0 24 24', width: '24', height: '24', 'aria-hidden': 'true' })
  const d = 'M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5m0-5l-5 5'
  mark.appendChild(createSvg('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6' }))
  return mark
}
