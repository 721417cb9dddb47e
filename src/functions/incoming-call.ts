import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { greet, sayElseSorry } from './voice/menu.ts'

/** A call to one of the team's numbers: greets, by name where the directory knows it, and asks for a key. */
export const handler = twilioFunction({
  name: 'incoming-call',
  admit: admitTwilio,
  answer: (visit) => greet(visit),
  sorry: sayElseSorry,
})
