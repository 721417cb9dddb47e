import { hangup, voiceResponse } from '../twiml/verbs/voice.ts'
import { findLastCaller } from './people/last-enumerator.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { type Reply, twiml } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readDial, readGather } from './runtime/webhook-parameters.ts'
import { connectTo, hasTalked, places, takeMessage, tryNext } from './voice/connect.ts'
import { afterKey, askForKey, sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'

/** What follows a caller's key (`?step=asked-1`), or a phone that was rung (`?step=after-mobile`). */
export const handler = twilioFunction({
  name: 'gather',
  admit: admitTwilio,
  answer: goOn,
  sorry: sayElseSorry,
})

function goOn(visit: Visit): Reply | Promise<Reply> {
  const rung = places.find((place) => visit.step === `after-${place}`)
  if (!rung) return afterKey(visit, { connect, askAgain })
  const dialled = readDial(visit.parameters)
  return hasTalked(dialled) ? twiml(voiceResponse(hangup())) : tryNext(visit, rung, dialled.to)
}

/** Asked once more; then a message is taken, for phones that have no keys to press. */
function askAgain(visit: Visit, isSilent: boolean): Reply {
  const told = speak(visit.settings, isSilent ? 'nothingPressed' : 'wrongKey')
  return visit.step === 'asked-1' ? askForKey(visit, [told], 'asked-2') : takeMessage(visit, [told])
}

async function connect(visit: Visit): Promise<Reply> {
  const { from, to } = readGather(visit.parameters)
  const enumerator = await findLastCaller(visit, from, to)
  return enumerator && enumerator.address !== ''
    ? connectTo(visit, enumerator.address, to)
    : tryNext(visit, 'enumerator', to)
}
