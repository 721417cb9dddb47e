import { isSameNumber } from '../../twilio/phone-number.ts'
import { findLastCaller } from '../people/last-enumerator.ts'
import type { Visit } from '../runtime/visit.ts'
import type { VoiceParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'
import { caseLinkFor, nameOf, type Recipient, supervisorOf } from './notice.ts'
import { sendNotice } from './send-notice.ts'

/**
 * Tells the supervisor, and the enumerator who last called, that a respondent wants no more calls. These
 * messages are the note: Twilio keeps them in the account's message log, and somebody reads them. True only
 * when at least one was taken.
 */
export async function noteDoNotCall(visit: Visit, call: VoiceParameters): Promise<boolean> {
  const enumerator = await findLastCaller(visit, call.from, call.to)
  const recipients: Recipient[] = supervisorOf(visit)
  if (enumerator && !isSameNumber(enumerator.phone, visit.settings.supervisor.phone))
    recipients.push(enumerator)
  const notice = {
    about: call.callSid,
    text: wordsFor(visit.settings, 'noticeDoNotCall', { who: nameOf(visit, call.from) }),
    link: caseLinkFor(visit, call.from),
    more: [wordsFor(visit.settings, 'emailLog', { sid: call.callSid })],
  }
  return sendNotice(visit, notice, recipients, call.to)
}
