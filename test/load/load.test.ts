import { describe, expect, it } from 'vitest'
import { seeded } from '../plugin/world/form.ts'
import type { Answerer } from './asking.ts'
import { usualAccount, usualService } from './beyond.ts'
import { type Day, spendDay } from './call-centre.ts'
import type { Plan } from './plan.ts'
import { describeWaits, placesNeeded, theoryOf } from './queueing.ts'
import { tallyOf } from './tally.ts'

/** A short one, on which more goes wrong than on any usual day. */
const plan: Plan = {
  seed: 2,
  enumerators: 60,
  callerIds: 2,
  accounts: 1,
  services: 1,
  minutes: 3,
  trouble: 6,
  transport: 'direct',
}

/** Everything that goes wrong has gone wrong at least once. */
function expectBadLuck({ damage }: Day, kills: number): void {
  expect(Math.min(damage.answersLost, damage.requestsLost, damage.tooMany, kills)).toBeGreaterThan(0)
}

/** What a browser or a library does that asks again by itself where no answer came. */
function askingAgain(line: Answerer): Answerer {
  return (url, asking) =>
    line(url, asking).catch((error: unknown) => {
      if (asking.method !== 'POST') throw error
      return line(url, asking)
    })
}

describe('a call centre on bad lines', () => {
  it.each(['direct', 'service'] as const)(
    'places one call for a tap and loses none: %s',
    async (transport) => {
      const day = await spendDay({ ...plan, transport })
      const { taps, calls, duplicates, lostCalls, lostTaps, kills } = tallyOf(day)
      expect({ duplicates, lostCalls, lostTaps }).toEqual({ duplicates: 0, lostCalls: 0, lostTaps: 0 })
      expect(calls).toBeGreaterThan(40)
      expect(taps).toBeGreaterThanOrEqual(calls)
      expectBadLuck(day, kills)
    },
  )

  it.each(['direct', 'service'] as const)(
    'doubles and loses nothing where there is room for too few at once, and is not asked ever more: %s',
    async (transport) => {
      const tight =
        transport === 'direct'
          ? { account: { ...usualAccount, most: 1 } }
          : { service: { ...usualService, most: 1 } }
      const day = await spendDay({ ...plan, enumerators: 50, trouble: 1, transport, ...tight })
      const { taps, duplicates, lostCalls, lostTaps } = tallyOf(day)
      expect({ duplicates, lostCalls, lostTaps }).toEqual({ duplicates: 0, lostCalls: 0, lostTaps: 0 })
      const [crowd] = day.crowds[transport === 'direct' ? 'accounts' : 'services']
      if (!crowd) throw new Error('There is one place.')
      expect(crowd.most).toBe(1)
      expect(crowd.tapsRefused).toBeGreaterThan(0)
      expect(crowd.looksRefused).toBeLessThan(2 * crowd.served)
      expect(crowd.tapsRefused).toBeLessThan(taps)
    },
  )

  it('spends the same day again with the same seed, and another with another', async () => {
    const short = { ...plan, enumerators: 10, minutes: 2 }
    const [one, same, other] = [
      await spendDay(short),
      await spendDay(short),
      await spendDay({ ...short, seed: 3 }),
    ]
    expect(tallyOf(same)).toEqual(tallyOf(one))
    expect(same.crowds).toEqual(one.crowds)
    expect(other.crowds).not.toEqual(one.crowds)
  })
})

describe('the count', () => {
  it('finds the second call of a device that asks again where no answer came', async () => {
    const day = await spendDay({ ...plan, broken: { line: askingAgain } })
    expect(tallyOf(day).duplicates).toBeGreaterThan(0)
  })

  it('finds the calls of a device that writes nothing down before it asks', async () => {
    const day = await spendDay({
      ...plan,
      broken: {
        host: (host) => ({
          ...host,
          setMetadata: (text) => (text.includes('"intent"') ? undefined : host.setMetadata(text)),
        }),
      },
    })
    expect(tallyOf(day).lostCalls).toBeGreaterThan(0)
  })

  it('finds the taps of a device that stores no answer', async () => {
    const day = await spendDay({
      ...plan,
      enumerators: 10,
      minutes: 2,
      broken: { host: (host) => ({ ...host, setAnswer() {} }) },
    })
    expect(tallyOf(day).lostTaps).toBeGreaterThan(0)
  })
})

describe('queueing theory', () => {
  it.each([
    [16.6, 30, 1],
    [16.8, 30, 2],
    [75.2, 100, 1],
    [75.4, 100, 2],
  ])('has a table for one in a thousand: %d at once need, of places for %d, %d', (inside, room, places) => {
    expect(placesNeeded(inside, room)).toBe(places)
  })

  it('says half a second on average where a caller ID is busy half of the time', () => {
    expect(theoryOf(0.5).mean).toBe(0.5)
    expect(theoryOf(0.02)).toMatchObject({ most: 0 })
  })

  it.each([0.3, 0.6, 0.85])('agrees with a queue that calls enter at random: %d a second', (load) => {
    const random = seeded(Math.round(load * 1e6))
    const waits: number[] = []
    for (let wait = 0; waits.length < 100_000; waits.push(wait)) {
      wait = Math.max(0, wait + 1 + Math.log(1 - random()) / load)
    }
    const measured = describeWaits(waits)
    const theory = theoryOf(load)
    expect(measured.mean / theory.mean).toBeCloseTo(1, 1)
    expect(measured.most / theory.most).toBeCloseTo(1, 1)
  })
})
