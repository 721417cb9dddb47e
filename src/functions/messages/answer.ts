import { listMessages } from '../../twilio/messages.ts'
import type { MessagingVerb } from '../../twiml/nesting.ts'
import { message } from '../../twiml/verbs/messaging.ts'
import type { Visit } from '../runtime/visit.ts'
import type { MessageParameters } from '../runtime/webhook-parameters.ts'
import { wordsFor } from '../settings/words.ts'

/**
 * Two machines that answer each other would go on until Twilio stops them; and somebody who writes in five
 * pieces wants one answer.
 */
const answersApartMs = 10 * 60_000

/** One answer to the respondent, unless one was given a moment ago. */
export async function answerTo(
  visit: Visit,
  received: MessageParameters,
  isForwarded: boolean,
): Promise<MessagingVerb[]> {
  const { from: respondent, to: ownNumber } = received
  // Twilio would refuse it, and a list of messages to nobody is everybody's.
  if (respondent === '') return []
  if (await wasAnswered(visit, respondent, ownNumber)) return []
  return [message(wordsFor(visit.settings, isForwarded ? 'answerForwarded' : 'answerKept'))]
}

async function wasAnswered(visit: Visit, respondent: string, ownNumber: string): Promise<boolean> {
  const filter = { to: respondent, from: ownNumber, pageSize: 1 }
  const reply = await listMessages(visit.send, visit.settings.accountSid, filter)
  const last = reply.kind === 'data' ? reply.data.items[0] : undefined
  return (
    last !== undefined &&
    last.json['direction'] === 'outbound-reply' &&
    visit.runtime.clock.now() - (last.createdAt ?? 0) < answersApartMs
  )
}
