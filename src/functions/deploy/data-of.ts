import type { Reply } from '../../twilio/transport.ts'

/**
 * What Twilio has answered, for a command that can only go on with it.
 * @throws Error that says what Twilio refused, or that it said nothing
 */
export function dataOf<Data>(reply: Reply<Data>, what: string): Data {
  switch (reply.kind) {
    case 'data':
      return reply.data
    case 'refused':
      throw new Error(`${what}: Twilio refused it with ${reply.code}, ${reply.message}`)
    case 'nothing':
      throw new Error(`${what}: no usable answer from Twilio (${reply.cause}). Run this again.`)
  }
}
