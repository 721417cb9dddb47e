import type { PhoneView } from '../../../stand-in/twilio/phones/phones.ts'
import { byId } from '../elements.ts'
import type { Home } from '../home.ts'
import type { PhoneActions } from './phone-actions.ts'
import { createPhoneCard, type PhoneCard } from './phone-card.ts'
import type { PhoneOwner } from './phone-owners.ts'

/** The phones, one card each. */
export interface PhonesPanel {
  /** `twilioNumber` is the one that people call and write to when nobody has called or written to them. */
  show(owners: readonly PhoneOwner[], phones: readonly PhoneView[], twilioNumber: string): void
}

/** Draws the cards and keeps their clocks going. */
export function createPhonesPanel(actions: PhoneActions, picture: Home['picture']): PhonesPanel {
  const place = byId('phone-list', HTMLElement)
  let cards = new Map<string, PhoneCard>()

  setInterval(() => {
    for (const card of cards.values()) card.tick()
  }, 1000)

  return {
    show(owners, phones, twilioNumber) {
      const kept = new Map<string, PhoneCard>()
      for (const whose of withStrangers(owners, phones)) {
        const card = cards.get(whose.number) ?? createPhoneCard(whose.number, actions, picture)
        const phone = phones.find((one) => one.number === whose.number)
        card.draw(whose, phone, twilioNumber)
        kept.set(whose.number, card)
      }
      cards = kept
      showInOrder(
        place,
        [...kept.values()].map(({ element }) => element),
      )
    },
  }
}

// A phone that is in use although no parameter names it, for instance after the parameters were changed.
function withStrangers(owners: readonly PhoneOwner[], phones: readonly PhoneView[]): PhoneOwner[] {
  const seen = new Set<string>()
  const named = owners.filter(({ number }) => number !== '' && !seen.has(number) && seen.add(number))
  const strangers = phones.filter(
    ({ number, state, messages }) => !seen.has(number) && (state !== 'idle' || messages.length > 0),
  )
  return [
    ...named,
    ...strangers.map(({ number }, place) => ({
      id: `phone-other-${place + 1}`,
      number,
      owner: 'Another phone',
    })),
  ]
}

// Moving an element would take the focus from the button that is being used.
function showInOrder(place: HTMLElement, elements: readonly HTMLElement[]): void {
  const present = [...place.children]
  const unchanged = present.length === elements.length && elements.every((one, at) => one === present[at])
  if (!unchanged) place.replaceChildren(...elements)
}
