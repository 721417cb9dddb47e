import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import type { Reply } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { askForKey, sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'
import { readVoice } from './webhook-parameters.ts'

/** A call to one of the team's numbers: greets, by name where the directory knows it, and asks for a key. */
export const handler = twilioFunction({
  name: 'incoming-call',
  admit: admitTwilio,
  answer: greet,
  sorry: sayElseSorry,
})

function greet(visit: Visit): Reply {
  const { from } = readVoice(visit.parameters)
  const name = visit.directory().get(from)?.name ?? ''
  const greeting =
    name === '' ? speak(visit.settings, 'greeting') : speak(visit.settings, 'greetingByName', { name })
  return askForKey(visit, [greeting], 'asked-1')
}
