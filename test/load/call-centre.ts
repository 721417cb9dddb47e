import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { seeded } from '../plugin/world/form.ts'
import { createBadLine, type Damage, mobileLine, noDamage, worse } from './bad-line.ts'
import { type Beyond, createBeyond, requestOf } from './beyond.ts'
import { createChance } from './chance.ts'
import { createDevice, type Form } from './device.ts'
import { work } from './enumerator.ts'
import type { Plan } from './plan.ts'
import { swingOf } from './swing.ts'

/** What is left of a day in the call centre. */
export interface Day {
  readonly plan: Plan
  readonly twilio: StandInTwilio
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number
  readonly forms: readonly Form[]
  readonly damage: Damage
  /** At the doors of Twilio's accounts, and of the services with the team's Functions. */
  readonly crowds: Pick<Beyond, 'accounts' | 'services'>
}

/** Nobody talks longer than an hour and looks for a lost call longer than that. */
const longestEndMinutes = 120

/** All that takes more than one turn of the event loop is counted while it is under way. */
const turns = 1

/** Lets the enumerators work, each on a device and a line of their own, until the last has come to an end. */
export async function spendDay(plan: Plan): Promise<Day> {
  const { seed, transport, trouble, broken } = plan
  let asking = 0
  const clock = createVirtualClock(undefined, () => asking > 0, turns)
  const callerIds = Array.from({ length: plan.callerIds }, (_, index) => `+1202555${1000 + index}`)
  const twilio = createStandInTwilio({
    clock,
    random: seeded(seed),
    behaviour: { verifiedNumbers: callerIds },
  })
  const damage = noDamage()
  const startedAt = clock.now()
  const swing = swingOf(plan.minutes, startedAt)
  const { until } = swing
  const beyond = createBeyond({ clock, plan, twilio, callerIds, damage, swing }, async (url, asked) => {
    asking += 1
    try {
      return await twilio.fetch(requestOf(url, asked))
    } finally {
      asking -= 1
    }
  })
  const forms: Form[] = []
  const days = Array.from({ length: plan.enumerators }, (_, index) => {
    const chance = createChance(seed, index)
    const quality = worse(mobileLine, trouble)
    const line = createBadLine({ clock, chance, quality, damage }, beyond.wayOf(index))
    const device = createDevice({
      clock,
      twilio,
      chance,
      line,
      callerIds,
      index,
      transport,
      broken: broken ?? {},
    })
    return work({ clock, twilio, chance, device, forms, until, trouble })
  })
  await passUntilDone(clock, Promise.all(days), plan.minutes + longestEndMinutes)
  const { accounts, services } = beyond
  return { plan, twilio, startedAt, forms, damage, crowds: { accounts, services } }
}

async function passUntilDone(
  clock: VirtualClock,
  done: Promise<unknown>,
  mostMinutes: number,
): Promise<void> {
  let isDone = false
  const watched = done.then(() => {
    isDone = true
  })
  for (let minute = 0; minute < mostMinutes && !isDone; minute += 1) await clock.advance(60_000)
  if (!isDone) throw new Error('Somebody in the call centre did not come to an end.')
  await watched
}
