import fc from 'fast-check'
import metadata from 'libphonenumber-js/min/metadata'
import { describe, expect, it } from 'vitest'
import { showNumberFirst } from '../../../src/twilio/numbers/first-groups.ts'
import { readNumber, showNumber } from '../../../src/twilio/phone-number.ts'

const number = fc
  .tuple(
    fc.constantFrom(...Object.keys(metadata.country_calling_codes)),
    fc.stringMatching(/^[1-9]\d{5,10}$/),
  )
  .map(([code, national]) => `+${code}${national}`)

describe('a number that is shown before the library of numbers has run', () => {
  it('is shown as it stays, and is one that is called', () => {
    let shown = 0
    fc.assert(
      fc.property(number, (one) => {
        const first = showNumberFirst(one)
        if (first === undefined) return
        shown += 1
        expect(first).toBe(showNumber(one))
        expect(readNumber(one)).toBe(one)
      }),
      { numRuns: 40_000 },
    )
    expect(shown).toBeGreaterThan(1_000)
  })

  it.each([
    ['Kenya', '+254711222333'],
    ['Uganda', '+256772123456'],
    ['Tanzania', '+255754000002'],
    ['Ethiopia', '+251911234567'],
    ['Nigeria', '+2348031234567'],
    ['Ghana', '+233241234567'],
    ['India', '+919876543210'],
    ['Bangladesh', '+8801712345678'],
    ['Pakistan', '+923001234567'],
    ['the Philippines', '+639171234567'],
    ['Ivory Coast', '+2250701020304', 'waits'],
    ['the United States', '+12025550110'],
    ['France', '+33612345678'],
    ['Mexico', '+525512345678', 'waits'],
  ])('is known for mobile phones in %s', (_where, one, waits = '') => {
    expect(showNumberFirst(one)).toBe(waits ? undefined : showNumber(one))
  })

  it.each(['+254202345678', '+2547112223334', '+254711', '+442079460018', '+999123456789'])(
    'is not known for others: %s',
    (one) => {
      expect(showNumberFirst(one)).toBeUndefined()
    },
  )
})
