import type { IncomingCalls } from '../../../../src/stand-in/twilio/behaviour.ts'
import type { Habit } from '../../../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../../../src/stand-in/twilio/stand-in.ts'
import type { VirtualClock } from '../../../../src/stand-in/virtual-clock.ts'
import { postAsAccount } from '../../world/ask-twilio.ts'
import { enumeratorNumber, respondentNumber } from '../../world/form.ts'

/** A stand-in Twilio on its clock. */
export interface Ends {
  clock: VirtualClock
  twilio: StandInTwilio
}

export const talksFor = (seconds: number): Habit => ({
  kind: 'answers',
  afterMs: 2_000,
  talksMs: seconds * 1_000,
})

/** Another form's field calls the respondent, and records it; resolves when it is over. */
export async function callOut(
  { clock, twilio }: Ends,
  respondent: Habit,
  { to = respondentNumber, record = false } = {},
): Promise<void> {
  const { account, phones } = twilio
  phones.setHabit(enumeratorNumber, { kind: 'answers', afterMs: 1_000 })
  phones.setHabit(to, respondent)
  const dial = record ? '<Dial timeout="30" record="record-from-ringing-dual">' : '<Dial timeout="30">'
  // The query changes nothing at Twilio, and tells this request from those of the field.
  const answer = await postAsAccount(twilio, 'Calls.json?from=another', {
    To: enumeratorNumber,
    From: account.twilioNumbers[0] ?? '',
    Twiml: `<Response>${dial}<Number>${to}</Number></Dial></Response>`,
  })
  if (answer.status !== 201) throw new Error(`The other form could not call: ${answer.status}`)
  await clock.advance(10 * 60_000)
}

/** The respondent calls the account's first number, and nobody or `answers` takes it; it goes on. */
export async function ringIn(
  { clock, twilio }: Ends,
  answers: IncomingCalls = 'unanswered',
  from = respondentNumber,
): Promise<void> {
  twilio.behaviour.incomingCalls = answers
  if (!twilio.phones.call(from, twilio.account.twilioNumbers[0] ?? '')) throw new Error('It cannot call.')
  await clock.advance(0)
}

/** The same, until it is over. */
export async function callIn(ends: Ends, answers?: IncomingCalls, from?: string): Promise<void> {
  await ringIn(ends, answers, from)
  await ends.clock.advance(10 * 60_000)
}

/** The calls shown, each with its direction and its two lines. */
export function shownCalls(document: Document): string[] {
  return [...document.querySelectorAll('.history li')].map((row) => {
    const [way, said, note] = [
      row.querySelector('i')?.getAttribute('aria-label'),
      row.querySelector('b')?.textContent,
      row.querySelector('span')?.textContent,
    ]
    return `${way}: ${said} | ${note}`
  })
}

/** What the calls shown came to, without when they were. */
export function shownOutcomes(document: Document): string[] {
  return shownCalls(document).map((line) => line.replace(/ \| .*/, ''))
}
