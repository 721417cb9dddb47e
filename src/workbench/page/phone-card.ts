import type { Habit, PhoneView } from '../twilio/phones.ts'
import { fillSelect, make, makeButton } from './elements.ts'
import type { PhoneActions } from './phones-panel.ts'

/** One phone on the page. */
export interface PhoneCard {
  readonly element: HTMLElement
  /** `phone` is undefined while Twilio has never called it. */
  draw(whose: { readonly id: string; readonly owner: string }, phone: PhoneView | undefined): void
  /** Moves the clock on; called once a second. */
  tick(): void
}

const habits: Readonly<Record<string, { readonly text: string; readonly habit: Habit }>> = {
  manual: { text: 'You use the buttons', habit: { kind: 'manual' } },
  answers: { text: 'Answers after 2 s', habit: { kind: 'answers', afterMs: 2000 } },
  brief: { text: 'Answers, hangs up after 10 s', habit: { kind: 'answers', afterMs: 2000, talksMs: 10_000 } },
  declines: { text: 'Declines after 2 s', habit: { kind: 'declines', afterMs: 2000 } },
  busy: { text: 'Is busy', habit: { kind: 'busy' } },
  silent: { text: 'Rings, nobody answers', habit: { kind: 'silent' } },
  unreachable: { text: 'Is switched off', habit: { kind: 'unreachable' } },
}

/** A card for the phone with this number. */
export function createPhoneCard(number: string, actions: PhoneActions): PhoneCard {
  const parts = createParts(number, actions)
  let shown: PhoneView | undefined
  let letRing = false

  parts.letRing.addEventListener('click', () => {
    letRing = true
    drawState()
  })

  function drawState(): void {
    const state = shown?.state ?? 'idle'
    parts.element.setAttribute('data-state', state)
    parts.state.textContent = describeState(state, letRing)
    parts.caller.textContent = shown?.withNumber ? `Caller ID ${shown.withNumber}` : ''
    parts.answer.hidden = state !== 'ringing'
    parts.decline.hidden = state !== 'ringing'
    parts.letRing.hidden = state !== 'ringing' || letRing
    parts.hangUp.hidden = state !== 'talking' && state !== 'calling'
    tick()
  }

  function tick(): void {
    parts.clock.textContent = shown?.state === 'talking' ? formatClock(Date.now() - shown.since) : ''
  }

  return {
    element: parts.element,
    tick,
    draw({ id, owner }, phone) {
      if (phone?.state !== 'ringing' || phone.since !== shown?.since) letRing = false
      shown = phone
      parts.element.id = id
      parts.owner.textContent = owner
      const lines = phone && phone.state !== 'idle' ? phone.spoken : []
      parts.spoken.replaceChildren(...lines.map((line) => make('li', {}, `“${line}”`)))
      parts.habit.value = nameHabit(phone?.habit)
      drawState()
    },
  }
}

function createParts(number: string, actions: PhoneActions) {
  const owner = make('h3', {})
  const state = make('p', { class: 'phone-state', role: 'status' })
  const caller = make('p', { class: 'phone-caller' })
  const clock = make('p', { class: 'phone-clock', 'aria-hidden': 'true' })
  const spoken = make('ul', { class: 'phone-spoken', 'aria-label': 'Said by Twilio' })
  const answer = makeButton('Answer', { class: 'answer' }, () => actions.act(number, 'answer'))
  const decline = makeButton('Decline', { class: 'decline' }, () => actions.act(number, 'decline'))
  const letRing = make('button', { type: 'button', class: 'let-ring' }, 'Let it ring')
  const hangUp = makeButton('Hang up', { class: 'hang-up' }, () => actions.act(number, 'hang-up'))
  const habit = make('select', { class: 'habit' })
  fillSelect(
    habit,
    Object.entries(habits).map(([name, { text }]) => [name, text]),
  )
  habit.addEventListener('change', () => {
    const chosen = habits[habit.value]
    if (chosen) actions.setHabit(number, chosen.habit)
  })
  const bell = make('div', { class: 'phone-bell' })
  const element = make(
    'article',
    { class: 'phone', 'data-number': number },
    make('div', {}, owner, make('p', { class: 'phone-number' }, number)),
    make('div', { class: 'phone-screen' }, bell, state, caller, clock, spoken),
    make('div', { class: 'phone-buttons' }, decline, answer, letRing, hangUp),
    make('label', {}, 'When it rings', habit),
  )
  return { element, owner, state, caller, clock, spoken, answer, decline, letRing, hangUp, habit }
}

function describeState(state: PhoneView['state'], letRing: boolean): string {
  switch (state) {
    case 'idle':
      return 'Nothing is happening'
    case 'ringing':
      return letRing ? 'It rings until the caller gives up' : 'It is ringing'
    case 'calling':
      return 'It is calling'
    case 'talking':
      return 'In a call'
  }
}

function nameHabit(habit: Habit | undefined): string {
  if (!habit) return 'manual'
  return habit.kind === 'answers' && habit.talksMs !== undefined ? 'brief' : habit.kind
}

function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
