import { isNumber, isSameNumber } from '../../twilio/phone-number.ts'
import type { MessagingVerb } from '../../twiml/nesting.ts'
import { message } from '../../twiml/verbs/messaging.ts'
import { caseLinkFor, nameOf, recipientsFor } from '../notices/notice.ts'
import { findLastContact } from '../people/last-enumerator.ts'
import type { Visit } from '../runtime/visit.ts'
import type { MessageParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'
import { plainNumber } from './plain-number.ts'

/** The longest message Twilio sends. https://www.twilio.com/docs/api/errors/21617 */
const longestMessage = 1600

/**
 * The message to the enumerator who last wrote or called, else to the supervisor: who wrote, what, the case's
 * link, and pictures by link, which Twilio shows to whoever logs in. None where nobody can be texted.
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
  return [message(textFor(visit, received, respondent), { to: phone, from })]
}

function textFor(visit: Visit, received: MessageParameters, respondent: string): string {
  const who = nameOf(visit, respondent)
  const links = [caseLinkFor(visit, respondent), ...received.mediaUrls]
  const tail = links.filter((link) => link !== '').join('\n')
  const room =
    longestMessage - tail.length - 1 - wordsFor(visit.settings, 'noticeMessage', { who, text: '' }).length
  const text = shorten(received.body, Math.max(0, room))
  return [wordsFor(visit.settings, 'noticeMessage', { who, text }), tail]
    .filter((part) => part !== '')
    .join('\n')
}

/** By whole characters: half of a pair would be lost on the way. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > longest - 1) break
    kept += character
  }
  return `${kept}…`
}
