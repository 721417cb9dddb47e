import { hangup, voiceResponse } from '../twiml/verbs/voice.ts'
import { noticeVoicemail } from './notices/voicemail-notice.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { plain, type Reply, twiml } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readRecordingStatus } from './runtime/webhook-parameters.ts'
import { sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'
import { type MessageKind, recordMessage } from './voice/voicemail-box.ts'

/**
 * Takes a message; after it was left (`?step=left`) says thanks, and once Twilio has the recording
 * (`?step=recorded`, or `number-said`) tells the enumerator. Can be a number's own webhook too, or the end of another flow.
 */
export const handler = twilioFunction({
  name: 'voicemail',
  admit: admitTwilio,
  answer: take,
  sorry: (visit) =>
    visit.step === 'recorded' || visit.step === 'number-said'
      ? plain(500, 'The notice failed')
      : sayElseSorry(visit),
})

function take(visit: Visit): Reply | Promise<Reply> {
  switch (visit.step) {
    case 'left':
      return twiml(voiceResponse(speak(visit.settings, 'thanks'), hangup()))
    case 'recorded':
    case 'number-said':
      return tell(visit, visit.step)
    default:
      return twiml(voiceResponse(...recordMessage(visit)))
  }
}

async function tell(visit: Visit, kind: MessageKind): Promise<Reply> {
  const isTold = await noticeVoicemail(visit, readRecordingStatus(visit.parameters), kind)
  // The status shows in Twilio's debugger, where a supervisor can find a voicemail that nobody heard of.
  return isTold ? plain(200, '') : plain(502, 'Nobody could be told of this recording')
}
