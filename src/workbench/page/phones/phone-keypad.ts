import { make, makeButton } from '../elements.ts'

const keys: readonly (readonly [key: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
]

const spokenNames: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Pound' }

/** Twelve keys; `press` is called with the key that is tapped. */
export function createKeypad(press: (key: string) => void): HTMLElement {
  const buttons = keys.map(([key, letters]) =>
    makeButton(key, { 'aria-label': spokenNames[key] ?? key, 'data-letters': letters }, () => press(key)),
  )
  return make('div', { class: 'phone-keys', role: 'group', 'aria-label': 'Keypad' }, ...buttons)
}
