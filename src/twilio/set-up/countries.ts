import { isRecord } from '../json-values.ts'
import { countryOf } from '../numbers/numbering.ts'
import { isNumber } from '../phone-number.ts'
import type { Transport } from '../transport.ts'
import { countriesRoot } from './dialing-permissions.ts'
import { type Finding, no, unknown, yes } from './findings.ts'

const mostCountries = 10

/** The countries of numbers, each once, as two letters; '' for those whose country nobody can tell. */
export function countriesOfNumbers(numbers: readonly string[]): string[] {
  return [...new Set(numbers.filter(isNumber).map((number) => countryOf(number) ?? ''))]
}

/** Whether each country may be called. Whether pages may ask is not known: where they may not, nobody could look. */
export function lookAtCountries(voice: Transport, countries: readonly string[]): Promise<Finding[]> {
  return Promise.all(
    countries.slice(0, mostCountries).map(async (country, index): Promise<Finding> => {
      const finding = country === '' ? unknown('country') : await lookAtCountry(voice, country)
      return countries.length > 1 ? { ...finding, place: index + 1 } : finding
    }),
  )
}

async function lookAtCountry(voice: Transport, country: string): Promise<Finding> {
  const reply = await voice({ method: 'GET', path: `${countriesRoot}/${country}` })
  const data = reply.kind === 'data' && isRecord(reply.data) ? reply.data : {}
  const isOn = data['iso_code'] === country ? data['low_risk_numbers_enabled'] : undefined
  if (isOn === false) return no('country', 'country')
  return isOn === true ? yes('country') : unknown('country')
}
