import { openKeypad } from '../../../../src/plugin/panel/keypad/keypad.ts'
import { openTab, type PanelInTest, type PanelTestSettings } from '../../world/open-panel.ts'

export const neighbour = '+254722333444'

/** The keypad alone. */
export function openKeypadInTest(settings: PanelTestSettings = {}): Promise<PanelInTest> {
  return openTab(openKeypad, settings)
}

export function number({ document }: PanelInTest): HTMLInputElement {
  const input = document.querySelector('input')
  if (!input) throw new Error('The keypad has no number.')
  return input
}

export function key({ document }: PanelInTest, name: string): HTMLButtonElement {
  const keys = [...document.querySelectorAll('button')]
  const found = keys.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
  if (!found) throw new Error(`The keypad has no key "${name}".`)
  return found
}

export function tap(keypad: PanelInTest, ...names: string[]): void {
  for (const name of names) key(keypad, name).click()
}

/** Types or pastes: the text stands there, and the browser tells of it. */
export function put(keypad: PanelInTest, text: string): void {
  number(keypad).value = text
  send(number(keypad), 'input')
}

export function send(element: Element, type: string, init: KeyboardEventInit = {}): Event {
  const window = element.ownerDocument.defaultView
  if (!window) throw new Error('The page has no window.')
  const event = new window.KeyboardEvent(type, { bubbles: true, cancelable: true, ...init })
  element.dispatchEvent(event)
  return event
}

/** What is said below the keys. */
export function note({ document }: PanelInTest): string {
  return document.querySelector('[aria-live]')?.textContent ?? ''
}
