import { describe, expect, it } from 'vitest'
import { keepTrying } from '../../../src/plugin/once/keep-trying.ts'
import type { Kept } from '../../../src/plugin/once/writer.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'

function open() {
  const clock = createVirtualClock(0)
  const tries: number[] = []
  const keeper = {
    kept: 'whole' as Kept,
    again: () => void tries.push(clock.now() / 1_000),
  }
  const keeping = keepTrying({ clock }, keeper, () => keeping.watch())
  return { clock, tries, keeper, keeping }
}

describe('what the form has refused', () => {
  it('is tried again with growing pauses, half a minute at most, until it is kept', async () => {
    const { clock, tries, keeper, keeping } = open()
    keeper.kept = 'refused'
    keeping.watch()
    keeping.watch()
    await clock.advance(120_000)
    expect(tries).toEqual([2, 6, 14, 30, 60, 90, 120])
    keeper.kept = 'short'
    await clock.advance(30_000)
    expect(clock.pending()).toBe(0)
  })

  it('is tried again soon where it is refused anew', async () => {
    const { clock, tries, keeper, keeping } = open()
    keeper.kept = 'refused'
    keeping.watch()
    await clock.advance(10_000)
    keeper.kept = 'whole'
    await clock.advance(10_000)
    keeper.kept = 'refused'
    keeping.watch()
    await clock.advance(3_000)
    expect(tries).toEqual([2, 6, 14, 22])
  })

  it('is left where nothing was refused, and when the field is left', async () => {
    const { clock, tries, keeper, keeping } = open()
    keeping.watch()
    expect(clock.pending()).toBe(0)
    keeper.kept = 'refused'
    keeping.watch()
    keeping.stop()
    keeping.watch()
    await clock.advance(60_000)
    expect([tries, clock.pending()]).toEqual([[], 0])
  })

  it('is left also where it is refused only after the field was left', async () => {
    const { clock, tries, keeper, keeping } = open()
    keeping.watch()
    keeping.stop()
    keeper.kept = 'refused'
    keeping.watch()
    await clock.advance(60_000)
    expect([tries, clock.pending()]).toEqual([[], 0])
  })
})
