import { gather } from '../../twiml/verbs/gather.ts'
import { hangup, redirect, voiceResponse } from '../../twiml/verbs/voice.ts'
import { noteDoNotCall } from '../notices/do-not-call.ts'
import { nameToGreet } from '../people/directory.ts'
import { type Reply, twiml } from '../runtime/reply.ts'
import type { Visit } from '../runtime/visit.ts'
import { readGather, readVoice } from '../runtime/webhook-parameters.ts'
import { takeMessage, takeNumber } from './connect.ts'
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

/** Greets, by name where the directory knows it, and asks for a key; the answer goes on at `route`. */
export function greet(visit: Visit, route = 'gather'): Reply {
  const name = nameToGreet(visit, readVoice(visit.parameters).from)
  const greeting =
    name === '' ? speak(visit.settings, 'greeting') : speak(visit.settings, 'greetingByName', { name })
  return askForKey(visit, [greeting], 'asked-1', route)
}

/** What a key does that does not do the same everywhere. */
export interface KeyAnswers {
  /** Key 1. */
  connect(visit: Visit): Reply | Promise<Reply>
  /** No key, or one that has no meaning. */
  askAgain(visit: Visit, isSilent: boolean): Reply | Promise<Reply>
}

/** Does what the key says that the menu has asked for. */
export function afterKey(visit: Visit, { connect, askAgain }: KeyAnswers): Reply | Promise<Reply> {
  const { digits } = readGather(visit.parameters)
  switch (digits) {
    case '1':
      return connect(visit)
    case '2':
      return takeMessage(visit, [])
    case '9':
      return refuseCalls(visit)
    default:
      return askAgain(visit, digits === '')
  }
}

/** Only what is so is said. From somebody who shows no number a promise could not be kept: they are asked for it. */
async function refuseCalls(visit: Visit): Promise<Reply> {
  const call = readGather(visit.parameters)
  if (call.from === '') return takeNumber(visit)
  return twiml(voiceResponse(speak(visit.settings, await noteDoNotCall(visit, call)), hangup()))
}

/** Says that something went wrong; for when nothing else can be said. */
export function sayElseSorry(visit: Visit): Reply {
  return twiml(voiceResponse(speak(visit.settings, 'sorry'), hangup()))
}
