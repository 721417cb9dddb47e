import { describe, expect, it } from 'vitest'
import { backOffMs, repeat, spreadMs } from '../../../src/plugin/once/repeat.ts'
import { createVirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { createFakePage } from '../world/fake-page.ts'

/** A task that is asked again after each of `pauses`, and the seconds at which it ran. */
function start(firstPauseMs: number, pauses: ReadonlyArray<number | undefined>) {
  const clock = createVirtualClock(0)
  const page = createFakePage()
  const ran: number[] = []
  const repeating = repeat({ clock, page }, firstPauseMs, async () => {
    ran.push(clock.now() / 1000)
    return pauses[Math.min(ran.length, pauses.length) - 1]
  })
  return { clock, page, ran, repeating }
}

describe('a task that repeats', () => {
  it('runs after the first pause and then as it says, until it says nothing', async () => {
    const { clock, ran } = start(1_000, [2_000, 5_000, undefined])
    await clock.advance(60_000)
    expect(ran).toEqual([1, 3, 8])
    expect(clock.pending()).toBe(0)
  })

  it('runs at once when asked and counts its pause from there', async () => {
    const { clock, ran, repeating } = start(10_000, [10_000])
    await clock.advance(4_000)
    await repeating.now()
    await clock.advance(20_000)
    expect(ran).toEqual([4, 14, 24])
  })

  it('runs again when asked after it had come to its end', async () => {
    const { clock, ran, repeating } = start(0, [undefined])
    await clock.advance(5_000)
    await repeating.now()
    await clock.advance(5_000)
    expect(ran).toEqual([0, 5])
  })

  it('does not run twice at the same time', async () => {
    const clock = createVirtualClock(0)
    let runs = 0
    let finish = (_pause: number | undefined) => {}
    const repeating = repeat({ clock, page: createFakePage() }, 0, () => {
      runs += 1
      return new Promise((resolve) => {
        finish = resolve
      })
    })
    await clock.advance(0)
    const asked = [repeating.now(), repeating.now()]
    finish(undefined)
    await Promise.all(asked)
    expect(runs).toBe(1)
  })

  it('rests while the page is hidden and runs at once when it is shown again', async () => {
    const { clock, page, ran } = start(1_000, [1_000])
    await clock.advance(1_500)
    page.hide()
    await clock.advance(60_000)
    expect(ran).toEqual([1])
    page.show()
    await clock.advance(1_000)
    expect(ran).toEqual([1, 61.5, 62.5])
  })

  it('rests while the device is offline and runs at once when the network returns', async () => {
    const { clock, page, ran } = start(1_000, [1_000])
    page.goOffline()
    await clock.advance(60_000)
    expect(ran).toEqual([])
    page.goOnline()
    await clock.advance(0)
    expect(ran).toEqual([60])
  })

  it('goes on resting where the page is shown but the device still offline', async () => {
    const { clock, page, ran } = start(1_000, [1_000])
    page.goOffline()
    page.hide()
    page.show()
    await clock.advance(60_000)
    expect(ran).toEqual([])
  })

  it('does not wake at its end because the page is shown again', async () => {
    const { clock, page, ran } = start(0, [undefined])
    await clock.advance(0)
    page.hide()
    page.show()
    await clock.advance(60_000)
    expect(ran).toEqual([0])
  })

  it('stops for good, also in the middle of a run', async () => {
    const { clock, page, ran, repeating } = start(1_000, [1_000])
    await clock.advance(1_000)
    repeating.stop()
    repeating.stop()
    page.hide()
    page.show()
    await repeating.now()
    await clock.advance(60_000)
    expect(ran).toEqual([1])
    expect(clock.pending()).toBe(0)
  })

  it('watches the page no longer once it has stopped', () => {
    const page = createFakePage()
    let watching = 0
    const onChange = (listener: () => void) => {
      const stop = page.onChange(listener)
      watching += 1
      return () => {
        stop()
        watching -= 1
      }
    }
    const watched = { ...page, onChange }
    const repeating = repeat({ clock: createVirtualClock(), page: watched }, 0, async () => undefined)
    expect(watching).toBe(1)
    repeating.stop()
    expect(watching).toBe(0)
  })
})

describe('a pause that is spread', () => {
  it('differs by a tenth either way between devices', () => {
    expect([0, 0.5, 1].map((chance) => spreadMs(10_000, () => chance))).toEqual([9_000, 10_000, 11_000])
  })
})

describe('the pause after failures', () => {
  it('doubles with each and ends at the longest', () => {
    const pauses = [0, 1, 2, 3, 10, 2_000].map((failures) => backOffMs(failures, 60_000, () => 0.5))
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000])
  })

  it('differs by a quarter either way between devices', () => {
    expect(backOffMs(2, 60_000, () => 0)).toBe(3_000)
    expect(backOffMs(2, 60_000, () => 1)).toBe(5_000)
  })
})
