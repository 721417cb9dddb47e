import fc from 'fast-check'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import type { Faults } from '../../../src/stand-in/twilio/faults/faults.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { TeamService } from '../world/team-service.ts'
import type { TransportName } from '../world/transports.ts'

/** The next `times` requests of this method meet it, after `skip` that do not. */
export interface FaultHappens {
  what: 'fault'
  method: 'GET' | 'POST'
  fault: Fault
  times: number
  skip: number
}

/**
 * What a line, a proxy or Twilio may do to any request, and `refusals` that belong to what is asked. Reads lag behind by
 * up to a minute.
 */
export function faultsWith(...refusals: readonly Fault[]): fc.Arbitrary<FaultHappens> {
  const fault: fc.Arbitrary<Fault> = fc.oneof(
    fc.constantFrom<Fault[]>(
      { kind: 'drop-before' },
      { kind: 'drop-after' },
      { kind: 'twice' },
      { kind: 'twice' },
      { kind: 'twice', repeatStatus: 429 },
      { kind: 'truncated' },
      { kind: 'no-cors' },
      { kind: 'foreign-json' },
      { kind: 'foreign-json', acted: true },
      { kind: 'hang' },
      { kind: 'hang', acted: true },
      { kind: 'html', status: 502, acted: true },
      { kind: 'html', status: 200 },
      { kind: 'html', status: 403 },
      { kind: 'status', status: 429, code: 20429 },
      ...refusals,
      { kind: 'status', status: 401, code: 20003 },
      { kind: 'status', status: 500, code: 20500 },
      { kind: 'status', status: 503, code: 20503, acted: true },
    ),
    fc.record({ kind: fc.constant('latency' as const), ms: fc.integer({ min: 50, max: 30_000 }) }),
    fc.record({
      kind: fc.constant('stale' as const),
      ms: fc.oneof(fc.integer({ min: 100, max: 8_000 }), fc.integer({ min: 8_000, max: 60_000 })),
    }),
  )
  return fc.record({
    what: fc.constant('fault' as const),
    method: fc.constantFrom('GET' as const, 'POST' as const),
    fault,
    times: fc.integer({ min: 1, max: 3 }),
    skip: fc.integer({ min: 0, max: 2 }),
  })
}

/** Fractions of a second, in which requests travel, and up to a minute, in which people act. */
export const timePasses = fc.record({
  what: fc.constant('time passes' as const),
  seconds: fc.oneof(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.integer({ min: 3, max: 60 })),
})

/** Over the team's Functions a fault happens before them or behind them. */
export function letHappen(
  { method, fault, times, skip }: FaultHappens,
  { transport, service, twilio }: { transport: TransportName; service: TeamService; twilio: StandInTwilio },
): void {
  const isBefore = transport === 'service' && (times + skip) % 2 === 0
  const faults: Faults = isBefore ? service.line : twilio.faults
  faults.add({ when: { method }, do: fault, times, skip })
}
