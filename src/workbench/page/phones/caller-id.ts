import { fillSelect, make } from '../elements.ts'

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

export function createCallerIdChoice(): CallerIdChoice {
  const select = make('select', { class: 'caller-id' })
  fillSelect(
    select,
    Object.entries(shown).map(([name, { text }]) => [name, text]),
  )
  return {
    element: make('label', {}, 'When it calls, it shows', select),
    chosen: () => shown[select.value]?.callerId,
  }
}
