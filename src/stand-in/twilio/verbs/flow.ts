import type { PerformVerb } from '../programs/stage.ts'
import { readMethod } from '../webhooks/hooks.ts'
import { readText, resolveUrl } from './attributes.ts'
import { nothing } from './stops.ts'

/** https://www.twilio.com/docs/voice/twiml/redirect */
export const performRedirect: PerformVerb = (stage, verb) => {
  const text = readText(verb)
  // An empty one is the running document once more. What is no address fails like one that cannot be asked.
  const url = text === '' ? stage.base?.url : resolveUrl(text, stage.base)
  stage.goTo({ url: url ?? text, method: readMethod(verb.attributes.get('method')) }, {})
  return nothing
}

/** https://www.twilio.com/docs/voice/twiml/hangup */
export const performHangup: PerformVerb = (stage) => {
  stage.finish('hung-up')
  return nothing
}

/**
 * A call that is answered cannot be rejected any more: it ends as by Hangup.
 * https://www.twilio.com/docs/voice/twiml/reject
 */
export const performReject: PerformVerb = (stage, verb) => {
  stage.finish(verb.attributes.get('reason')?.trim() === 'busy' ? 'rejected-busy' : 'rejected')
  return nothing
}

/**
 * Takes a call out of the queue that it waits in; elsewhere it does nothing.
 * https://www.twilio.com/docs/voice/twiml/leave
 */
export const performLeave: PerformVerb = (stage) => {
  if (stage.parts.queues.isWaiting(stage.leg.sid)) stage.finish('left')
  else stage.next()
  return nothing
}
