import { gather } from '../../twiml/gather.ts'
import { hangup, redirect, voiceResponse } from '../../twiml/voice.ts'
import { type Reply, twiml } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import { type Spoken, speak } from './speak.ts'

/** Long enough to find the key on a phone that was at the ear. */
const secondsForKey = 7

/**
 * Says `before`, then the menu, and waits for a key. Both a key and none go on at `route`, with `step`
 * telling how often was asked; addresses are absolute, since a Gather without one asks its own document again.
 */
export function askForKey(visit: Visit, before: readonly Spoken[], step: string, route = 'gather'): Reply {
  const next = visit.address(route, step)
  return twiml(
    voiceResponse(
      gather(
        { action: next, method: 'POST', numDigits: 1, timeout: secondsForKey },
        ...before,
        speak(visit.settings, 'menu'),
      ),
      redirect(next, { method: 'POST' }),
    ),
  )
}

/** Says that something went wrong; for when nothing else can be said. */
export function sayElseSorry(visit: Visit): Reply {
  return twiml(voiceResponse(speak(visit.settings, 'sorry'), hangup()))
}
