import { isSameNumber } from '../../twilio/phone-number.ts'
import { putOnList } from '../people/do-not-call-list.ts'
import { findLastCaller } from '../people/last-enumerator.ts'
import type { Visit } from '../runtime/visit.ts'
import type { VoiceParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'
import { caseLinkFor, nameOf, type Recipient, supervisorOf } from './notice.ts'
import { sendNotice } from './send-notice.ts'

/** What came of somebody's wish not to be called again. */
export type WishResult =
  /** It is on the team's list, and nobody is called from it. */
  | 'noted'
  /** Somebody of the team was told, or Twilio at least took the message. */
  | 'passedOn'
  | 'notNoted'

/**
 * Puts a respondent who wants no more calls on the team's list, where there is one, and tells the supervisor and the
 * enumerator who last called. Without a list these messages are the note: Twilio keeps them in the account's message
 * log, and somebody reads them.
 */
export async function noteDoNotCall(visit: Visit, call: VoiceParameters): Promise<WishResult> {
  // First, so that the notice can say where somebody has to do it by hand.
  const isListed = await putOnList(visit, call.from, call.callSid)
  const isTold = await tellTeam(visit, call, isListed)
  if (isListed) return 'noted'
  return isTold ? 'passedOn' : 'notNoted'
}

async function tellTeam(visit: Visit, call: VoiceParameters, isListed: boolean): Promise<boolean> {
  const enumerator = await findLastCaller(visit, call.from, call.to)
  const recipients: Recipient[] = supervisorOf(visit)
  if (enumerator && !isSameNumber(enumerator.phone, visit.settings.supervisor.phone))
    recipients.push(enumerator)
  const isMissing = visit.settings.doNotCall !== undefined && !isListed
  const words = isMissing ? 'noticeNotListed' : 'noticeDoNotCall'
  const notice = {
    about: call.callSid,
    text: wordsFor(visit.settings, words, { who: nameOf(visit, call.from) }),
    link: caseLinkFor(visit, call.from),
    more: [wordsFor(visit.settings, 'emailLog', { sid: call.callSid })],
  }
  return sendNotice(visit, notice, recipients, call.to)
}
