import { Metadata, PhoneNumber } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/min/metadata'

/** Why there can be no such number. */
export type Impossible = 'country' | 'trunk' | 'short' | 'long'

/** The library's, as far as it is used; its own types leave out what is dialled before a number at home. */
interface Plans {
  selectNumberingPlan(countryCode: string): void
  numberingPlan?: { possibleLengths(): readonly number[]; nationalPrefix?(): unknown }
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
    const isKnown = [metadata.country_calling_codes, metadata.nonGeographic].some(
      (codes) => countryCode in codes,
    )
    if (isKnown && end <= e164.length) return { countryCode, national: e164.slice(end) }
  }
  return undefined
}

function planOf({ countryCode }: Parts): { lengths: readonly number[]; prefix: string } {
  const plans: Plans = new Metadata(metadata)
  plans.selectNumberingPlan(countryCode)
  const prefix = plans.numberingPlan?.nationalPrefix?.()
  return {
    lengths: plans.numberingPlan?.possibleLengths() ?? [],
    prefix: typeof prefix === 'string' ? prefix : '',
  }
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
  const { lengths, prefix } = planOf(parts)
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
  return partsOf(e164) !== undefined && new PhoneNumber(e164, metadata).isValid()
}

/** As its country groups it, behind the country code; as it is where no country has the code. */
export function inGroups(e164: string): string {
  if (!partsOf(e164)) return e164
  const grouped = new PhoneNumber(e164, metadata).formatInternational()
  return grouped.replace(/[^+\d]/g, '') === e164 ? grouped : e164
}

/** What is dialled before a number at home: `0` in many countries, '' in some. */
export function nationalPrefix(e164: string): string {
  const parts = partsOf(e164)
  return parts ? planOf(parts).prefix : ''
}

/** The digits behind the country code; all of them where no country has the code. */
export function nationalNumber(e164: string): string {
  return partsOf(e164)?.national ?? e164.replace('+', '')
}
