import { createTaskRouterSender, type SendToTaskRouter } from '../../twilio/task-router/request.ts'
import type { Visit } from '../runtime/visit.ts'

/** TaskRouter's REST API; every request ends before Twilio gives this Function up. */
export function taskRouterOf({ runtime, settings, timeLeft }: Visit): SendToTaskRouter {
  const send = createTaskRouterSender({
    fetch: runtime.fetch,
    clock: runtime.clock,
    credentials: settings.credentials,
  })
  return async (request) => {
    const timeoutMs = timeLeft()
    return timeoutMs > 0 ? send({ ...request, timeoutMs }) : { kind: 'nothing', cause: 'timeout' }
  }
}

/** Why a request came to nothing, for the log. */
export function whyNot(reply: { kind: string; code?: number; cause?: string }): string {
  return reply.kind === 'refused' ? `refused with ${reply.code}` : `no usable answer: ${reply.cause}`
}
