import type { Given, Method, RecordingNews, Trim } from '../attributes.ts'
import { element, type Node } from '../document.ts'

export type ConferenceEvent =
  | 'start'
  | 'end'
  | 'join'
  | 'leave'
  | 'mute'
  | 'hold'
  | 'modify'
  | 'speaker'
  | 'announcement'

export type ConferenceAttributes = RecordingNews &
  Given<{
    /** Heard when somebody comes or goes; Twilio's default is true. */
    beep: boolean | 'onEnter' | 'onExit'
    /** The call that hears this participant, and nobody else does. */
    coach: string
    endConferenceOnExit: boolean
    eventCallbackUrl: string
    jitterBufferSize: 'large' | 'medium' | 'small' | 'off'
    /** 2 to 250, which is Twilio's default. */
    maxParticipants: number
    muted: boolean
    participantLabel: string
    record: 'do-not-record' | 'record-from-start'
    region: 'us1' | 'ie1' | 'de1' | 'sg1' | 'br1' | 'au1' | 'jp1'
    startConferenceOnEnter: boolean
    statusCallback: string
    statusCallbackEvent: readonly ConferenceEvent[]
    statusCallbackMethod: Method
    trim: Trim
    /** What the first one hears until the conference starts; empty is silence. */
    waitUrl: string
    waitMethod: Method
  }>

/** The name is seen in logs and callbacks: nobody's name or number. https://www.twilio.com/docs/voice/twiml/conference */
export function conference(name: string, attributes?: ConferenceAttributes): Node<'Conference'> {
  return element('Conference', attributes, [name])
}
