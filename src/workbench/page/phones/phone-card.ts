import type { Delivery, Habit, PhoneView } from '../../../stand-in/twilio/phones/phones.ts'
import { fillSelect, make, makeButton, makeField } from '../elements.ts'
import type { Home } from '../home.ts'
import type { PhoneActions } from './phone-actions.ts'
import { createCallScreen, describeState } from './phone-call-screen.ts'
import { createMessageScreen } from './phone-message-screen.ts'
import { isSoftphone, type PhoneOwner } from './phone-owners.ts'

/** One phone on the page. */
export interface PhoneCard {
  readonly element: HTMLElement
  /** `phone` is undefined while Twilio has never called it nor written to it. */
  draw(whose: PhoneOwner, phone: PhoneView | undefined, twilioNumber: string): void
  /** Moves the clock on; called once a second. */
  tick(): void
}

type Screen = 'phone' | 'messages'

const habits: Readonly<Record<string, { readonly text: string; readonly habit: Habit }>> = {
  manual: { text: 'You use the buttons', habit: { kind: 'manual' } },
  answers: { text: 'Answers after 2 s', habit: { kind: 'answers', afterMs: 2000 } },
  brief: { text: 'Answers, hangs up after 10 s', habit: { kind: 'answers', afterMs: 2000, talksMs: 10_000 } },
  declines: { text: 'Declines after 2 s', habit: { kind: 'declines', afterMs: 2000 } },
  busy: { text: 'Is busy', habit: { kind: 'busy' } },
  silent: { text: 'Rings, nobody answers', habit: { kind: 'silent' } },
  unreachable: { text: 'Is switched off', habit: { kind: 'unreachable' } },
  machine: { text: 'Is an answering machine', habit: { kind: 'machine', afterMs: 2000 } },
}

const deliveries: { readonly [Name in Delivery]: string } = {
  delivered: 'Arrive',
  unconfirmed: 'Arrive, never confirmed',
  unreachable: 'Phone is off (30003)',
  blocked: 'Blocked (30004)',
  unknown: 'Number is unknown (30005)',
  landline: 'It is a landline (30006)',
  filtered: 'Filtered as spam (30007)',
  'unknown-error': 'Unknown error (30008)',
}

/** A card for the phone with this number. */
export function createPhoneCard(number: string, actions: PhoneActions, picture: Home['picture']): PhoneCard {
  const parts = createParts(number, { actions, picture, show, toggle })
  let screen: Screen = 'phone'
  let known: PhoneView | undefined
  let unread = 0
  let isOpen = false

  function show(chosen: Screen): void {
    screen = chosen
    if (screen === 'messages') unread = 0
    drawScreens()
    parts.texts.showLatest()
  }

  /** On a narrow screen a phone is a strip that says what it does, and can be opened. */
  function toggle(): void {
    isOpen = !isOpen
    parts.element.toggleAttribute('data-open', isOpen)
    parts.more.setAttribute('aria-expanded', String(isOpen))
    parts.more.textContent = isOpen ? 'Less' : 'More'
  }

  function drawScreens(): void {
    parts.calls.element.hidden = screen !== 'phone'
    parts.texts.element.hidden = screen !== 'messages'
    parts.habitLabel.hidden = screen !== 'phone'
    parts.deliveryLabel.hidden = screen !== 'messages'
    parts.phoneTab.setAttribute('aria-pressed', String(screen === 'phone'))
    parts.messagesTab.setAttribute('aria-pressed', String(screen === 'messages'))
    parts.messagesTab.textContent = unread > 0 ? `Messages (${unread})` : 'Messages'
    const count = countIncoming(known)
    const texts = count > 0 ? `${count} ${count === 1 ? 'message' : 'messages'}` : ''
    const doing = known && known.state !== 'idle' ? describeState(known.state) : ''
    parts.brief.textContent = [doing, texts].filter((text) => text !== '').join(' · ')
  }

  // A phone that rings shows who calls; an idle one shows the message that comes, unless somebody uses it.
  function follow(phone: PhoneView | undefined): void {
    if (phone?.state === 'ringing' && known?.state !== 'ringing') screen = 'phone'
    const news = countIncoming(phone) - countIncoming(known)
    if (news > 0) {
      const inUse = phone?.state !== 'idle' || parts.element.contains(document.activeElement)
      if (!inUse) screen = 'messages'
      if (screen === 'phone') unread += news
    }
    if (news < 0) unread = 0
  }

  return {
    element: parts.element,
    tick: parts.calls.tick,
    draw({ id, owner }, phone, twilioNumber) {
      follow(phone)
      known = phone
      parts.element.id = id
      parts.element.setAttribute('data-state', phone?.state ?? 'idle')
      parts.owner.textContent = owner
      parts.more.setAttribute('aria-label', `More or less of ${owner}`)
      parts.habit.value = nameHabit(phone?.habit)
      parts.delivery.value = phone?.delivery ?? 'delivered'
      parts.calls.draw(phone, twilioNumber)
      drawScreens()
      parts.texts.draw(phone, twilioNumber)
    },
  }
}

function countIncoming(phone: PhoneView | undefined): number {
  return phone?.messages.filter(({ direction }) => direction === 'incoming').length ?? 0
}

interface CardNeeds {
  readonly actions: PhoneActions
  readonly picture: Home['picture']
  show(screen: Screen): void
  toggle(): void
}

function createParts(number: string, { actions, picture, show, toggle }: CardNeeds) {
  const calls = createCallScreen(number, actions)
  const texts = createMessageScreen(number, actions, picture)
  const owner = make('h3', {})
  const brief = make('p', { class: 'phone-brief' })
  const more = makeButton('More', { class: 'phone-more', 'aria-expanded': 'false' }, toggle)
  const phoneTab = makeButton('Phone', { 'aria-pressed': 'true' }, () => show('phone'))
  const messagesTab = makeButton('Messages', { 'aria-pressed': 'false' }, () => show('messages'))
  const tabs = make(
    'div',
    { class: 'phone-tabs', role: 'group', 'aria-label': 'Screens' },
    phoneTab,
    messagesTab,
  )
  const habit = make('select', { class: 'habit', id: `habit-${number}` })
  fillSelect(
    habit,
    Object.entries(habits).map(([name, { text }]) => [name, text]),
  )
  habit.addEventListener('change', () => {
    const chosen = habits[habit.value]
    if (chosen) actions.setHabit(number, chosen.habit)
  })
  const delivery = make('select', { class: 'delivery', id: `delivery-${number}` })
  const deliveryNames = Object.entries(deliveries).map(([name, text]) => [name, text] as const)
  fillSelect(delivery, deliveryNames)
  delivery.addEventListener('change', () => {
    if (isDeliveryName(delivery.value)) actions.setDelivery(number, delivery.value)
  })
  const habitLabel = makeField(['When it rings'], habit, 'What this person does about a call.')
  const deliveryLabel = makeField(['Messages to it'], delivery, 'What becomes of what Twilio sends here.')
  // An address of the internet gets no messages.
  const isOffice = isSoftphone(number)
  tabs.hidden = isOffice
  const element = make(
    'article',
    { class: 'phone', 'data-number': number, 'data-kind': isOffice ? 'softphone' : 'phone' },
    make('div', { class: 'phone-head' }, owner, make('p', { class: 'phone-number' }, number), brief, more),
    tabs,
    calls.element,
    texts.element,
    habitLabel,
    deliveryLabel,
  )
  return {
    element,
    owner,
    brief,
    more,
    calls,
    texts,
    phoneTab,
    messagesTab,
    habit,
    delivery,
    habitLabel,
    deliveryLabel,
  }
}

function isDeliveryName(name: string): name is Delivery {
  return Object.hasOwn(deliveries, name)
}

function nameHabit(habit: Habit | undefined): string {
  if (!habit) return 'manual'
  return habit.kind === 'answers' && habit.talksMs !== undefined ? 'brief' : habit.kind
}
