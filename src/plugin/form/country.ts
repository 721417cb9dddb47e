/// <reference lib="es2020.intl" />
import { countriesOf, countryLetters } from '../../twilio/numbers/numbering.ts'
import type { ParameterReader } from './parameter-reader.ts'

/** Reads whose numbers may be written as they are dialled at home: two letters; '' where none are given. */
export function readCountry(reader: ParameterReader): string {
  const text = reader.text('country')
  const letters = text.toUpperCase()
  if (!text || countryLetters.includes(letters)) return letters
  reader.report('country', 'problemCountry', { value: text, closest: closestCountry(letters) })
  return ''
}

/** The letters that were most likely meant: of a country code, of a country's name, of its three letters. */
function closestCountry(given: string): string {
  const [called] = countriesOf(given.replace(/^(\+|00)/, ''))
  const first = given.slice(0, 2)
  const guesses = [called, countryNamed(given), given === 'UK' ? 'GB' : '', given.length === 3 ? first : '']
  return guesses.find((guess) => guess !== undefined && countryLetters.includes(guess)) ?? 'KE'
}

/** By its name in English, where the device knows it (Chrome 81, Safari 14.1). */
function countryNamed(given: string): string | undefined {
  if (typeof Intl === 'undefined' || typeof Intl.DisplayNames !== 'function') return undefined
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return countryLetters.find((letters) => names.of(letters)?.toUpperCase() === given)
}
