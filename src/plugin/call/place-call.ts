import type { Intent } from '../../stored/metadata.ts'
import { type Call, createCall } from '../../twilio/calls.ts'
import { bridgeTwiml } from '../../twiml/bridge.ts'
import { dialledNumber } from '../form/choice.ts'
import { callerId, type Settings } from '../form/settings.ts'
import { type Trying, tryWhileBusy } from '../once/place.ts'
import type { Wires } from './follow.ts'

/** Asks Twilio to ring the enumerator's phone and then the respondent's. */
export function placeCall(
  wires: Wires,
  settings: Settings,
  intent: Intent,
  onWait: (retryAt: number | undefined) => void,
): Trying<Call> {
  const from = callerId(settings, intent.via)
  const twiml = bridgeTwiml(settings, dialledNumber(settings, intent), from)
  const call = { to: settings.enumerator.value, from, twiml }
  return tryWhileBusy(wires, () => createCall(wires.send, wires.accountSid, call), onWait)
}
