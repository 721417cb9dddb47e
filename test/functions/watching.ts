import type { FunctionHandler } from '../../src/functions/runtime/runtime.ts'
import { permissionOf } from '../../src/stand-in/twilio/api/auth.ts'

type Handlers = Readonly<Record<string, FunctionHandler>>

/** What Functions did while they were watched. */
export interface Watched {
  readonly handlers: Handlers
  /** The routes that were asked, first to last. */
  readonly invocations: string[]
  /** By route, the permissions that its requests to Twilio need, such as `calls/list`. */
  readonly permissions: Map<string, Set<string>>
}

/** The same handlers, with a note of each invocation and of each request that leaves. */
export function watch(handlers: Handlers): Watched {
  const invocations: string[] = []
  const permissions = new Map<string, Set<string>>()
  const watched = Object.entries(handlers).map(([route, handler]): [string, FunctionHandler] => {
    const needed = new Set<string>()
    permissions.set(route, needed)
    return [
      route,
      (context, event, callback, runtime) => {
        invocations.push(route)
        if (!runtime) return handler(context, event, callback)
        const { fetch } = runtime
        return handler(context, event, callback, {
          ...runtime,
          fetch(url, init) {
            needed.add(permissionOf(init.method, new URL(url).pathname))
            return fetch(url, init)
          },
        })
      },
    ]
  })
  return { handlers: Object.fromEntries(watched), invocations, permissions }
}
