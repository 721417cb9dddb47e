import type { IncomingCalls } from '../../src/stand-in/twilio/behaviour.ts'
import { callIn, callOut, type Ends, talksFor } from '../../test/plugin/panel/history/past-calls.ts'
import { enumeratorNumber, respondentNumber } from '../../test/plugin/world/form.ts'

/** Something that happened before the form was opened. */
export interface Earlier {
  /** ISO 8601; not before what stands in front of it is over. */
  readonly at: string
  happens(ends: Ends): Promise<void> | void
}

const shortlyBefore = '2026-11-21T14:00+03:00'

/** Calls with the respondent, on four days. */
export const earlierCalls: readonly Earlier[] = [
  { at: '2026-11-18T10:14+03:00', happens: (ends) => callOut(ends, { kind: 'unreachable' }) },
  { at: '2026-11-19T17:32+03:00', happens: (ends) => callOut(ends, { kind: 'silent' }) },
  { at: '2026-11-19T18:05+03:00', happens: (ends) => answeredByNobody(ends) },
  { at: '2026-11-20T09:41+03:00', happens: (ends) => callOut(ends, talksFor(754), { record: true }) },
  { at: '2026-11-21T08:12+03:00', happens: (ends) => answeredByEnumerator(ends) },
  { at: '2026-11-21T11:20+03:00', happens: (ends) => callOut(ends, { kind: 'busy' }) },
]

async function answeredByNobody(ends: Ends): Promise<void> {
  answerCalls(ends, 'unanswered')
  await callIn(ends)
}

async function answeredByEnumerator(ends: Ends): Promise<void> {
  answerCalls(ends, { dial: enumeratorNumber })
  ends.twilio.phones.setHabit(enumeratorNumber, talksFor(83))
  await callIn(ends, { dial: enumeratorNumber })
}

/** What happens to a respondent's calls and messages is said here, and not by the team's Functions. */
function answerCalls({ twilio }: Pick<Ends, 'twilio'>, incomingCalls: IncomingCalls): void {
  Object.assign(twilio.behaviour, { numbers: {}, incomingCalls })
}

/** From a little before the form is opened. */
export const nobodyAnswers: Earlier = {
  at: shortlyBefore,
  happens: (ends) => answerCalls(ends, 'unanswered'),
}

/** The restricted key places and follows calls. */
export const mayNotListCalls: Earlier = {
  at: shortlyBefore,
  happens({ twilio }) {
    twilio.behaviour.restrictedPermissions = ['calls/create', 'calls/read', 'calls/update']
  },
}

const asked = 'Hello Maria. We tried to call you today. When can we call again?'

/** What was written in both directions. */
export const earlierMessages: readonly Earlier[] = [
  { at: '2026-11-19T17:35+03:00', happens: (ends) => teamWrites(ends, asked) },
  { at: '2026-11-19T19:02+03:00', happens: (ends) => respondentWrites(ends, 'Saturday after two is good.') },
  { at: '2026-11-20T08:31+03:00', happens: (ends) => teamWrites(ends, 'Thank you. We call you then.') },
]

/** The respondent sends a picture, which is kept at `url`. */
export function earlierPicture(url: string): Earlier {
  const text = 'This is the house, for your visit.'
  return { at: '2026-11-21T09:47+03:00', happens: (ends) => respondentWrites(ends, text, [url]) }
}

/** A message that did not arrive, and one that did. */
export const earlierFailures: readonly Earlier[] = [
  {
    at: '2026-11-20T09:35+03:00',
    happens: (ends) => {
      ends.twilio.phones.setDelivery(respondentNumber, 'unreachable')
      return teamWrites(ends, asked)
    },
  },
  {
    at: '2026-11-21T09:10+03:00',
    happens: (ends) => {
      ends.twilio.phones.setDelivery(respondentNumber, 'unconfirmed')
      return teamWrites(ends, 'Hello Maria. We will call you today at two.')
    },
  },
]

/** The respondent wants to be left alone. */
export const earlierStop: readonly Earlier[] = [
  { at: '2026-11-20T09:35+03:00', happens: (ends) => teamWrites(ends, asked) },
  { at: '2026-11-20T12:48+03:00', happens: (ends) => respondentWrites(ends, 'STOP') },
]

function respondentWrites({ twilio }: Ends, body: string, mediaUrls: readonly string[] = []): void {
  answerCalls({ twilio }, 'unanswered')
  twilio.phones.sendMessage(respondentNumber, twilio.account.twilioNumbers[0] ?? '', { body, mediaUrls })
}

/** Another form's field sends a message; resolves when it has arrived, or never will. */
async function teamWrites({ clock, twilio }: Ends, body: string): Promise<void> {
  const { account } = twilio
  const answer = await twilio.fetch(
    new Request(`https://api.twilio.com/2010-04-01/Accounts/${account.sid}/Messages.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      body: new URLSearchParams({ To: respondentNumber, From: account.twilioNumbers[0] ?? '', Body: body }),
    }),
  )
  if (answer.status !== 201) throw new Error(`The other form could not write: ${answer.status}`)
  await clock.advance(60_000)
}
