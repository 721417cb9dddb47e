import { describe, expect, it } from 'vitest'
import { lookLate } from '../../../src/plugin/once/late-look.ts'
import type { Finding } from '../../../src/plugin/once/search.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import type { Intent } from '../../../src/stored/memory.ts'
import { createFakePage } from '../world/fake-page.ts'
import { refusalWith } from '../world/fixtures.ts'

const minutes = 60_000

/** Looks for what was given up at these times, and what came of each. */
function open(
  ats: readonly number[],
  find: (intent: Intent, seconds: number) => Finding<{ sid: string }>,
  given: { isPending?: () => boolean; startAt?: number } = {},
) {
  const clock = createVirtualClock(given.startAt ?? 0)
  const page = createFakePage()
  let doubts: readonly Intent[] = ats.map((at) => ({ at, to: 0, via: 0, print: '' }))
  const told: string[] = []
  const looks: number[] = []
  const drop = (intent: Intent) => {
    doubts = doubts.filter((one) => one !== intent)
  }
  const looking = lookLate<{ sid: string }, Intent>(
    { clock, page, random: () => 0.5 },
    {
      doubts: () => doubts,
      isPending: given.isPending ?? (() => false),
      async findLate(intent) {
        looks.push(clock.now() / 1_000)
        return find(intent, clock.now() / 1_000)
      },
      onTurnedUp(item, intent, isSure) {
        told.push(`${item.sid} of ${intent.at}${isSure ? ', surely' : ''}`)
        drop(intent)
      },
      onOver(intent) {
        told.push(`none of ${intent.at}`)
        drop(intent)
      },
    },
  )
  return { clock, page, told, looks, looking }
}

const none = { kind: 'none' } as const

describe('what had been given up', () => {
  it('is looked for soon and then ever less, for a quarter of an hour after the tap', async () => {
    const { clock, told, looks } = open([0], () => none)
    await clock.advance(15 * minutes)
    expect(looks.slice(0, 7)).toEqual([1, 6, 16, 36, 66, 126, 186])
    expect(told).toEqual([])
    await clock.advance(2 * minutes)
    expect(told).toEqual(['none of 0'])
    expect(clock.pending()).toBe(0)
  })

  it('is dropped a quarter of an hour after the tap also by a field that came back meanwhile', async () => {
    const { clock, told, looks } = open([86 * minutes], () => none, { startAt: 100 * minutes })
    await clock.advance(minutes)
    expect([looks.length, told]).toEqual([4, []])
    await clock.advance(minutes)
    expect(told).toEqual([`none of ${86 * minutes}`])
  })

  it('is told as soon as Twilio shows it, and each by itself', async () => {
    const { clock, told } = open([0, 5], ({ at }, seconds) => {
      if (at === 0) return seconds < 10 ? none : { kind: 'found', item: { sid: 'CA1' }, isSure: true }
      return seconds < 30 ? none : { kind: 'found', item: { sid: 'CA2' } }
    })
    await clock.advance(15_000)
    expect(told).toEqual([])
    await clock.advance(1_000)
    expect(told).toEqual(['CA1 of 0, surely'])
    await clock.advance(20_000)
    expect(told).toEqual(['CA1 of 0, surely', 'CA2 of 5'])
    expect(clock.pending()).toBe(0)
  })

  it('is dropped at the first look where the tap was longer ago, whichever way the clock was put', async () => {
    for (const at of [-16 * minutes, 16 * minutes]) {
      const { clock, told } = open([at], () => none)
      await clock.advance(1_000)
      expect(told).toEqual([`none of ${at}`])
    }
  })

  it('is not dropped while nobody can tell, and not looked for without end either', async () => {
    const { clock, told, looks } = open([0], () => ({ kind: 'nothing', cause: 'network' }))
    await clock.advance(120 * minutes)
    expect(told).toEqual([])
    expect(looks.length).toBeGreaterThan(30)
    expect(looks.length).toBeLessThan(40)
    expect(clock.pending()).toBe(0)
  })

  it('is not looked for where the key may not, but where Twilio is only busy', async () => {
    const denied = open([0], () => refusalWith(70051, '', 401))
    await denied.clock.advance(minutes)
    expect(denied.looks).toEqual([1])
    const busy = open([0], () => refusalWith(20429, '', 429))
    await busy.clock.advance(minutes)
    expect(busy.looks.length).toBeGreaterThan(3)
  })

  it('waits while something else is under way, also where that began during the look', async () => {
    let isPending = true
    const found = { kind: 'found', item: { sid: 'CA1' } } as const
    const { clock, told, looks } = open([0], () => found, { isPending: () => isPending })
    await clock.advance(20_000)
    expect(looks).toEqual([])
    isPending = false
    await clock.advance(20_000)
    expect(told).toEqual(['CA1 of 0'])

    let asked = 0
    const later = open([0], () => found, { isPending: () => ++asked === 2 })
    await later.clock.advance(1_000)
    expect(later.told).toEqual([])
    await later.clock.advance(5_000)
    expect(later.told).toEqual(['CA1 of 0'])
  })

  it('is nothing to look for without doubts, and no more when stopped', async () => {
    const empty = open([], () => none)
    await empty.clock.advance(minutes)
    expect([empty.looks, empty.clock.pending()]).toEqual([[], 0])
    const stopped = open([0], () => none)
    await stopped.clock.advance(2_000)
    stopped.looking.stop()
    await stopped.clock.advance(20 * minutes)
    expect([stopped.looks, stopped.told, stopped.clock.pending()]).toEqual([[1], [], 0])
    const during = open([0], () => {
      during.looking.stop()
      return { kind: 'found', item: { sid: 'CA1' } }
    })
    await during.clock.advance(minutes)
    expect([during.looks, during.told, during.clock.pending()]).toEqual([[1], [], 0])
  })
})
