import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ClassCounts,
  countClasses,
  estimateE,
  outcomeRates,
} from '../../../src/desk/report/aapor/rates.ts'

/**
 * The formulas once more, in whole numbers, as the sentences of the Standard Definitions have them: what is counted, and what
 * is left out of the whole sample. https://aapor.org/standards-and-ethics/standard-definitions/
 */
function fractionsByHand(
  { I, P, R, NC, O, UH, UO }: ClassCounts,
  { over, under }: { over: number; under: number },
): Record<string, readonly [bigint, bigint]> {
  // Everything times `under`, so that e of the unknown is whole.
  const times = (count: number) => BigInt(count) * BigInt(under)
  const wholeSample = times(I + P + R + NC + O + UH + UO)
  const ofUnknown = BigInt(UH + UO) * BigInt(over)
  const withE = wholeSample - times(UH + UO) + ofUnknown
  const known = wholeSample - times(UH + UO)
  const reached = known - times(NC)
  const able = reached - times(O)
  const anyInterview = times(I + P)
  return {
    RR1: [times(I), wholeSample],
    RR2: [anyInterview, wholeSample],
    RR3: [times(I), withE],
    RR4: [anyInterview, withE],
    RR5: [times(I), known],
    RR6: [anyInterview, known],
    COOP1: [times(I), reached],
    COOP2: [anyInterview, reached],
    COOP3: [times(I), able],
    COOP4: [anyInterview, able],
    REF1: [times(R), wholeSample],
    REF2: [times(R), withE],
    REF3: [times(R), known],
    CON1: [reached, wholeSample],
    CON2: [reached, withE],
    CON3: [reached, known],
  }
}

function ratesByName(counts: ClassCounts, e: number | undefined): Record<string, number | undefined> {
  return Object.fromEntries(outcomeRates(counts, e).map(({ name, rate }) => [name, rate]))
}

const none: ClassCounts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
const count = fc.nat(5_000)
const anyCounts = fc.record({
  I: count,
  P: count,
  R: count,
  NC: count,
  O: count,
  UH: count,
  UO: count,
  NE: count,
})

describe('AAPOR’s outcome rates', () => {
  it('are those of the example in the documents of the R package outcomerate', () => {
    // https://docs.ropensci.org/outcomerate/
    const counts = { I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 }
    const published = {
      RR1: 0.364,
      RR2: 0.545,
      RR3: 0.37,
      RR4: 0.556,
      RR5: 0.444,
      RR6: 0.667,
      COOP1: 0.5,
      COOP2: 0.75,
      COOP3: 0.571,
      COOP4: 0.857,
      REF1: 0.091,
      REF2: 0.093,
      REF3: 0.111,
      CON1: 0.727,
      CON2: 0.741,
      CON3: 0.889,
    }
    expect(estimateE(counts)).toBe(0.9)
    const rates = Object.entries(ratesByName(counts, estimateE(counts)))
    expect(Object.fromEntries(rates.map(([name, rate]) => [name, Number(rate?.toFixed(3))]))).toEqual(
      published,
    )
  })

  it('equal the formulas once more in exact fractions, whatever is counted and whatever e is', () => {
    fc.assert(
      fc.property(anyCounts, fc.nat(1000), (counts, thousandths) => {
        const rates = ratesByName(counts, thousandths / 1000)
        for (const [name, [over, under]] of Object.entries(
          fractionsByHand(counts, { over: thousandths, under: 1000 }),
        )) {
          const rate = rates[name]
          if (under === 0n) expect(rate, name).toBeUndefined()
          else
            expect(
              Math.abs((rate ?? Number.NaN) - Number((over * 10n ** 12n) / under) / 1e12),
              name,
            ).toBeLessThan(1e-9)
        }
        expect(Object.keys(rates)).toHaveLength(16)
      }),
    )
  })

  it('are not known where there is nothing to divide by', () => {
    expect(Object.values(ratesByName(none, 1))).toEqual(Array.from({ length: 16 }, () => undefined))
    expect(ratesByName({ ...none, NC: 3 }, 1)).toMatchObject({ RR1: 0, COOP1: undefined, REF1: 0, CON1: 0 })
  })

  it('need e only where there are cases of unknown eligibility', () => {
    const unknown = { ...none, UH: 5 }
    expect(estimateE(unknown)).toBeUndefined()
    expect(ratesByName(unknown, undefined)).toMatchObject({
      RR1: 0,
      RR3: undefined,
      REF2: undefined,
      RR5: undefined,
    })
    expect(ratesByName({ ...none, I: 1, R: 1 }, undefined)).toMatchObject({ RR3: 0.5, REF2: 0.5, CON2: 1 })
  })

  it('say their formulas as AAPOR writes them', () => {
    const formulas = Object.fromEntries(outcomeRates(none, 1).map(({ name, formula }) => [name, formula]))
    expect(formulas).toMatchObject({
      RR1: 'I / (I + P + R + NC + O + UH + UO)',
      RR4: '(I + P) / (I + P + R + NC + O + e × (UH + UO))',
      COOP3: 'I / (I + P + R)',
      CON3: '(I + P + R + O) / (I + P + R + NC + O)',
    })
  })

  it('count a case under its class, and one without a class nowhere', () => {
    const finals = [
      { code: '1.1', class: 'I', cases: 3 },
      { code: 'done', class: 'I', cases: 2 },
      { code: '', class: undefined, cases: 9 },
    ] as const
    expect(countClasses(finals)).toEqual({ ...none, I: 5 })
  })
})
