import { readFileSync } from 'node:fs'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/min/metadata'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { countryLetters, inGroups, isGivenOut, whyImpossible } from '../../../src/twilio/numbers/numbering.ts'
import { writePlans } from '../../../src/twilio/numbers/write-plans.ts'

const isCountry = (letters: string): letters is CountryCode => countryLetters.includes(letters)

const numbers = countryLetters.filter(isCountry).flatMap((country) => {
  const example = examples[country]
  const number = example && parsePhoneNumberFromString(example, country, metadata)
  return number ? [number] : []
})

describe('the numbering plans that are shipped', () => {
  it('are what the library gives now', () => {
    const shipped = readFileSync(new URL('../../../src/twilio/numbers/plans.ts', import.meta.url), 'utf8')
    expect(shipped).toBe(writePlans(metadata))
  })

  it('group the library’s own example of each country as the whole library does', () => {
    expect(numbers.length).toBeGreaterThan(200)
    const wrong = numbers.filter((number) => inGroups(number.number) !== number.formatInternational())
    expect(wrong.map(({ number }) => `${number}: ${inGroups(number)}`)).toEqual([])
  })

  it('know each of them to be given out, and none with a digit too few or too many for its country', () => {
    for (const { number } of numbers) {
      expect(whyImpossible(number), number).toBeUndefined()
      expect(isGivenOut(number), number).toBe(true)
      const tooLong = `${number}00000000`
      expect(whyImpossible(tooLong), tooLong).toBeDefined()
      expect(isGivenOut(tooLong), tooLong).toBe(false)
    }
  })
})
