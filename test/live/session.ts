import type { Call } from '../../src/twilio/calls.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { createDirectTransport, type Reply, type Transport } from '../../src/twilio/transport.ts'
import { type Shape, shapeOf } from '../recorded/shape.ts'
import { CannotLook, Stopped } from './halts.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Trial } from './options.ts'
import type { Fact, PointId, Seen } from './points.ts'
import type { LiveFetch } from './wire.ts'

/** What the scenes look with. */
export interface Session {
  readonly trial: Trial
  readonly fetch: LiveFetch
  readonly clock: Clock
  readonly send: Transport
  readonly ledger: Ledger
  saw(id: PointId, fact: Fact): void
  couldNot(id: PointId, why: string): void
  /** Keeps what an answer looks like, under its name in test/recorded. */
  keep(of: string, json: Readonly<Record<string, unknown>>): void
  /** Looks about every second until something is there. @throws Stopped */
  until<Value>(forMs: number, look: () => Promise<Value | undefined>): Promise<Value | undefined>
  readonly findings: ReadonlyMap<PointId, Seen>
  readonly shapes: ReadonlyMap<string, Shape>
}

const lookEveryMs = 1000

export function createSession(settings: {
  readonly trial: Trial
  readonly fetch: LiveFetch
  readonly clock: Clock
  readonly stop: AbortSignal
}): Session {
  const { trial, fetch, clock, stop } = settings
  const { accountSid, credentials, twilioNumber: from } = trial
  const send = createDirectTransport({ fetch, clock, credentials })
  const findings = new Map<PointId, Seen>()
  const shapes = new Map<string, Shape>()

  /** @throws Stopped */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const halt = (): void => {
        cancel()
        reject(new Stopped())
      }
      const cancel = clock.after(ms, () => {
        stop.removeEventListener('abort', halt)
        resolve()
      })
      if (stop.aborted) halt()
      else stop.addEventListener('abort', halt, { once: true })
    })
  }

  return {
    trial,
    fetch,
    clock,
    send,
    ledger: createLedger({ send, clock, accountSid, from, stop }),
    saw: (id, fact) => void findings.set(id, { kind: 'seen', fact }),
    couldNot: (id, why) => void findings.set(id, { kind: 'could-not', why }),
    keep(of, json) {
      const year = new Date(clock.now()).getUTCFullYear()
      shapes.set(of, shapeOf(of, json, { year, where: 'npm run live' }))
    },
    async until(forMs, look) {
      const end = clock.now() + forMs
      for (;;) {
        if (stop.aborted) throw new Stopped()
        const found = await look()
        if (found !== undefined || clock.now() >= end) return found
        await pause(lookEveryMs)
      }
    },
    findings,
    shapes,
  }
}

/** @throws CannotLook with Twilio's code, and without its words, which may hold a number */
export function need<Data>(reply: Reply<Data>, what: string): Data {
  if (reply.kind === 'data') return reply.data
  const why =
    reply.kind === 'refused'
      ? `refused with ${reply.code}: https://www.twilio.com/docs/api/errors/${reply.code}`
      : `no usable answer (${reply.cause})`
  throw new CannotLook(`${what}: ${why}`)
}

/** Where a call's start is, in words. */
export function startOf({ startedAt, createdAt }: Pick<Call, 'startedAt' | 'createdAt'>): Fact {
  if (startedAt === undefined) return 'none'
  if (createdAt === undefined) return 'there, with no date of its making'
  return startedAt === createdAt ? 'when it was made' : 'later than it was made'
}
