import { type Reply, toTwilioResponse } from './reply.ts'
import type { FunctionContext, FunctionEvent, FunctionHandler, FunctionRuntime } from './runtime.ts'
import { twilioRuntime } from './twilio-runtime.ts'
import { createVisit, type Visit } from './visit.ts'

export interface Route {
  /** As in the address, without the slash in front. */
  readonly name: string
  /** A reply where this visit may not go on, such as a forged one; undefined where it may. */
  admit(visit: Visit): Reply | undefined
  answer(visit: Visit): Reply | Promise<Reply>
  /** What is said where `answer` fails; must not fail itself. */
  sorry(visit: Visit): Reply
}

/** Makes a Function of a route. The callback is called once, whatever happens. */
export function twilioFunction(route: Route): FunctionHandler {
  return async (context, event, callback, runtime = twilioRuntime(context)) => {
    try {
      callback(null, toTwilioResponse(await replyTo(route, context, event, runtime), runtime.newResponse()))
    } catch {
      // Anything more would be shown to whoever asked: the local runtime sends an error's stack.
      callback(new Error(`${route.name} failed`))
    }
  }
}

async function replyTo(
  route: Route,
  context: FunctionContext,
  event: FunctionEvent,
  runtime: FunctionRuntime,
): Promise<Reply> {
  const visit = createVisit(route.name, context, event, runtime)
  const refused = route.admit(visit)
  if (refused) {
    visit.log(`refused with ${refused.status}`)
    return refused
  }
  try {
    return await route.answer(visit)
  } catch (problem) {
    visit.log(`failed: ${problem instanceof Error ? problem.message : 'unknown'}`)
    return route.sorry(visit)
  }
}
