import { type Node, serialize } from '../twiml/document.ts'
import { client, type DialAttributes, dial, number, say, sip, voiceResponse } from '../twiml/voice.ts'
import type { Settings } from './settings.ts'

/** What Twilio does once the enumerator has answered: say the whisper, then ring the respondent. */
export function bridgeTwiml(settings: Settings, respondentNumber: string, callerId: string): string {
  const attributes: DialAttributes = {
    record: settings.record === 'always' ? 'record-from-ringing-dual' : 'do-not-record',
    answerOnBridge: true,
    callerId,
    timeout: settings.ringSeconds,
  }
  if (settings.maxMinutes !== undefined) attributes.timeLimit = settings.maxMinutes * 60
  const bridge = dial(attributes, nounFor(respondentNumber))
  const verbs = settings.whisper ? [say(settings.whisper), bridge] : [bridge]
  return serialize(voiceResponse(...verbs))
}

function nounFor(address: string): Node {
  if (address.startsWith('sip:')) return sip(address)
  if (address.startsWith('client:')) return client(address.slice('client:'.length))
  return number(address)
}
