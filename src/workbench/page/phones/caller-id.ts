import { fillSelect, make, makeField } from '../elements.ts'

/** What Twilio is told of a caller, by networks that withhold the number in their own ways. */
const shown: Readonly<Record<string, { readonly text: string; readonly callerId?: string }>> = {
  own: { text: 'Its number' },
  anonymous: { text: 'Anonymous', callerId: 'Anonymous' },
  restricted: { text: 'Restricted', callerId: 'Restricted' },
  unavailable: { text: 'unavailable', callerId: 'unavailable' },
  keypad: { text: '+266696687 (ANONYMOUS on the keypad)', callerId: '+266696687' },
  blocked: { text: '+2562533 (BLOCKED on the keypad)', callerId: '+2562533' },
  nothing: { text: 'Nothing at all', callerId: '' },
}

/** The choice of what a phone shows when it calls. */
export interface CallerIdChoice {
  readonly element: HTMLElement
  /** Undefined for the phone's own number. */
  chosen(): string | undefined
}

/** @param number of the phone that calls */
export function createCallerIdChoice(number: string): CallerIdChoice {
  const select = make('select', { class: 'caller-id', id: `caller-id-${number}` })
  fillSelect(
    select,
    Object.entries(shown).map(([name, { text }]) => [name, text]),
  )
  return {
    element: makeField(['When it calls, it shows'], select, 'What Twilio is told of the caller.'),
    chosen: () => shown[select.value]?.callerId,
  }
}
