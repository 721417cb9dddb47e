import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import type { Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { afterKey } from './service/press-to-call.ts'
import { sayElseSorry } from './voice/menu.ts'

/** The enumerator has pressed a key (`press_to_call`): now the respondent is rung. */
export const handler = twilioFunction({
  name: 'join',
  admit: admitTwilio,
  answer: ring,
  sorry: sayElseSorry,
})

/** Sealed with another auth token, for instance, it cannot be read. */
function ring(visit: Visit): Reply {
  const document = afterKey(visit)
  return document === undefined ? sayElseSorry(visit) : { status: 200, type: 'text/xml', body: document }
}
