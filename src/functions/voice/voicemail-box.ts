import type { VoiceVerb } from '../../twiml/nesting.ts'
import { record } from '../../twiml/verbs/record.ts'
import { hangup } from '../../twiml/verbs/voice.ts'
import type { Visit } from '../runtime/visit.ts'
import { speak } from './speak.ts'

const longestMessageSeconds = 180

/** Somebody who thinks about what to say is not cut off; an empty line is not recorded for minutes. */
const silenceSeconds = 6

/**
 * What a message is: any, or the number of somebody who wants no more calls and shows none. It is the step that follows
 * once Twilio has the recording.
 */
export type MessageKind = 'recorded' | 'number-said'

/**
 * Takes a message. Whoever hangs up has left it all the same: the notice to the enumerator hangs on the
 * recording's own callback, which comes however the call ends. What follows Record is said where it was silent.
 * https://www.twilio.com/docs/voice/twiml/record
 */
export function recordMessage(visit: Visit, kind: MessageKind = 'recorded'): VoiceVerb[] {
  const { settings } = visit
  return [
    speak(settings, kind === 'recorded' ? 'leaveMessage' : 'sayNumber'),
    record({
      action: visit.address('voicemail', 'left'),
      method: 'POST',
      maxLength: longestMessageSeconds,
      timeout: silenceSeconds,
      finishOnKey: '#',
      playBeep: true,
      recordingStatusCallback: visit.address('voicemail', kind),
      recordingStatusCallbackEvent: ['completed'],
      recordingStatusCallbackMethod: 'POST',
    }),
    speak(settings, 'nothingRecorded'),
    speak(settings, 'goodbye'),
    hangup(),
  ]
}
