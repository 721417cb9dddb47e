import type { Given, Method, RecordingNews, Trim } from '../attributes.ts'
import { element, type Node } from '../document.ts'

export type RecordAttributes = RecordingNews &
  Given<{
    /** Where RecordingUrl goes; without it Twilio asks the current document again, which can loop. */
    action: string
    method: Method
    /** The keys that end it, any unless given. */
    finishOnKey: string
    /** Seconds; Twilio's default is 3600. */
    maxLength: number
    playBeep: boolean
    /** Seconds of silence that end it; Twilio's default is 5. */
    timeout: number
    transcribe: boolean
    transcribeCallback: string
    trim: Trim
  }>

/** Records what the caller says, as a voicemail does. https://www.twilio.com/docs/voice/twiml/record */
export function record(attributes?: RecordAttributes): Node<'Record'> {
  return element('Record', attributes)
}
