/**
 * A short list of the final disposition codes for telephone samples of AAPOR's Standard Definitions, in the order in
 * which they are offered. `after`: only after people talked, or only when they did not; always when absent.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export const dispositionList = [
  { code: '1.1', after: 'talk' },
  { code: '2.12', after: 'talk' },
  { code: '2.21', after: 'talk' },
  { code: '2.11', after: 'talk' },
  { code: '2.33', after: 'talk' },
  { code: '4.1', after: 'talk' },
  { code: '3.14', after: undefined },
  { code: '3.13', after: 'no-talk' },
  { code: '3.12', after: 'no-talk' },
  { code: '4.3', after: 'no-talk' },
  { code: '3.16', after: 'no-talk' },
] as const

export type DispositionCode = (typeof dispositionList)[number]['code']

/** What a phone that was not answered settles by itself. */
export const observedCodes: Readonly<Record<'busy' | 'noAnswer', DispositionCode>> = {
  busy: '3.12',
  noAnswer: '3.13',
}
