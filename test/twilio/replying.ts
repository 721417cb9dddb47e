import type { Reply, TwilioRequest } from '../../src/twilio/transport.ts'

/** A Twilio that answers everything with `data`, and what it was asked. */
export function replying(data: unknown): {
  send: (request: TwilioRequest) => Promise<Reply<unknown>>
  sent: TwilioRequest[]
} {
  const sent: TwilioRequest[] = []
  return {
    sent,
    send: async (request) => {
      sent.push(request)
      return { kind: 'data', data }
    },
  }
}
