import type { ApiContext } from '../api/api-context.ts'
import { notFound } from '../api/refusal.ts'

/** Where TaskRouter's paths begin. */
export const workspacesRoot = '/v1/Workspaces'

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
