import type { Habit, PhoneView } from '../twilio/phones.ts'
import { byId } from './elements.ts'
import { createPhoneCard, type PhoneCard } from './phone-card.ts'

/** What a person does with a phone. */
export interface PhoneActions {
  act(number: string, action: 'answer' | 'decline' | 'hang-up'): void
  setHabit(number: string, habit: Habit): void
}

/** A phone to draw, also one that has not rung yet. `id` is the card's id on the page. */
export interface PhoneOwner {
  readonly id: string
  readonly number: string
  readonly owner: string
}

/** The phones, one card each. */
export interface PhonesPanel {
  show(owners: readonly PhoneOwner[], phones: readonly PhoneView[]): void
}

/** Draws the cards and keeps their clocks going. */
export function createPhonesPanel(actions: PhoneActions): PhonesPanel {
  const place = byId('phone-list', HTMLElement)
  const notice = byId('ringing', HTMLAnchorElement)
  let cards = new Map<string, PhoneCard>()

  setInterval(() => {
    for (const card of cards.values()) card.tick()
  }, 1000)

  return {
    show(owners, phones) {
      const kept = new Map<string, PhoneCard>()
      let ringing: string | undefined
      for (const { id, number, owner } of withStrangers(owners, phones)) {
        const card = cards.get(number) ?? createPhoneCard(number, actions)
        const phone = phones.find((one) => one.number === number)
        card.draw({ id, owner }, phone)
        kept.set(number, card)
        if (phone?.state === 'ringing') ringing = owner
      }
      notice.hidden = ringing === undefined
      notice.textContent = `${ringing ?? ''} rings: go to it`
      cards = kept
      showInOrder(
        place,
        [...kept.values()].map(({ element }) => element),
      )
    },
  }
}

// A phone that rings although no parameter names it, for instance after the parameters were changed.
function withStrangers(owners: readonly PhoneOwner[], phones: readonly PhoneView[]): PhoneOwner[] {
  const seen = new Set<string>()
  const named = owners.filter(({ number }) => number !== '' && !seen.has(number) && seen.add(number))
  const strangers = phones.filter(({ number, state }) => state !== 'idle' && !seen.has(number))
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
