import { getCountries, getExampleNumber, isSupportedCountry } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { readNumbers } from '../../../src/desk/data/read-numbers.ts'

describe('the numbers in a cell', () => {
  it('are the same digits however they are written, in every country', () => {
    const numbers = getCountries()
      .filter((country) => isSupportedCountry(country))
      .flatMap((country) => getExampleNumber(country, examples) ?? [])
    expect(numbers.length).toBeGreaterThan(200)
    for (const number of numbers) {
      const digits = [number.number.slice(1)]
      expect(readNumbers(number.number)).toEqual(digits)
      expect(readNumbers(number.formatInternational())).toEqual(digits)
      expect(readNumbers(`00${number.number.slice(1)}`)).toEqual(digits)
      // As spreadsheets leave them.
      expect(readNumbers(number.number.slice(1))).toEqual(digits)
      expect(readNumbers(`${number.number.slice(1)}.0`)).toEqual(digits)
    }
  })

  it('are each one of several, once', () => {
    expect(readNumbers('+254711000001|+254 711 000002||254711000001')).toEqual([
      '254711000001',
      '254711000002',
    ])
  })

  it.each([
    '',
    'none',
    '-99',
    '0',
    '1.2E+11',
    '12345',
    '+254711000001 or +254711000002',
    'sip:amina@example.org',
  ])('are none in “%s”', (cell) => {
    expect(readNumbers(cell)).toEqual([])
  })

  it('in other digits than ours are the same', () => {
    expect(readNumbers('+٢٥٤٧١١٠٠٠٠٠١')).toEqual(['254711000001'])
  })
})
