import { isAskedAbout } from '../../src/plugin/once/phase.ts'
import type { Model } from '../../src/plugin/screen/model.ts'
import type { Habit } from '../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import type { Chance } from './chance.ts'
import type { Device, Form, Visit } from './device.ts'

// In seconds.
/** About as long as one respondent takes, so that as many calls come at the beginning as later. */
const beforeTheFirstMean = 115
const readsTheForm = [2, 12] as const
const pauseMean = 45
const talkMean = 90
const longestTalk = 900
const killedAfter = [0.05, 0.8] as const
const backAfter = [2, 30] as const

// Of taps.
const killedShare = 0.03
const missesOwnCall = 0.03

/** For one respondent, where calls were not placed. */
const mostTaps = 5

/** One enumerator in the call centre. */
export interface Work {
  readonly clock: Clock
  readonly twilio: StandInTwilio
  readonly chance: Chance
  readonly device: Device
  /** Every form that anybody opens. */
  readonly forms: Form[]
  /** No form is opened later, in milliseconds since 1970. */
  readonly until: number
  /** How many times as often apps are killed as on a usual day. */
  readonly trouble: number
}

/** One respondent after the other. */
export async function work(parts: Work): Promise<void> {
  const { clock, chance, device, forms, until } = parts
  await pause(clock, chance.around(beforeTheFirstMean))
  while (clock.now() < until) {
    const form = device.newForm(`+25471${String(1_000_000 + forms.length)}`)
    forms.push(form)
    await interview(parts, form)
    await pause(clock, chance.around(pauseMean))
  }
}

async function interview(parts: Work, form: Form): Promise<void> {
  const { clock, twilio, chance, device, trouble } = parts
  twilio.phones.setHabit(form.respondent, habitOfRespondent(chance))
  let visit = device.open(form)
  let next: 'done' | 'tap again' = 'tap again'
  while (next === 'tap again' && form.taps.length < mostTaps) {
    await pause(clock, chance.between(...readsTheForm))
    twilio.phones.setHabit(device.number, ownHabit(chance))
    form.taps.push(clock.now())
    visit.field.call()
    if (chance.happens(killedShare * trouble)) visit = await comeBack(parts, form, visit)
    next = await seeThrough(parts, form, visit)
  }
  form.lastState = visit.field.model.state.name
  visit.leave()
}

/** The app is killed while the call is being placed, and opened again. */
async function comeBack({ clock, chance, device }: Work, form: Form, visit: Visit): Promise<Visit> {
  await pause(clock, chance.between(...killedAfter))
  form.kills += 1
  visit.leave()
  await pause(clock, chance.between(...backAfter))
  return device.open(form)
}

/** Waits until the field says what became of the tap. */
async function seeThrough(parts: Work, form: Form, visit: Visit): Promise<'done' | 'tap again'> {
  for (;;) {
    await visit.until((model) => isAtRest(model) || isAsking(model))
    const { model } = visit.field
    if (isAtRest(model)) return model.mayCall ? 'tap again' : 'done'
    // Only the enumerator can tell whether the phone rang, and tells the truth.
    if (hasRung(parts, form)) visit.field.sayItRang()
    else visit.field.sayNotPlaced()
  }
}

function isAtRest({ state: { name } }: Model): boolean {
  return name === 'ready' || name === 'refused' || name === 'ended'
}

function isAsking({ state }: Model): boolean {
  return state.name === 'unsure' && isAskedAbout(state) && !state.said
}

function hasRung({ twilio }: Work, { enumerator, taps }: Form): boolean {
  const since = taps[taps.length - 1] ?? 0
  return twilio.world.callsOf(enumerator).some((call) => call.createdAt >= since)
}

function ownHabit(chance: Chance): Habit {
  if (chance.happens(missesOwnCall)) return { kind: 'silent' }
  return { kind: 'answers', afterMs: chance.between(2_000, 6_000) }
}

/** Most calls of a survey reach nobody. */
function habitOfRespondent(chance: Chance): Habit {
  const talksMs = Math.min(longestTalk, 5 + chance.around(talkMean)) * 1_000
  return chance.pick<Habit>([
    [40, { kind: 'answers', afterMs: chance.between(3_000, 20_000), talksMs }],
    [30, { kind: 'silent' }],
    [12, { kind: 'busy' }],
    [8, { kind: 'declines', afterMs: chance.between(4_000, 12_000) }],
    [10, { kind: 'unreachable' }],
  ])
}

function pause(clock: Clock, seconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(seconds * 1_000, resolve))
}
