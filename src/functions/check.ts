import { checkAsk } from '../twilio/service-ask.ts'
import { tellingFunction } from './service/service-function.ts'
import { lookAtSetUp } from './service/set-up.ts'

/**
 * Tells a form what is set up, and never a secret: what `.env` allows of what the form is for, and what Twilio lets
 * these Functions do. Asks Twilio with GETs alone.
 */
export const handler = tellingFunction('check', checkAsk, async (visit) => ({
  check: 1,
  at: visit.runtime.clock.now(),
  findings: await lookAtSetUp(visit),
}))
