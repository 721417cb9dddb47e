import type { PhoneView } from '../../stand-in/twilio/phones/phones.ts'
import { byId } from './elements.ts'
import type { PhoneOwner } from './phones/phone-owners.ts'

/** What the steps depend on. */
export interface CallSoFar {
  /** The enumerator's phone first, then the respondent's. */
  readonly owners: readonly PhoneOwner[]
  readonly phones: readonly PhoneView[]
  /** The field's answer; '' while nothing is stored. */
  readonly answer: string
}

/** Which of the four steps is next: to call, to answer as the enumerator, as the respondent, or to see what came of it. */
export function nextStep({ owners, phones, answer }: CallSoFar): 0 | 1 | 2 | 3 {
  const [enumerator, ...respondents] = owners.map(
    ({ number }) => phones.find((phone) => phone.number === number)?.state ?? 'idle',
  )
  if (enumerator === 'ringing') return 1
  if (respondents.includes('ringing')) return 2
  const isTalking = respondents.includes('talking')
  if (enumerator === 'talking') return isTalking ? 3 : 2
  return answer === '' ? 0 : 3
}

/** Whether there was a call, and nobody is in one any more. */
export function isOver({ owners, phones, answer }: CallSoFar): boolean {
  const numbers = owners.map(({ number }) => number)
  return answer !== '' && phones.every(({ number, state }) => state === 'idle' || !numbers.includes(number))
}

/** Marks the step that is next. */
export function showFirstSteps(call: CallSoFar): void {
  const next = nextStep(call)
  ;[...byId('first-steps', HTMLElement).children].forEach((step, at) => {
    if (at === next) step.setAttribute('aria-current', 'step')
    else step.removeAttribute('aria-current')
  })
  byId('talk-step', HTMLElement).hidden = isOver(call)
}
