import type { Hono } from 'hono'
import type { Clock } from '../../../twilio/clock.ts'
import type { Behaviour } from '../behaviour.ts'
import { applyFault, ConnectionDropped, type FaultTools } from '../faults/apply-fault.ts'
import type { Faults } from '../faults/faults.ts'
import { type RequestLog, readFields } from '../store/request-log.ts'
import type { ApiEnv } from './api-context.ts'
import { answerOrigin } from './cors.ts'
import { isKeptFromPages } from './recording-sound-routes.ts'

/** What stands before the API: writes every request down and lets faults happen to it. */
export interface Gate {
  /** Rejects where the connection is dropped. */
  fetch(request: Request): Promise<Response>
  /** Drops every connection that still waits. */
  dropAll(): void
}

export function createGate(parts: {
  clock: Clock
  behaviour: Behaviour
  api: Hono<ApiEnv>
  faults: Faults
  log: RequestLog
}): Gate {
  const { clock, behaviour, api, faults, log } = parts
  const drops = new Set<() => void>()

  /** Waits until `begin` says so, unless the connection is dropped before; `begin` answers how to stop it. */
  function waitUnlessDropped(begin: (done: () => void, drop: () => void) => () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => () => {
        drops.delete(drop)
        stop()
        finish()
      }
      const drop = settle(() => reject(new ConnectionDropped()))
      const stop = begin(settle(resolve), drop)
      drops.add(drop)
    })
  }

  function toolsFor(request: Request): FaultTools {
    return {
      act: async (readAt) => api.fetch(request.clone(), readAt === undefined ? {} : { readAt }),
      now: clock.now,
      wait: (ms) => waitUnlessDropped((done) => clock.after(ms, done)),
      async waitForEver() {
        const { signal } = request
        if (!signal.aborted) {
          await waitUnlessDropped((_done, drop) => {
            signal.addEventListener('abort', drop)
            return () => signal.removeEventListener('abort', drop)
          })
        }
        throw new ConnectionDropped()
      },
    }
  }

  async function recordRequest(request: Request): Promise<(status: number | 'dropped') => void> {
    const { pathname, search } = new URL(request.url)
    const form = request.method === 'POST' ? await request.clone().text() : ''
    const path = pathname + search
    return log.add({ at: clock.now(), method: request.method, path, fields: readFields(form) })
  }

  return {
    async fetch(request) {
      const record = await recordRequest(request)
      const { pathname, search } = new URL(request.url)
      const fault = faults.take(request.method, pathname + search)
      try {
        const answer = await (fault ? applyFault(fault, toolsFor(request)) : api.fetch(request, {}))
        record(answer.status)
        const isKept = fault?.kind === 'no-cors' || isKeptFromPages(pathname, behaviour.sound)
        return isKept ? answer : answerOrigin(request, answer)
      } catch (error) {
        record('dropped')
        throw error
      }
    },
    dropAll() {
      for (const drop of [...drops]) drop()
    },
  }
}
