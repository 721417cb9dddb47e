import type { PhoneView } from '../../stand-in/twilio/phones/phones.ts'
import { byId } from './elements.ts'
import type { Offered } from './frame/frame-messages.ts'
import type { PhoneOwner } from './phones/phone-owners.ts'

/** What the steps depend on. */
export interface CallSoFar {
  /** The enumerator's phone first, then the respondent's. */
  readonly owners: readonly PhoneOwner[]
  readonly phones: readonly PhoneView[]
  /** The field's answer; '' while nothing is stored. */
  readonly answer: string
  /** What there is to tap in the form. */
  readonly offered: Offered
}

/** Which of the four steps is next: to call, to answer as the enumerator, as the respondent, or to see what came of it. */
export function nextStep({ owners, phones, answer, offered }: CallSoFar): 0 | 1 | 2 | 3 {
  const [enumerator, ...respondents] = owners.map(
    ({ number }) => phones.find((phone) => phone.number === number)?.state ?? 'idle',
  )
  if (enumerator === 'ringing') return 1
  if (respondents.includes('ringing')) return 2
  const isTalking = respondents.includes('talking')
  if (enumerator === 'talking') return isTalking ? 3 : 2
  // After a call that reached nobody the next one is the blue button again.
  return answer === '' || offered.next ? 0 : 3
}

/** Whether there was a call, and nobody is in one any more. */
export function isOver({ owners, phones, answer }: Omit<CallSoFar, 'offered'>): boolean {
  const numbers = owners.map(({ number }) => number)
  return answer !== '' && phones.every(({ number, state }) => state === 'idle' || !numbers.includes(number))
}

/** What the first step and the last say: the form's own words for what is to be tapped, or that the form says it. */
export function sayTaps({ next, hangUp }: Offered): { call: string; talk: string } {
  return {
    call: next ? `Tap the blue button, ${next}. No real phone rings.` : 'Do what the form says.',
    talk: hangUp ? `They talk. Tap ${hangUp} in the form.` : 'They talk. Do what the form says.',
  }
}

/** Marks the step that is next. */
export function showFirstSteps(call: CallSoFar): void {
  const next = nextStep(call)
  ;[...byId('first-steps', HTMLElement).children].forEach((step, at) => {
    if (at === next) step.setAttribute('aria-current', 'step')
    else step.removeAttribute('aria-current')
  })
  const { call: callText, talk } = sayTaps(call.offered)
  byId('call-step', HTMLElement).textContent = callText
  byId('talk-step', HTMLElement).textContent = talk
  byId('talk-step', HTMLElement).hidden = isOver(call)
}
