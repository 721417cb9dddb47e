import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantile } from '../../../src/desk/report/quantile.ts'

describe('a quantile', () => {
  it('is what the makers of Excel say of PERCENTILE.INC and QUARTILE.INC', () => {
    // https://support.microsoft.com/office/percentile-inc-function-680f9539-45eb-410b-9a5e-c1355e5fe2ed
    expect(quantile([1, 3, 2, 4], 0.3)).toBeCloseTo(1.9, 12)
    // https://support.microsoft.com/office/quartile-inc-function-1bacc944-5075-42d4-b62a-3bd8b0f26fd8
    expect(quantile([1, 2, 4, 7, 8, 9, 10, 12], 0.25)).toBe(3.5)
  })

  it('is not known of no values', () => {
    expect(quantile([], 0.5)).toBeUndefined()
  })

  it('lies where its share of the steps between the values lies below it', () => {
    const values = fc.array(fc.nat(3600), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(values, fc.nat(100), (seconds, percent) => {
        // In whole hundredths, so that nothing is rounded.
        const sorted = [...seconds].sort((one, other) => one - other)
        const steps = (sorted.length - 1) * percent
        const [whole, rest] = [Math.floor(steps / 100), steps % 100]
        const hundredfold = (sorted[whole] ?? 0) * (100 - rest) + (sorted[whole + 1] ?? 0) * rest
        expect(quantile(seconds, percent / 100)).toBeCloseTo(hundredfold / 100, 6)
      }),
    )
  })
})
