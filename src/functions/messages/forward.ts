import { isNumber, isSameNumber } from '../../twilio/phone-number.ts'
import type { MessagingVerb } from '../../twiml/nesting.ts'
import { message } from '../../twiml/verbs/messaging.ts'
import { splitText } from '../notices/long-text.ts'
import { caseLinkFor, nameOf, recipientsFor } from '../notices/notice.ts'
import { findLastContact } from '../people/last-enumerator.ts'
import type { Visit } from '../runtime/visit.ts'
import type { MessageParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'
import { plainNumber } from './plain-number.ts'

/**
 * The message to the enumerator who last wrote or called, else to the supervisor: who wrote, what, the case's
 * link, and pictures by link, which Twilio shows to whoever logs in. Several messages where it is too long for one, none
 * where nobody can be texted.
 */
export async function forward(visit: Visit, received: MessageParameters): Promise<MessagingVerb[]> {
  const respondent = plainNumber(received.from)
  // A number cannot text for a WhatsApp sender; then the team's own number must be set.
  const from = visit.settings.noticeFrom || received.to
  if (!isNumber(from)) return []
  const enumerator = await findLastContact(visit, respondent, plainNumber(received.to))
  const [recipient] = recipientsFor(visit, enumerator).filter(({ phone }) => isNumber(phone))
  const phone = recipient?.phone ?? visit.settings.supervisor.phone
  // Twilio would refuse a message to its own sender.
  if (phone === '' || isSameNumber(phone, from)) return []
  return splitText(textFor(visit, received, respondent)).map((text) => message(text, { to: phone, from }))
}

function textFor(visit: Visit, received: MessageParameters, respondent: string): string {
  const who = nameOf(visit, respondent)
  const text = wordsFor(visit.settings, 'noticeMessage', { who, text: received.body })
  const lines = [text, caseLinkFor(visit, respondent), ...received.mediaUrls]
  return lines.filter((line) => line !== '').join('\n')
}
