import { describe, expect, it } from 'vitest'
import { seeded } from '../plugin/world/form.ts'
import type { Answerer } from './bad-line.ts'
import { type Day, type Plan, spendDay } from './call-centre.ts'
import { describeWaits, theoryOf } from './queueing.ts'
import { tallyOf } from './tally.ts'

/** A short one, on which more goes wrong than on any usual day. */
const plan: Plan = {
  seed: 2,
  enumerators: 60,
  callerIds: 2,
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
  return (request) => {
    const again = request.clone()
    return line(request).catch((error: unknown) => {
      if (request.method !== 'POST') throw error
      return line(again)
    })
  }
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

  it('spends the same day again with the same seed, and another with another', async () => {
    const short = { ...plan, enumerators: 10, minutes: 2 }
    const [one, same, other] = [
      await spendDay(short),
      await spendDay(short),
      await spendDay({ ...short, seed: 3 }),
    ]
    expect(tallyOf(same)).toEqual(tallyOf(one))
    expect(same.requests).toBe(one.requests)
    expect(other.requests).not.toBe(one.requests)
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
