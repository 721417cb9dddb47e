import fc from 'fast-check'
import type { DeskCall, DeskLeg, Interview } from '../../src/desk/interview.ts'
import { callStatuses } from '../../src/twilio/calls.ts'

/** Tuesday 3 March 2026, 09:00 in Nairobi. */
export const nineInNairobi = Date.UTC(2026, 2, 3, 6)

let last = 0

/** A call of which nothing is known but what is given. */
export function callWith(changes: Partial<DeskCall> = {}): DeskCall {
  last += 1
  return { sid: `CA${String(last).padStart(32, '0')}`, field: 'call', ...changes }
}

/** A call that the respondent answered. */
export function talk(talked: number, changes: Partial<DeskCall> = {}): DeskCall {
  return callWith({ status: 'completed', leg: { status: 'completed', rung: 5, talked }, ...changes })
}

/** A call of a respondent's leg that ended as Twilio says. */
export function dialled(status: DeskLeg['status'], changes: Partial<DeskCall> = {}): DeskCall {
  return callWith({ status: 'completed', leg: { status }, ...changes })
}

export function interviewWith(calls: readonly DeskCall[], changes: Partial<Interview> = {}): Interview {
  last += 1
  const key = `uuid:${last}`
  return { key, enumerator: 'Amina', caseId: key, isDone: undefined, numbers: [], calls, ...changes }
}

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const statuses = fc.constantFrom(...callStatuses)

const anyLeg = fc
  .record({ status: statuses, rung: maybe(fc.nat(60)), talked: maybe(fc.nat(3600)) })
  .map(({ status, rung, talked }): DeskLeg => {
    return { status, ...(rung === undefined ? {} : { rung }), ...(talked === undefined ? {} : { talked }) }
  })

/** Any call, with as much known of it as there may be; its SID is one of a few, so that some stand twice. */
export const anyCall: fc.Arbitrary<DeskCall> = fc
  .record({
    sid: fc.nat(200),
    status: maybe(statuses),
    leg: fc.oneof(fc.constantFrom(undefined, 'none' as const), anyLeg),
    start: maybe(fc.integer({ min: 0, max: 20 * 24 * 60 })),
    seconds: maybe(fc.nat(4_000)),
    number: maybe(fc.nat(3)),
    disposition: maybe(fc.constantFrom('1.1', '1.2', '2.11', '2.12', '2.21', '2.33', '3.13', '4.1', '7')),
  })
  .map(({ sid, status, leg, start, seconds, number, disposition }): DeskCall => {
    const startedAt = start === undefined ? undefined : nineInNairobi + start * 60_000
    const endedAt = startedAt === undefined || seconds === undefined ? undefined : startedAt + seconds * 1000
    return {
      sid: `CA${String(sid).padStart(32, '0')}`,
      field: 'call',
      ...(status && { status }),
      ...(leg === 'none' ? { isUnrung: true } : leg && { leg }),
      ...(startedAt !== undefined && { startedAt }),
      ...(endedAt !== undefined && { endedAt }),
      ...(number !== undefined && { number }),
      ...(disposition && { disposition }),
    }
  })

export const anyInterviews: fc.Arbitrary<readonly Interview[]> = fc.array(
  fc
    .record({
      submission: fc.nat(15),
      instance: fc.constantFrom('', '/calls[1]', '/calls[2]'),
      enumerator: fc.constantFrom('Amina', 'Juma', ''),
      caseId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      isDone: maybe(fc.boolean()),
      numbers: fc.constantFrom<readonly string[]>([], ['254711000001'], ['254711000001', '254711000002']),
      calls: fc.array(anyCall, { minLength: 1, maxLength: 4 }),
    })
    .map(({ submission, instance, ...rest }) => ({ ...rest, key: `uuid:${submission}${instance}` })),
  { maxLength: 30 },
)
