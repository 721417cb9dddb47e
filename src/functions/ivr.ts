import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import type { Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { afterQueue, enterQueue, keepWaiting } from './task-router/waiting-room.ts'
import { afterKey, askForKey, greet, sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'

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
      return greet(visit, 'ivr')
    case 'waiting':
      return keepWaiting(visit)
    case 'left':
      return afterQueue(visit)
    default:
      return afterKey(visit, { connect: enterQueue, askAgain })
  }
}

/** Asked once more; then comes the queue, for phones that have no keys to press. */
function askAgain(visit: Visit, isSilent: boolean): Reply | Promise<Reply> {
  if (visit.step !== 'asked-1') return enterQueue(visit)
  const told = speak(visit.settings, isSilent ? 'nothingPressed' : 'wrongKey')
  return askForKey(visit, [told], 'asked-2', 'ivr')
}
