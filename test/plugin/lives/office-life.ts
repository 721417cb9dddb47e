import fc from 'fast-check'
import { postAsAccount } from '../world/ask-twilio.ts'
import { enumeratorNumber } from '../world/form.ts'
import type { TransportName } from '../world/transports.ts'
import { CallCourse, type Happening, type Life } from './call-course.ts'
import { type Around, BrokenLaw, createAround } from './course.ts'
import { happening, lives } from './life.ts'

/** Several devices whose fields ring one office number, and have nothing in common but Twilio. */
export interface OfficeLife {
  seed: number
  devices: readonly Life[]
  happenings: ReadonlyArray<{ device: number; happening: Happening }>
  /** How far Twilio's lists lag behind, always. */
  listsLagMs: number
}

const mostDevices = 3

export const officeLives: fc.Arbitrary<OfficeLife> = fc.record({
  seed: fc.nat(),
  devices: fc.array(lives, { minLength: 2, maxLength: mostDevices }),
  happenings: fc.array(fc.record({ device: fc.nat({ max: mostDevices - 1 }), happening }), {
    minLength: 3,
    maxLength: 20,
  }),
  listsLagMs: fc.constantFrom(0, 0, 3_000, 6_000, 20_000, 60_000),
})

/** An office number has a history: somebody has been called from it before. */
async function useOffice({ twilio, clock }: Around): Promise<void> {
  await postAsAccount(twilio, 'Calls.json', {
    To: enumeratorNumber,
    From: twilio.account.twilioNumbers[0] ?? '',
    Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
  })
  await clock.advance(5 * 60_000)
}

/** Lives the lives of all devices at once and throws when a law is broken in one of them. */
export async function liveInOffice(life: OfficeLife, transport: TransportName = 'direct'): Promise<void> {
  const around = createAround(life.seed)
  const { twilio, service } = around
  twilio.phones.setExtensions(enumeratorNumber, mostDevices)
  twilio.behaviour.listsLagMs = life.listsLagMs
  const happenings = life.happenings.map((one) => one.happening)
  const courses = life.devices.map((device, index) => {
    const one: Life = {
      ...device,
      seed: life.seed + index,
      device: index,
      phone: enumeratorNumber,
      consent: false,
      wantsKey: false,
      handsets: mostDevices,
    }
    // What goes wrong meets whoever asks next.
    return new CallCourse({ ...one, happenings }, transport, around)
  })
  try {
    await useOffice(around)
    for (const course of courses) await course.begin()
    for (const { device, happening: one } of life.happenings) {
      await courses[device % courses.length]?.happen(one)
    }
    for (const course of courses) await course.settle()
    for (const course of courses) course.checkAtRest()
    for (const course of courses) if (course.broken) throw course.broken
    for (const course of courses) course.close()
    twilio.reset()
    if (around.clock.pending() > 0) throw new BrokenLaw('A timer is left running.')
  } finally {
    for (const course of courses) course.close()
    service.stop()
    twilio.stop()
  }
}
