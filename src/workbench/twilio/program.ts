import { type DialParts, performDial } from './dial.ts'
import { readDial } from './dial-order.ts'
import type { CallRecord } from './records.ts'
import type { TwimlElement } from './twiml-reader.ts'

/** How long Twilio speaks: a little faster than people do, so that nobody waits long for a test call. */
const msPerCharacter = 60

const nothing = (): void => undefined

function wholeSeconds(text: string | undefined, usual: number): number {
  const seconds = Number(text ?? usual)
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : usual
}

/**
 * Runs a document on an answered call, verb by verb. `say` speaks to the one who holds the phone; `finished`
 * is called when the document is over or hangs up. What it answers stops it because the call is gone.
 */
export function runProgram(
  parts: DialParts,
  call: CallRecord,
  verbs: readonly TwimlElement[],
  events: { say(text: string): void; finished(): void },
): () => void {
  let position = -1
  let stopVerb = nothing

  function perform(verb: TwimlElement): () => void {
    switch (verb.name) {
      case 'Say': {
        const text = verb.text.replace(/\s+/g, ' ').trim()
        const loops = Math.max(1, wholeSeconds(verb.attributes.get('loop'), 1))
        events.say(text)
        return parts.clock.after(text.length * loops * msPerCharacter, next)
      }
      case 'Pause':
        return parts.clock.after(wholeSeconds(verb.attributes.get('length'), 1) * 1000, next)
      case 'Dial':
        return performDial(parts, call, readDial(verb), { done: next })
      // An answered call cannot be rejected any more, so it ends as by Hangup.
      case 'Hangup':
      case 'Reject':
        events.finished()
        return nothing
      default:
        next()
        return nothing
    }
  }

  function next(): void {
    position += 1
    const mine = position
    stopVerb = nothing
    const verb = verbs[mine]
    if (!verb) {
      events.finished()
      return
    }
    const stop = perform(verb)
    // A verb that was over at once has already started the one after it.
    if (position === mine) stopVerb = stop
  }

  next()
  return () => stopVerb()
}
