import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { json, type Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readVoice } from './runtime/webhook-parameters.ts'
import { lookUpLocation } from './task-router/location.ts'

/**
 * Where a respondent belongs: `{"location": "Kisumu"}`. The `ivr` looks it up by itself; this address is for a team
 * whose own menu runs in Twilio Studio, which signs what its Run Function widget asks.
 * https://www.twilio.com/docs/studio/widget-library/run-function
 */
export const handler = twilioFunction({
  name: 'location-lookup',
  admit: admitTwilio,
  answer: look,
  sorry: () => json(200, { location: '' }),
})

async function look(visit: Visit): Promise<Reply> {
  const { from, fromPlace } = readVoice(visit.parameters)
  const { text } = await lookUpLocation(visit, { number: from, place: fromPlace })
  return json(200, { location: text })
}
