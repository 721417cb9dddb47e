import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { functionHandlers } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'
import { seeded } from '../plugin/world/form.ts'
import { openEnvironment } from '../plugin/world/team-service.ts'
import type { TransportName } from '../plugin/world/transports.ts'
import {
  type Answerer,
  createBadLine,
  type Damage,
  mobileLine,
  noDamage,
  twilioDoor,
  worse,
} from './bad-line.ts'
import { createChance } from './chance.ts'
import { type Broken, createDevice, type Form } from './device.ts'
import { work } from './enumerator.ts'

/** A call centre, and how long it works. */
export interface Plan {
  readonly seed: number
  readonly enumerators: number
  /** Each places one call a second; a field picks one of them at random. */
  readonly callerIds: number
  /** For so long calls are placed. Then what is under way comes to its end. */
  readonly minutes: number
  readonly transport: TransportName
  /** How many times as much goes wrong as on a usual day. */
  readonly trouble: number
  /** For tests that show that a mistake is seen: what is broken in every device. */
  readonly broken?: Broken
}

/** What is left of a day in the call centre. */
export interface Day {
  readonly plan: Plan
  readonly twilio: StandInTwilio
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number
  readonly forms: readonly Form[]
  readonly damage: Damage
  /** That reached Twilio while calls were being placed. */
  readonly requests: number
}

/** Nobody talks longer than an hour and looks for a lost call longer than that. */
const longestEndMinutes = 120

/** Lets the enumerators work, each on a device and a line of their own, until the last has come to an end. */
export async function spendDay(plan: Plan): Promise<Day> {
  const { seed, transport, trouble, broken } = plan
  let asking = 0
  const clock = createVirtualClock(undefined, () => asking > 0)
  const callerIds = Array.from({ length: plan.callerIds }, (_, index) => `+1202555${1000 + index}`)
  const twilio = createStandInTwilio({
    clock,
    random: seeded(seed),
    behaviour: { verifiedNumbers: callerIds },
  })
  const damage = noDamage()
  const startedAt = clock.now()
  const until = startedAt + plan.minutes * 60_000
  let requests = 0

  async function askTwilio(request: Request): Promise<Response> {
    asking += 1
    if (clock.now() < until) requests += 1
    try {
      return await twilio.fetch(request)
    } finally {
      asking -= 1
    }
  }

  const door = createBadLine(
    { clock, chance: createChance(seed, -1), quality: worse(twilioDoor, trouble), damage },
    askTwilio,
  )
  const beyond = transport === 'service' ? createService({ clock, twilio, callerIds, door }) : door
  const forms: Form[] = []
  const days = Array.from({ length: plan.enumerators }, (_, index) => {
    const chance = createChance(seed, index)
    const line = createBadLine({ clock, chance, quality: worse(mobileLine, trouble), damage }, beyond)
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
  return { plan, twilio, startedAt, forms, damage, requests }
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

/** The team's own Functions, the real ones, between the forms and Twilio's door. */
function createService(parts: {
  clock: VirtualClock
  twilio: StandInTwilio
  callerIds: readonly string[]
  door: Answerer
}): Answerer {
  const { clock, twilio, callerIds, door } = parts
  const functions = createFunctionsHost({
    handlers: functionHandlers,
    environment: { ...openEnvironment(twilio), ALLOWED_CALLER_IDS: callerIds.join() },
    assets: {},
    clock,
    fetch: (url, init) => door(new Request(url, init)),
  })
  // What a browser may not read is a failure to it.
  return async (request) => {
    const response = await functions(request)
    if (response.headers.has('Access-Control-Allow-Origin')) return response
    throw new TypeError('not for this page')
  }
}
