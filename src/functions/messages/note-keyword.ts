import { isNumber } from '../../twilio/phone-number.ts'
import type { MessagingVerb } from '../../twiml/nesting.ts'
import { message } from '../../twiml/verbs/messaging.ts'
import { splitText } from '../notices/long-text.ts'
import { caseLinkFor, nameOf } from '../notices/notice.ts'
import type { Visit } from '../runtime/visit.ts'
import type { MessageParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'
import type { Keyword } from './keyword.ts'
import { plainNumber } from './plain-number.ts'

/**
 * Tells the supervisor of STOP and START. The respondent gets nothing from here: Twilio has answered, and would
 * refuse to send more to whoever wrote STOP.
 */
export function noteKeyword(visit: Visit, received: MessageParameters, keyword: Keyword): MessagingVerb[] {
  const { supervisor, noticeFrom } = visit.settings
  const from = noticeFrom || received.to
  if (keyword === 'help' || supervisor.phone === '' || !isNumber(from)) return []
  const respondent = plainNumber(received.from)
  const name = keyword === 'stop' ? 'noticeStopped' : 'noticeStarted'
  const text = wordsFor(visit.settings, name, { who: nameOf(visit, respondent) })
  const link = caseLinkFor(visit, respondent)
  return splitText(`${text} ${link}`.trim()).map((part) => message(part, { to: supervisor.phone, from }))
}
