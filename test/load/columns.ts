import type { TransportName } from '../plugin/world/transports.ts'
import { type Beyond, usualAccount, usualService } from './beyond.ts'
import { spendDay } from './call-centre.ts'
import type { Crowd } from './door.ts'
import type { Plan } from './plan.ts'
import { describeWaits, placesNeeded, theoryOf, type Waiting } from './queueing.ts'
import { swingOf } from './swing.ts'
import { type Tally, tallyOf } from './tally.ts'

/** One column: a day with so many of them. */
type Column = Pick<Plan, 'enumerators' | 'callerIds' | 'minutes' | 'accounts' | 'services'>

const small = { enumerators: 500, minutes: 4, accounts: 1, services: 1 }
const smallDays = [5, 10, 25, 50].map((callerIds) => ({ ...small, callerIds }))
/** As many calls for each caller ID as 500 enumerators make with 5. */
const large = { enumerators: 5_000, callerIds: 50, minutes: 2, accounts: 1, services: 1 }

export const columns: Readonly<Record<TransportName, readonly Column[]>> = {
  direct: [...smallDays, large],
  // What one service makes of it, and enough of them.
  service: [...smallDays, large, { ...large, accounts: 2, services: 8 }],
}

/** A day's figures, with what each of them is. */
interface Figures {
  readonly plan: Plan
  readonly tally: Tally
  readonly damage: { readonly answersLost: number; readonly requestsLost: number; readonly tooMany: number }
  readonly accounts: Crowds
  readonly services: Crowds
  readonly measured: Waiting
  /** Absent where calls come faster than they can be placed. */
  readonly theory: Waiting | undefined
}

/** What has gone on at all doors of a kind. */
interface Crowds extends Omit<Crowd, 'insideMs' | 'served'> {
  /** Inside all of them at once, on average. */
  readonly inside: number
  readonly servedAMinute: number
}

type Row = readonly [label: string, figure: (figures: Figures) => string | number]

const centre: readonly Row[] = [
  ['enumerators', ({ plan }) => plan.enumerators],
  ['minutes in which they call', ({ plan }) => plan.minutes],
  ['caller IDs, one call a second each', ({ plan }) => plan.callerIds],
  ['accounts at Twilio', ({ plan }) => plan.accounts],
]

const calls: readonly Row[] = [
  ['calls', ({ tally }) => tally.calls],
  ['calls a second, for each caller ID', ({ tally }) => tally.load.toFixed(2)],
  ['wait in the queue, mean', ({ measured }) => seconds(measured.mean)],
  ['  by theory', ({ theory }) => seconds(theory?.mean)],
  ['wait of 95 in 100 calls, at most', ({ measured }) => seconds(measured.most)],
  ['  by theory', ({ theory }) => seconds(theory?.most)],
]

const twilio: readonly Row[] = [
  ['requests a minute at Twilio', ({ accounts }) => Math.round(accounts.servedAMinute)],
  ['at once in one account, mean', ({ accounts, plan }) => (accounts.inside / plan.accounts).toFixed(1)],
  [`  at most, of ${usualAccount.most}`, ({ accounts }) => accounts.most],
  ['  accounts needed, by theory', ({ accounts }) => placesNeeded(accounts.inside, usualAccount.most)],
]

const functions: readonly Row[] = [
  ['services with the Functions', ({ plan }) => plan.services],
  ['at once in one service, mean', ({ services, plan }) => (services.inside / plan.services).toFixed(1)],
  [`  at most, of ${usualService.most}`, ({ services }) => services.most],
  ['  services needed, by theory', ({ services }) => placesNeeded(services.inside, usualService.most)],
  ['taps that found no Function free', ({ services }) => services.tapsRefused],
  ['looks that found no Function free', ({ services }) => services.looksRefused],
]

const luck: readonly Row[] = [
  ['answers to a tap lost on the way', ({ damage }) => damage.answersLost],
  ['taps that did not reach Twilio', ({ damage }) => damage.requestsLost],
  ['taps answered by 429', ({ damage, accounts }) => damage.tooMany + accounts.tapsRefused],
  ['looks answered by 429', ({ accounts }) => accounts.looksRefused],
  ['apps killed while placing', ({ tally }) => tally.kills],
  ['duplicates: calls beyond one for a tap', ({ tally }) => tally.duplicates],
  ['losses: calls that their form does not have', ({ tally }) => tally.lostCalls],
  ['losses: taps whose end no form tells', ({ tally }) => tally.lostTaps],
]

const rows: Readonly<Record<TransportName, readonly Row[]>> = {
  direct: [...centre, ...calls, ...twilio, ...luck],
  service: [...centre, ...calls, ...twilio, ...functions, ...luck],
}

export function labelsOf(transport: TransportName): string[] {
  return rows[transport].map(([label]) => label)
}

/** Spends the day of a column, and says its figure for each label. */
export async function figuresOf(column: Column, transport: TransportName, seed: number): Promise<string[]> {
  const plan: Plan = { ...column, seed, transport, trouble: 1 }
  const day = await spendDay(plan)
  const tally = tallyOf(day)
  const figures: Figures = {
    plan,
    tally,
    damage: day.damage,
    accounts: together(day.crowds.accounts, plan),
    services: together(day.crowds.services, plan),
    measured: describeWaits(tally.waits),
    theory: tally.load < 1 ? theoryOf(tally.load) : undefined,
  }
  return rows[transport].map(([, figure]) => String(figure(figures)))
}

function together(crowds: Beyond['accounts'], { minutes }: Plan): Crowds {
  const { from, until } = swingOf(minutes, 0)
  const sum = (figure: (crowd: Crowd) => number) => crowds.reduce((total, one) => total + figure(one), 0)
  return {
    most: Math.max(0, ...crowds.map(({ most }) => most)),
    servedAMinute: (sum(({ served }) => served) * 60_000) / (until - from),
    inside: sum(({ insideMs }) => insideMs) / (until - from),
    tapsRefused: sum(({ tapsRefused }) => tapsRefused),
    looksRefused: sum(({ looksRefused }) => looksRefused),
  }
}

function seconds(amount: number | undefined): string {
  return amount === undefined ? 'no end' : `${amount.toFixed(amount < 1 ? 2 : 1)} s`
}
