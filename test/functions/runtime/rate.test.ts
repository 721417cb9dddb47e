import { describe, expect, it } from 'vitest'
import { takeTurn } from '../../../src/functions/runtime/rate.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'

const perMinute = 6

/** One instance with a clock that can be put forward and back. */
function openInstance() {
  let now = Date.UTC(2026, 0, 15, 9, 0, 0)
  const runtime = { clock: { ...createVirtualClock(), now: () => now }, done: new Map() }
  return {
    step(seconds: number) {
      now += seconds * 1000
    },
    /** How many of so many tries are let through. */
    take(tries: number, name = 'a'): number {
      return Array.from({ length: tries }, () => takeTurn(runtime, name, perMinute)).filter(Boolean).length
    },
  }
}

describe('the turns of a key', () => {
  it('come back evenly', () => {
    const instance = openInstance()
    expect(instance.take(10)).toBe(perMinute)
    instance.step(9)
    expect(instance.take(10)).toBe(0)
    instance.step(1)
    expect(instance.take(10)).toBe(1)
  })

  it('are those of one minute and no more after an hour’s quiet', () => {
    const instance = openInstance()
    instance.take(10)
    instance.step(3_600)
    expect(instance.take(100)).toBe(perMinute)
  })

  it('are not lost where the clock is put back', () => {
    const instance = openInstance()
    expect(instance.take(2)).toBe(2)
    instance.step(-3_600)
    expect(instance.take(10)).toBe(4)
    instance.step(10)
    expect(instance.take(10)).toBe(1)
  })

  it('are counted by each instance for itself', () => {
    const [one, other] = [openInstance(), openInstance()]
    expect(one.take(10)).toBe(perMinute)
    expect(other.take(10)).toBe(perMinute)
  })
})
