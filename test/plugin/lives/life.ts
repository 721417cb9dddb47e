import fc from 'fast-check'
import type { RecordingAction } from '../../../src/plugin/call/recording/recorder.ts'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { enumeratorNumber } from '../world/form.ts'
import type { TransportName } from '../world/transports.ts'
import { faultsWith, timePasses } from './any-fault.ts'
import { CallCourse, type Happening, handNumber, type Life } from './call-course.ts'

const habit: fc.Arbitrary<Habit> = fc.oneof(
  fc.record({
    kind: fc.constant('answers' as const),
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    talksMs: fc.integer({ min: 1_000, max: 90_000 }),
  }),
  fc.record({ kind: fc.constant('declines' as const), afterMs: fc.integer({ min: 0, max: 9_000 }) }),
  fc.constantFrom<Habit>({ kind: 'busy' }, { kind: 'silent' }, { kind: 'unreachable' }, { kind: 'manual' }),
)

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Happening>({ what: 'tap call' }, { what: 'double tap call' }) },
  { weight: 8, arbitrary: timePasses },
  { weight: 6, arbitrary: faultsWith({ kind: 'status', status: 400, code: 21211 }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('habits' as const), enumerator: habit, respondent: habit }),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Happening>(
      { what: 'leave and return' },
      { what: 'leave while asking' },
      { what: 'update' },
      { what: 'hang up' },
      { what: 'check now' },
      { what: 'stop trying' },
      { what: 'answer the question' },
      { what: 'hide' },
      { what: 'show' },
      { what: 'lose network' },
      { what: 'get network' },
      { what: 'everybody hangs up' },
      { what: 'enumerator hangs up' },
      { what: 'press a key' },
      { what: 'another field calls' },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('record' as const),
      action: fc.constantFrom<RecordingAction>('start', 'pause', 'resume', 'stop', 'delete'),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'clear' }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('choose' as const), position: fc.integer({ min: 0, max: 6 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('enter' as const),
      number: fc.constantFrom(handNumber, handNumber, '', undefined),
    }),
  },
)

export const lives: fc.Arbitrary<Life> = fc.record({
  seed: fc.nat(),
  attempts: fc.integer({ min: 1, max: 3 }),
  clockSkewHours: fc.constantFrom(0, 0, -7, 5.5),
  consent: fc.boolean(),
  wantsKey: fc.boolean(),
  numbers: fc.constantFrom(1, 1, 6),
  numbersShown: fc.boolean(),
  phone: fc.constantFrom(enumeratorNumber, enumeratorNumber, 'sip:maria@Office.example.org;transport=tls'),
  device: fc.constant(0),
  handsets: fc.constant(1),
  happenings: fc.array(happening, { minLength: 2, maxLength: 14 }),
})

/** Lives one life and throws when a law is broken in it. */
export async function live(life: Life, transport: TransportName = 'direct'): Promise<void> {
  const course = new CallCourse(life, transport)
  try {
    await course.begin()
    for (const one of life.happenings) await course.happen(one)
    await course.comeToRest()
    if (course.broken) throw course.broken
  } finally {
    course.stop()
  }
}
