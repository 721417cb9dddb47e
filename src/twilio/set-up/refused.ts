import type { Reply } from '../transport.ts'

/**
 * Whether this key may not do what was asked. The credentials are known to be right where this is looked at: 401 then
 * tells the same. https://www.twilio.com/docs/api/errors/70051
 */
export function isDenied(reply: Reply<unknown>): boolean {
  if (reply.kind !== 'refused') return false
  return reply.code === 70051 || reply.code === 20403 || (reply.status === 401 && reply.code === 20003)
}
