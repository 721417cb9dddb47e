import { hangup, voiceResponse } from '../twiml/voice.ts'
import { noteDoNotCall } from './notices/do-not-call.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { type Reply, twiml } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { afterQueue, enterQueue, keepWaiting } from './task-router/waiting-room.ts'
import { takeMessage } from './voice/connect.ts'
import { askForKey, sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'
import { readGather, readVoice } from './webhook-parameters.ts'

/**
 * A call to a number of a team with a queue: greets and asks for a key (`?step=asked-1`), puts who wants to speak in
 * the queue, and says how it goes on there (`waiting`) and after it (`left`).
 */
export const handler = twilioFunction({
  name: 'ivr',
  admit: admitTwilio,
  answer: goOn,
  sorry: sayElseSorry,
})

function goOn(visit: Visit): Reply | Promise<Reply> {
  switch (visit.step) {
    case '':
      return greet(visit)
    case 'waiting':
      return keepWaiting(visit)
    case 'left':
      return afterQueue(visit)
    default:
      return afterKey(visit)
  }
}

function greet(visit: Visit): Reply {
  const name = visit.directory().get(readVoice(visit.parameters).from)?.name ?? ''
  const greeting =
    name === '' ? speak(visit.settings, 'greeting') : speak(visit.settings, 'greetingByName', { name })
  return askForKey(visit, [greeting], 'asked-1', 'ivr')
}

function afterKey(visit: Visit): Reply | Promise<Reply> {
  const { digits } = readGather(visit.parameters)
  switch (digits) {
    case '1':
      return enterQueue(visit)
    case '2':
      return takeMessage(visit, [])
    case '9':
      return refuseCalls(visit)
    default:
      return askAgain(visit, digits === '')
  }
}

/** Asked once more; then comes the queue, for phones that have no keys to press. */
function askAgain(visit: Visit, isSilent: boolean): Reply | Promise<Reply> {
  if (visit.step !== 'asked-1') return enterQueue(visit)
  const told = speak(visit.settings, isSilent ? 'nothingPressed' : 'wrongKey')
  return askForKey(visit, [told], 'asked-2', 'ivr')
}

async function refuseCalls(visit: Visit): Promise<Reply> {
  const isNoted = await noteDoNotCall(visit, readGather(visit.parameters))
  return twiml(voiceResponse(speak(visit.settings, isNoted ? 'noted' : 'notNoted'), hangup()))
}
