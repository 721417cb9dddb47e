import { messagingResponse } from '../twiml/verbs/messaging.ts'
import { answerTo } from './messages/answer.ts'
import { forward } from './messages/forward.ts'
import { keywordOf } from './messages/keyword.ts'
import { noteKeyword } from './messages/note-keyword.ts'
import { isTeam } from './notices/notice.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { type Reply, twiml } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readMessage } from './runtime/webhook-parameters.ts'

/**
 * A message to one of the team's numbers: passed on to the enumerator who last wrote or called, and answered.
 * Both go out as TwiML, so Twilio sends them once however often it had to ask.
 */
export const handler = twilioFunction({
  name: 'incoming-message',
  admit: admitTwilio,
  answer: receive,
  // Twilio keeps the message; an apology would only be one more message to pay for.
  sorry: () => twiml(messagingResponse()),
})

async function receive(visit: Visit): Promise<Reply> {
  const message = readMessage(visit.parameters)
  const keyword = keywordOf(message)
  if (keyword) return twiml(messagingResponse(...noteKeyword(visit, message, keyword)))
  // An enumerator's phone that answers by itself would otherwise write to itself for ever.
  if (isTeam(visit, message.from)) return twiml(messagingResponse())
  const forwarded = await forward(visit, message)
  const answer = await answerTo(visit, message, forwarded.length > 0)
  return twiml(messagingResponse(...forwarded, ...answer))
}
