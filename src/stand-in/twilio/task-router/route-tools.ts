import { taskRouterOrigin } from '../../../twilio/task-router/request.ts'
import type { ApiContext } from '../api/api-context.ts'
import { notFound } from '../api/refusal.ts'

/** Where TaskRouter's paths begin. */
export const workspacesRoot = '/v1/Workspaces'

/** Where a list of TaskRouter's is, by its name in the JSON. */
export function listOf(key: string): { readonly origin: string; readonly key: string } {
  return { origin: taskRouterOrigin, key }
}

/** The one in a map that the path names, in the path's workspace. Throws a Refusal, 404. */
export function findPart<Kind extends { readonly workspaceSid: string }>(
  context: ApiContext,
  all: ReadonlyMap<string, Kind>,
  name = 'sid',
): Kind {
  const one = all.get(context.req.param(name) ?? '')
  if (!one || one.workspaceSid !== context.req.param('workspace')) throw notFound(context.req.path)
  return one
}
