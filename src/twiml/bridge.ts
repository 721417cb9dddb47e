import { type Node, serialize } from './document.ts'
import { type DialAttributes, dial, number } from './verbs/dial.ts'
import { pause, say, voiceResponse } from './verbs/voice.ts'

/** How an enumerator who has answered is joined to the respondent. */
export interface Bridge {
  /** Said to the enumerator first; '' for nothing. */
  whisper: string
  /** `always`: both sides, from the ringing on. By consent it is started later. */
  record: 'always' | 'never' | 'consent'
  /** How long the respondent's phone rings. */
  ringSeconds: number
  /** Until Twilio ends the conversation; undefined for Twilio's own four hours. */
  maxMinutes: number | undefined
}

/**
 * What Twilio does once the enumerator has answered: say the whisper, then ring the respondent. The team's own
 * Functions place calls with this document alone, or ask for a key first. https://www.twilio.com/docs/voice/twiml/dial
 * @param waitSeconds how long Twilio waits before it does anything
 */
export function bridgeTwiml(
  bridge: Bridge,
  respondentNumber: string,
  callerId: string,
  waitSeconds = 0,
): string {
  const verbs = [
    ...(waitSeconds > 0 ? [pause(waitSeconds)] : []),
    ...(bridge.whisper ? [say(bridge.whisper)] : []),
    dialRespondent(bridge, respondentNumber, callerId),
  ]
  return serialize(voiceResponse(...verbs))
}

/** Rings the respondent, and joins the two when they answer; the call ends with that. */
export function dialRespondent(
  bridge: Omit<Bridge, 'whisper'>,
  respondentNumber: string,
  callerId: string,
): Node<'Dial'> {
  const attributes: DialAttributes = {
    record: bridge.record === 'always' ? 'record-from-ringing-dual' : 'do-not-record',
    answerOnBridge: true,
    callerId,
    timeout: bridge.ringSeconds,
  }
  if (bridge.maxMinutes !== undefined) attributes.timeLimit = bridge.maxMinutes * 60
  return dial(attributes, number(respondentNumber))
}
