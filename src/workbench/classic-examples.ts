import { twilioFunction } from '../functions/runtime/function-handler.ts'
import { admitTwilio } from '../functions/runtime/guards.ts'
import { twiml } from '../functions/runtime/reply.ts'
import type { FunctionHandler } from '../functions/runtime/runtime.ts'
import { readGather } from '../functions/runtime/webhook-parameters.ts'
import { sayElseSorry } from '../functions/voice/menu.ts'
import { ClassicResponse } from '../twiml/classic.ts'

/**
 * The two examples that come with the classic TwiML library, to be called in the workbench: a greeting, and a
 * number that is asked for and said back. They are no part of what is deployed.
 */
export const classicExamples: Readonly<Record<string, FunctionHandler>> = {
  'examples/hello': twilioFunction({
    name: 'examples/hello',
    admit: admitTwilio,
    answer: (visit) =>
      twiml(
        new ClassicResponse()
          .say('Hello, Big Bird', { voice: 'woman' })
          .gatherStart(visit.address('examples/favourite-number'), { numDigits: 1 })
          .say('What is your favorite number?')
          .gatherStop()
          .say('You have not pressed a key.')
          .response(),
      ),
    sorry: sayElseSorry,
  }),
  'examples/favourite-number': twilioFunction({
    name: 'examples/favourite-number',
    admit: admitTwilio,
    answer: (visit) => {
      const { digits } = readGather(visit.parameters)
      return twiml(new ClassicResponse().say(`Your favorite number is ${digits}`).hangup().response())
    },
    sorry: sayElseSorry,
  }),
}
