import { describe, expect, it } from 'vitest'
import {
  roundForCsv,
  showCount,
  showDecimal,
  showRate,
  showSeconds,
  showShortRate,
} from '../../../src/desk/page/show.ts'

describe('what is shown', () => {
  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [125, '2:05'],
    [3599, '59:59'],
    [3725, '1:02:05'],
    [360_000, '100:00:00'],
    [undefined, '—'],
  ])('of %s seconds is %s', (seconds, shown) => {
    expect(showSeconds(seconds)).toBe(shown)
  })

  it('of what is not known is a dash, never 0', () => {
    expect([showRate(undefined), showCount(undefined), showDecimal(undefined)]).toEqual(['—', '—', '—'])
    expect(roundForCsv(undefined)).toBeUndefined()
  })

  it('of a number is rounded, and not cut off', () => {
    expect([showRate(2 / 3), showShortRate(2 / 3), showCount(12_345), showDecimal(1.25)]).toEqual([
      '66.7%',
      '67%',
      '12,345',
      '1.3',
    ])
    expect(roundForCsv(2 / 3)).toBe(0.6667)
  })
})
