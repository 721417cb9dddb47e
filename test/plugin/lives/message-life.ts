import fc from 'fast-check'
import type { Delivery } from '../../../src/stand-in/twilio/phones/phones.ts'
import type { TransportName } from '../world/transports.ts'
import { faultsWith, timePasses } from './any-fault.ts'
import { type Happening, MessageCourse, type MessageLife } from './message-course.ts'

const text = fc.constantFrom('We call you at six.', 'Please call back.')

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({ what: fc.constantFrom('tap' as const, 'double tap' as const), text }),
  },
  { weight: 7, arbitrary: timePasses },
  {
    weight: 7,
    arbitrary: faultsWith(
      { kind: 'status', status: 429, code: 63038 },
      { kind: 'status', status: 400, code: 21610 },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('delivery' as const),
      delivery: fc.constantFrom<Delivery>('delivered', 'unconfirmed', 'unreachable', 'filtered'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('another field sends' as const), text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('tap and leave' as const),
      text,
      ms: fc.integer({ min: 100, max: 3_000 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Happening>(
      { what: 'leave and return' },
      { what: 'leave while asking' },
      { what: 'update' },
      { what: 'check now' },
      { what: 'stop trying' },
      { what: 'hide' },
      { what: 'show' },
      { what: 'lose network' },
      { what: 'get network' },
      { what: 'another device sends' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'clear' }) },
)

export const messageLives: fc.Arbitrary<MessageLife> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('tab' as const, 'field' as const),
  attempts: fc.integer({ min: 1, max: 3 }),
  clockSkewHours: fc.constantFrom(0, 0, -7, 5.5),
  service: fc.boolean(),
  happenings: fc.array(happening, { minLength: 2, maxLength: 14 }),
})

/** Lives one life and throws when a law is broken in it. */
export async function liveMessages(life: MessageLife, transport: TransportName = 'direct'): Promise<void> {
  const course = new MessageCourse(life, transport)
  try {
    for (const one of life.happenings) await course.happen(one)
    await course.comeToRest()
    if (course.broken) throw course.broken
  } finally {
    course.stop()
  }
}
