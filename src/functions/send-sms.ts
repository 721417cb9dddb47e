import { createMessage } from '../twilio/messages.ts'
import { bareNumber, readNumber } from '../twilio/phone-number.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitKey } from './runtime/guards.ts'
import { json, type Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'

/**
 * Sends a message for another system of the team, when something happens there: `to`, `from` and `message`,
 * with the key of `.env`. Answers `{"sid": "SM…", "status": "queued"}`, or `{"error": "…"}`: 400 and Twilio's
 * own 4xx mean that nothing was sent, 504 that nobody knows.
 */
export const handler = twilioFunction({
  name: 'send-sms',
  admit: admitKey,
  answer: sendSms,
  sorry: () => json(500, { error: 'Something went wrong; whether the message was sent is not known' }),
})

/** https://www.twilio.com/docs/api/errors/21617 */
const longestMessage = 1600

async function sendSms(visit: Visit): Promise<Reply> {
  const { settings, send } = visit
  const field = (name: string): string => visit.parameters.get(name)?.[0] ?? ''
  const to = readNumber(field('to'))
  const from = bareNumber(field('from') || settings.noticeFrom)
  const body = field('message')
  if (to === undefined) return json(400, { error: 'to must be a number with + and its country code' })
  if (from === '') return json(400, { error: 'from must be one of your Twilio numbers' })
  if (body.trim() === '') return json(400, { error: 'message must not be empty' })
  if (body.length > longestMessage) {
    return json(400, { error: `message must have at most ${longestMessage} characters` })
  }
  const reply = await createMessage(send, settings.accountSid, { to, from, body })
  switch (reply.kind) {
    case 'data':
      return json(201, { sid: reply.data.sid, status: reply.data.status })
    case 'refused':
      return json(reply.status, { error: reply.message, code: reply.code })
    case 'nothing':
      return json(504, { error: 'Twilio gave no answer: look in its message log before sending again' })
  }
}
