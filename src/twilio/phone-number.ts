import { inGroups, withoutMark } from './numbers/numbering.ts'
import { readWritten } from './numbers/written-number.ts'

/** Somebody Twilio can ring. https://www.twilio.com/docs/glossary/what-e164 */
export type Address =
  | { kind: 'number'; value: string }
  /** With its `sip:` prefix. */
  | { kind: 'sip'; value: string }
  /** With its `client:` prefix. */
  | { kind: 'client'; value: string }

/**
 * A number in E.164, such as `+254711222333`, from what people write; undefined for anything else.
 * @param country two letters of a country, whose numbers may be written as they are dialled there; '' for none
 */
export function readNumber(text: string, country = ''): string | undefined {
  const written = readWritten(text, country)
  return written.kind === 'number' ? written.value : undefined
}

/**
 * Whether this is E.164 to the letter, as Twilio writes it; not whether there is such a number. A withheld number, a
 * `sip:` address and a WhatsApp address are none.
 */
export function isNumber(text: string): boolean {
  // E.164 allows 15 digits; the shortest numbers in use have 7 with their country code.
  return /^\+[1-9]\d{6,14}$/.test(text)
}

/** Whether numbers can begin so: a country code with its `+`, or more of a number. */
export function isNumberStart(text: string): boolean {
  return /^\+[1-9]\d*$/.test(text)
}

/** A number, read as `readNumber` does, a `sip:` address or a `client:` identity. */
export function readAddress(text: string, country = ''): Address | undefined {
  const trimmed = text.trim()
  if (/^sip:[^\s@<>"&]+@[^\s@<>"&]+$/i.test(trimmed)) return { kind: 'sip', value: trimmed }
  if (/^client:[^\s<>"&]{1,256}$/i.test(trimmed)) return { kind: 'client', value: trimmed }
  const number = readNumber(trimmed, country)
  return number === undefined ? undefined : { kind: 'number', value: number }
}

/** Whether these ring one and the same phone, as far as it can be told. Other addresses are compared by the letter. */
export function isSameNumber(one: string, other: string): boolean {
  return withoutMark(one) === withoutMark(other)
}

/** As its country groups it: `+254 711 222333`. An address of the internet stays as it is. */
export function showNumber(e164: string): string {
  return isNumber(e164) ? inGroups(e164) : e164
}
