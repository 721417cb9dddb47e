import { fetchCall } from '../../twilio/calls.ts'
import { findLastCaller } from '../people/last-enumerator.ts'
import type { Visit } from '../runtime/visit.ts'
import type { RecordingStatusParameters } from '../runtime/webhook-parameters.ts'
import { personIn } from '../runtime/withheld.ts'
import { wordsFor } from '../settings/words.ts'
import type { MessageKind } from '../voice/voicemail-box.ts'
import { caseLinkFor, nameOf, recipientsFor } from './notice.ts'
import { sendNotice } from './send-notice.ts'

/**
 * Tells the enumerator who last called of a voicemail, or else the supervisor. True when somebody knows of it,
 * or there is nothing to know: it holds no sound.
 */
export async function noticeVoicemail(
  visit: Visit,
  recording: RecordingStatusParameters,
  kind: MessageKind,
): Promise<boolean> {
  const { recordingSid, recordingStatus, recordingDuration = 0 } = recording
  if (recordingStatus !== 'completed' || recordingDuration < 1 || recordingSid === '') return true
  // Twilio says which call it was, and the call whose: no number stands in an address of ours.
  const call = await fetchCall(visit.send, visit.settings.accountSid, recording.callSid)
  const { to } = call.kind === 'data' ? call.data : { to: '' }
  const from = personIn(call.kind === 'data' ? call.data.from : '')
  const enumerator = await findLastCaller(visit, from, to)
  const seconds = String(recordingDuration)
  const notice = {
    about: recordingSid,
    text:
      kind === 'number-said'
        ? wordsFor(visit.settings, 'noticeNumberSaid', { seconds })
        : wordsFor(visit.settings, 'noticeVoicemail', { who: nameOf(visit, from), seconds }),
    link: caseLinkFor(visit, from),
    // Who opens it logs in to Twilio: the address alone gives nothing away.
    more: [recording.recordingUrl, wordsFor(visit.settings, 'emailLog', { sid: recording.callSid })],
  }
  return sendNotice(visit, notice, recipientsFor(visit, enumerator), to)
}
