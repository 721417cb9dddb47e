import { dialRespondent } from '../../twiml/bridge.ts'
import { longestInlineTwiml, serialize } from '../../twiml/document.ts'
import { gather } from '../../twiml/verbs/gather.ts'
import { hangup, voiceResponse } from '../../twiml/verbs/voice.ts'
import { seal, unseal } from '../runtime/seal.ts'
import type { Visit } from '../runtime/visit.ts'
import { type Spoken, sayText, speak } from '../voice/speak.ts'
import type { ReadBridge } from './read-bridge.ts'

/** Time to take the phone from the ear and press. */
const secondsForKey = 8

/**
 * What the enumerator hears instead of the ringing: the whisper, and that a key calls the respondent; once more, and
 * then the call ends. Voice mail presses none, and then nothing but Twilio itself has run this. Whom a key calls rides
 * along sealed: so no number is in an address, and nothing has to be kept between the two requests.
 *
 * @returns undefined where it is longer than Twilio takes
 */
export function askForKey(visit: Visit, bridge: ReadBridge): string | undefined {
  const { settings } = visit
  const { whisper, number, callerId } = bridge
  const rings = serialize(voiceResponse(dialRespondent(bridge, number, callerId)))
  const action = visit.address('join', seal(settings.authToken, rings))
  // Without this the hash key would end the asking instead of counting as a key.
  const attributes = {
    action,
    method: 'POST',
    numDigits: 1,
    finishOnKey: '',
    timeout: secondsForKey,
  } as const
  const asks = (...before: Spoken[]) => gather(attributes, ...before, speak(settings, 'pressToCall'))
  const first = whisper === '' ? asks() : asks(sayText(settings, whisper))
  const document = serialize(voiceResponse(first, asks(), hangup()))
  return document.length <= longestInlineTwiml ? document : undefined
}

/** The document that rings the respondent, once a key was pressed; undefined where it is none of ours. */
export function afterKey({ settings, step }: Visit): string | undefined {
  return unseal(settings.authToken, step)
}
