import { createMessage, longestBody } from '../twilio/messages.ts'
import { bareNumber } from '../twilio/numbers/characters.ts'
import { readNumber } from '../twilio/phone-number.ts'
import { standingOf } from './people/do-not-call-list.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitKey } from './runtime/guards.ts'
import { takeTurn } from './runtime/rate.ts'
import { json, type Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { objectToNumber } from './service/allowed.ts'

/**
 * Sends a message for another system of the team, when something happens there: `to`, `from` and `message`,
 * with the key of `.env` in the header `X-Send-Sms-Key`. Answers `{"sid": "SM…", "status": "queued"}`, or
 * `{"error": "…"}`: 400, 403, 429, 503 and Twilio's own 4xx mean that nothing was sent, 504 that nobody knows.
 */
export const handler = twilioFunction({
  name: 'send-sms',
  admit: admitKey,
  answer: sendSms,
  sorry: () => json(500, { error: 'Something went wrong; whether the message was sent is not known' }),
})

interface Wanted {
  readonly to: string
  readonly from: string
  readonly body: string
}

async function sendSms(visit: Visit): Promise<Reply> {
  const { settings, send, runtime } = visit
  const field = (name: string): string => visit.parameters.get(name)?.[0] ?? ''
  const to = readNumber(field('to'))
  const from = bareNumber(field('from') || settings.noticeFrom)
  if (to === undefined) return json(400, { error: 'to must be a number with + and its country code' })
  const wanted = { to, from, body: field('message') }
  const refused = refuse(visit, wanted)
  if (refused) return refused
  if (!takeTurn(runtime, 'SEND_SMS_KEY', settings.service.limits.requests)) {
    return json(429, { error: 'too many messages in a minute; nothing was sent' })
  }
  return (await refuseListed(visit, to)) ?? reply(await createMessage(send, settings.accountSid, wanted))
}

function refuse({ settings }: Visit, { to, from, body }: Wanted): Reply | undefined {
  if (from === '') return json(400, { error: 'from must be one of your Twilio numbers' })
  if (body.trim() === '') return json(400, { error: 'message must not be empty' })
  if (body.length > longestBody) {
    return json(400, { error: `message must have at most ${longestBody} characters` })
  }
  const objection = objectToNumber(to, settings.service)
  return objection === undefined ? undefined : json(403, { error: `to: ${objection}` })
}

/** Whoever wants no more calls from a survey did not ask for its messages instead. */
async function refuseListed(visit: Visit, to: string): Promise<Reply | undefined> {
  switch (await standingOf(visit, to)) {
    case 'listed':
      return json(403, { error: 'to asked not to be called again: ask the supervisor' })
    case 'unknown':
      return json(503, { error: 'whether to wants no calls cannot be checked now; nothing was sent' })
    case 'free':
      return undefined
  }
}

function reply(answer: Awaited<ReturnType<typeof createMessage>>): Reply {
  switch (answer.kind) {
    case 'data':
      return json(201, { sid: answer.data.sid, status: answer.data.status })
    case 'refused':
      return json(answer.status, { error: answer.message, code: answer.code })
    case 'nothing':
      return json(504, { error: 'Twilio gave no answer: look in its message log before sending again' })
  }
}
