/** Somebody Twilio can ring. https://www.twilio.com/docs/glossary/what-e164 */
export type Address =
  | { kind: 'number'; value: string }
  /** With its `sip:` prefix. */
  | { kind: 'sip'; value: string }
  /** With its `client:` prefix. */
  | { kind: 'client'; value: string }

/**
 * A number in E.164, such as `+254711222333`, from what people write: spaces, dashes, dots and brackets go,
 * a leading `00` becomes `+`. Undefined for anything else: a national number, or a spreadsheet's `2.55E+11`.
 */
export function readNumber(text: string): string | undefined {
  const bare = bareNumber(text)
  return isNumber(bare) ? bare : undefined
}

/** Whether this is E.164 to the letter. A withheld number, a `sip:` address and a WhatsApp address are none. */
export function isNumber(text: string): boolean {
  // E.164 allows 15 digits; the shortest numbers in use have 7 with their country code.
  return /^\+[1-9]\d{6,14}$/.test(text)
}

/** Whether numbers can begin so: a country code with its `+`, or more of a number. */
export function isNumberStart(text: string): boolean {
  return /^\+[1-9]\d*$/.test(text)
}

/** A number, or what there is of one, without all that people write between its digits. */
export function bareNumber(text: string): string {
  // Numbers pasted from a chat carry marks for the writing direction that nobody sees.
  return text
    .replace(/[\s\u00a0\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2066-\u2069().-]/g, '')
    .replace(/^00/, '+')
}

/** A number, a `sip:` address or a `client:` identity. */
export function readAddress(text: string): Address | undefined {
  const trimmed = text.trim()
  if (/^sip:[^\s@<>"&]+@[^\s@<>"&]+$/i.test(trimmed)) return { kind: 'sip', value: trimmed }
  if (/^client:[^\s<>"&]{1,256}$/i.test(trimmed)) return { kind: 'client', value: trimmed }
  const number = readNumber(trimmed)
  return number === undefined ? undefined : { kind: 'number', value: number }
}

/** Grouped in threes from the right for reading; the country code's length is not known here. */
export function showNumber(e164: string): string {
  return e164.replace(/\B(?=(\d{3})+$)/g, ' ')
}

/** Takes every secret and hidden number out of a text that came from elsewhere, however a number is spaced. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) {
    const bare = secret.replace(/^\+/, '')
    if (bare.length < 4) continue
    const pattern = bare.split('').map((character) => (/\w/.test(character) ? character : `\\${character}`))
    clean = clean.replace(new RegExp(`(\\+|%2B)?${pattern.join('[\\s().-]*')}`, 'gi'), '***')
  }
  return clean
}
