import { Metadata, PhoneNumber } from 'libphonenumber-js/core'
import { plans } from './plans.ts'

/** Why there can be no such number. */
export type Impossible = 'country' | 'trunk' | 'short' | 'long'

/** The library's, as far as it is used; its own types leave out how a number is dialled at home. */
interface Plans {
  /** By a country's two letters, or by its code. */
  selectNumberingPlan(country: string): void
  numberingPlan?: {
    possibleLengths(): readonly number[]
    callingCode?(): unknown
    nationalPrefix?(): unknown
    /** What may stand before a number at home, as a regular expression. */
    nationalPrefixForParsing?(): unknown
    /** What takes its place, such as `9$1`; nothing where it only falls away. */
    nationalPrefixTransformRule?(): unknown
  }
}

interface Parts {
  /** Without the plus. */
  countryCode: string
  national: string
}

/** What marks a mobile phone in two countries and is no part of its number. In Mexico it is history. */
const mobileMark = /^\+(52(?=1)|54(?=9))\d(?=\d{10}$)/

/** One and the same for all ways to write one number; a mobile's, which Twilio may tell with its mark or without. */
export function withoutMark(e164: string): string {
  return e164.replace(mobileMark, '+$1')
}

/** A country code and the rest; undefined where no country has the code. */
function partsOf(e164: string): Parts | undefined {
  for (let end = 2; end <= 4; end += 1) {
    const countryCode = e164.slice(1, end)
    const isKnown = [plans.country_calling_codes, plans.nonGeographic].some((codes) => countryCode in codes)
    if (isKnown && end <= e164.length) return { countryCode, national: e164.slice(end) }
  }
  return undefined
}

interface Plan {
  lengths: readonly number[]
  /** What is dialled before a number at home. */
  prefix: string
  countryCode: string
  /** What may stand before a number at home, as a regular expression, and what takes its place. */
  before: string
  instead: string
}

/** @param country two letters, or a country code */
function planOf(country: string): Plan {
  const all: Plans = new Metadata(plans)
  all.selectNumberingPlan(country)
  const plan = all.numberingPlan
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    lengths: plan?.possibleLengths() ?? [],
    prefix: text(plan?.nationalPrefix?.()),
    countryCode: text(plan?.callingCode?.()),
    before: text(plan?.nationalPrefixForParsing?.()),
    instead: text(plan?.nationalPrefixTransformRule?.()),
  }
}

/** Every country by its two letters. https://www.iso.org/iso-3166-country-codes.html */
export const countryLetters: readonly string[] = /* @__PURE__ */ lettersIn(plans)

/** A call of its own: who reads no country is not given the plans of all of them, which a bundler cannot tell otherwise. */
function lettersIn({ countries }: typeof plans): readonly string[] {
  return Object.keys(countries)
}

/** The two letters of the countries that share a country code, such as `254`; the first is the largest. */
export function countriesOf(countryCode: string): readonly string[] {
  const codes: Readonly<Record<string, readonly string[]>> = plans.country_calling_codes
  return codes[countryCode] ?? []
}

/** How many digits the longest number of a country has as it is dialled there. */
export function longestAtHome(country: string): number {
  const { lengths, prefix } = planOf(country)
  return Math.max(...lengths) + prefix.length
}

/**
 * A number as it is dialled within a country, in E.164; undefined where no such number is known there, or where it
 * could be more than one. With what is dialled at home alone or without it, and behind a country code that has lost
 * its plus.
 * @param digits nothing but digits
 * @param country two letters, as `countryLetters` has them
 */
export function fromCountry(digits: string, country: string): string | undefined {
  const { countryCode, before, instead } = planOf(country)
  const home = new RegExp(`^(?:${before})`)
  const found = before === '' ? null : home.exec(digits)
  const kept = found?.slice(1).pop()
  const plain = kept && instead ? digits.replace(home, instead) : digits.slice(found ? found[0].length : 0)
  const read = [`+${countryCode}${plain}`, `+${countryCode}${digits}`]
  if (digits.startsWith(countryCode)) read.push(`+${digits}`)
  const known = new Set(read.filter((one) => whyImpossible(one) === undefined && isGivenOut(one)))
  return known.size === 1 ? [...known][0] : undefined
}

/**
 * Whether there can be such a number: by its country code, its length, and what is dialled at home alone. Not by which
 * numbers a country has given out: that changes, and no list of it is the newest.
 * @param e164 `+` and digits
 */
export function whyImpossible(e164: string): Impossible | undefined {
  const plain = withoutMark(e164)
  const parts = partsOf(plain)
  if (!parts) return 'country'
  const { lengths, prefix } = planOf(parts.countryCode)
  const { national } = parts
  const isPossible = lengths.includes(national.length)
  const hasPrefix = prefix !== '' && national.startsWith(prefix)
  if (hasPrefix && lengths.includes(national.length - prefix.length)) {
    // Another prefix than 0 may as well be the number's own first digit.
    if (prefix.startsWith('0') ? !isGivenOut(plain) : !isPossible) return 'trunk'
  }
  if (isPossible && e164.length <= 16) return undefined
  return national.length > Math.max(...lengths) || e164.length > 16 ? 'long' : 'short'
}

/** Whether the library knows such a number to be given out. It says nothing of one that it does not know. */
export function isGivenOut(e164: string): boolean {
  if (partsOf(e164) === undefined) return false
  const number = new PhoneNumber(e164, plans)
  if (number.isValid()) return true
  // Several countries may share a code, as the United States and Jamaica do.
  return number.getPossibleCountries().some((country) => {
    number.country = country
    return number.isValid()
  })
}

/**
 * The country of a number by its two letters, such as `KE`; undefined where several share its code and the number does
 * not tell which it is.
 */
export function countryOf(e164: string): string | undefined {
  const parts = partsOf(e164)
  if (!parts) return undefined
  const sharing = countriesOf(parts.countryCode)
  if (sharing.length < 2) return sharing[0]
  const number = new PhoneNumber(e164, plans)
  const fitting = number.getPossibleCountries().filter((country) => {
    number.country = country
    return number.isValid()
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** As its country groups it, behind the country code; as it is where no country has the code. */
export function inGroups(e164: string): string {
  if (!partsOf(e164)) return e164
  const grouped = new PhoneNumber(e164, plans).formatInternational()
  return grouped.replace(/[^+\d]/g, '') === e164 ? grouped : e164
}

/** What is dialled before a number at home: `0` in many countries, '' in some. */
export function nationalPrefix(e164: string): string {
  const parts = partsOf(e164)
  return parts ? planOf(parts.countryCode).prefix : ''
}

/** The digits behind the country code; all of them where no country has the code. */
export function nationalNumber(e164: string): string {
  return partsOf(e164)?.national ?? e164.replace('+', '')
}
