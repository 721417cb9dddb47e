import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/min/metadata'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { countriesOf, countryLetters, fromCountry } from '../../../src/twilio/numbers/numbering.ts'
import { readWritten } from '../../../src/twilio/numbers/written-number.ts'
import { readAddress, readNumber } from '../../../src/twilio/phone-number.ts'

const isCountry = (letters: string): letters is CountryCode => countryLetters.includes(letters)

/** A number of a country with and without what is dialled before it at home, and without its plus. */
function writtenIn(country: CountryCode) {
  const example = examples[country]
  const parsed = example && parsePhoneNumberFromString(example, country, metadata)
  if (!parsed) return []
  const home = parsed.formatNational().replace(/\D/g, '')
  const means = parsed.number
  return [example, home, means.slice(1)].map((digits) => ({ country, digits, means }))
}

describe('a number as it is dialled in its country', () => {
  it.each([
    ['KE', '0711 222 333', '+254711222333', 'Kenya'],
    ['KE', '711222333', '+254711222333', 'Kenya, without its 0'],
    ['KE', '711222333.0', '+254711222333', 'Kenya, without its 0, from a spreadsheet'],
    ['KE', '254711222333', '+254711222333', 'Kenya, without its plus'],
    ['KE', '٠٧١١٢٢٢٣٣٣', '+254711222333', 'Kenya, in Arabic digits'],
    ['MX', '55 1234 5678', '+525512345678', 'Mexico'],
    ['IT', '06 1234 5678', '+390612345678', 'Italy, whose 0 stays'],
    ['IT', '312 345 6789', '+393123456789', 'Italy, a mobile'],
    ['CI', '07 01 02 03 04', '+2250701020304', 'Ivory Coast, whose 0 stays'],
    ['US', '(202) 555-0110', '+12025550110', 'the United States, ten digits'],
    ['US', '1-202-555-0110', '+12025550110', 'the United States, with their 1'],
    ['CA', '506 234 5678', '+15062345678', 'Canada, which shares the code'],
    ['JM', '876 210 1234', '+18762101234', 'Jamaica, which shares it too'],
    ['AR', '011 15-2345-6789', '+5491123456789', 'Argentina, a mobile'],
    ['AR', '011 4123-4567', '+541141234567', 'Argentina, no mobile'],
    ['BR', '0 15 11 98765-4321', '+5511987654321', 'Brazil, with the carrier that is dialled'],
    ['HU', '06 30 123 4567', '+36301234567', 'Hungary, whose prefix is 06'],
    ['RU', '8 916 123-45-67', '+79161234567', 'Russia, whose prefix is 8'],
    ['GB', '(020) 7946 0018', '+442079460018', 'the United Kingdom'],
    ['GB', '(0)20 7946 0018', '+442079460018', 'the same with its 0 in brackets'],
    ['DE', '030/1234567', '+49301234567', 'Germany, with a slash'],
  ])('of %s is read: %s', (country, written, value) => {
    expect(readWritten(written, country)).toEqual({ kind: 'number', value })
  })

  it.each([
    ['KE', '0711 222', 'unknown'],
    ['KE', '112', 'unknown'],
    ['KE', '0711222333999', 'unknown'],
    ['KE', '254711222', 'unknown'],
    ['KE', '2025550110', 'unknown'],
    ['US', '555-0110', 'unknown'],
    ['IT', '612345678', 'unknown'],
    ['CI', '701020304', 'unknown'],
    ['KE', '2.55E+11', 'spreadsheet'],
    ['KE', '0711222333 / 0722333444', 'several'],
    ['KE', '0711222333 0722333444', 'several'],
    ['KE', '0711 222 333-4', 'extension'],
    ['US', '2025550110x12', 'extension'],
    ['KE', 'Maria 0711222333', 'letters'],
    ['KE', '+254 0711 222333', 'trunk'],
    ['KE', '', 'nothing'],
  ])('of %s is never guessed: %s (%s)', (country, written, why) => {
    expect(readWritten(written, country)).toEqual({ kind: 'refused', why })
  })

  it('of another country is read with its country code, as ever', () => {
    for (const written of ['+1 202 555 0110', '001 202 555 0110'])
      expect(readNumber(written, 'KE')).toBe('+12025550110')
  })

  it('is refused where no country is given', () => {
    expect(readWritten('0711222333')).toEqual({ kind: 'refused', why: 'plus' })
  })

  it('leaves the addresses of softphones alone', () => {
    expect(readAddress('sip:maria@example.org', 'KE')?.kind).toBe('sip')
    expect(readAddress('0711222333', 'KE')).toEqual({ kind: 'number', value: '+254711222333' })
  })

  it('means in every country what the library of numbers means, or nothing where two numbers could be meant', () => {
    const all = countryLetters.filter(isCountry).flatMap(writtenIn)
    const read = all.map(({ country, digits, means }) => ({
      country,
      means,
      read: fromCountry(digits, country),
    }))
    expect(read.length).toBeGreaterThan(700)
    expect(read.filter((one) => one.read !== undefined && one.read !== one.means)).toEqual([])
    // A mobile number that has lost its plus may be another's as it is dialled at home.
    expect(read.filter((one) => one.read === undefined).map(({ country }) => country)).toEqual([
      'DE',
      'ID',
      'XK',
    ])
  })

  it('has a country that its code tells', () => {
    expect(countriesOf('254')).toEqual(['KE'])
    expect(countriesOf('1')[0]).toBe('US')
    expect(countriesOf('999')).toEqual([])
  })
})
