import type { WebhookParameters } from './signature.ts'

const countries: readonly (readonly [prefix: string, country: string])[] = [
  ['+1', 'US'],
  ['+254', 'KE'],
  ['+255', 'TZ'],
  ['+256', 'UG'],
  ['+44', 'GB'],
  ['+91', 'IN'],
]

/** Some area codes of North America. The names of states were recorded in full, not as two letters. */
const states: Readonly<Record<string, string>> = {
  '202': 'District of Columbia',
  '212': 'New York',
  '312': 'Illinois',
  '415': 'California',
  '617': 'Massachusetts',
}

/** What networks put in place of a number: words on the keypad, such as ANONYMOUS and BLOCKED. */
const wordsAsNumbers: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8566696',
  '+86282452253',
])

/**
 * Twilio guesses the place from the number's digits; outside of North America it seldom knows more than the
 * country. What it does not know it leaves out, as recorded; cities and postal codes the stand-in never knows.
 */
export function placeOf(name: string, number: string): WebhookParameters {
  if (wordsAsNumbers.has(number)) return {}
  const country = countries.find(([prefix]) => number.startsWith(prefix))?.[1]
  const state = country === 'US' ? states[number.slice(2, 5)] : undefined
  return {
    ...(state === undefined ? {} : { [`${name}State`]: state }),
    ...(country === undefined ? {} : { [`${name}Country`]: country }),
  }
}
