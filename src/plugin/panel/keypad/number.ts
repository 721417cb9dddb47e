import { bareNumber } from '../../../twilio/numbers/characters.ts'
import { longestAtHome } from '../../../twilio/numbers/numbering.ts'
import { readWritten } from '../../../twilio/numbers/written-number.ts'
import { tellWhyNot } from '../../form/why-not.ts'
import type { Said } from '../../words/words.ts'

/** What is entered: a whole number, the beginning of one, or something that cannot become one. */
export type Entered = { kind: 'whole'; number: string } | { kind: 'short' } | { kind: 'wrong'; why: Said }

/** The shortest numbers in use have 7 digits with their country code. */
const fewestDigits = 7

/**
 * Reads what stands in the field as any number is read. What is still short is not called wrong: nobody wants to
 * be told so at each key.
 * @param country that numbers may be of; '' for none
 */
export function readEntered(text: string, country = ''): Entered {
  const written = readWritten(text, country)
  if (written.kind === 'number') return { kind: 'whole', number: written.value }
  const bare = bareNumber(text)
  const digits = bare.replace('+', '').length
  const isBeginning = /^\+?\d*$/.test(bare) && !bare.startsWith('+0') && digits < fewestDigits
  // As it is dialled at home it may still grow.
  if (written.why === 'unknown' && digits < longestAtHome(country)) return { kind: 'short' }
  if (isBeginning || written.why === 'short') return { kind: 'short' }
  return { kind: 'wrong', why: tellWhyNot(written.why, country) }
}

/** A text field's content and the part of it that is chosen; where both ends are the same, the caret. */
export interface Typed {
  text: string
  start: number
  end: number
}

/** A key puts its character where the caret is, in place of what is chosen. */
export function typeKey({ text, start, end }: Typed, key: string): Typed {
  const caret = start + key.length
  return { text: text.slice(0, start) + key + text.slice(end), start: caret, end: caret }
}

/** Erase takes what is chosen, or the digit before the caret with the spaces that stand between them. */
export function erase({ text, start, end }: Typed): Typed {
  const before = text.slice(0, start)
  const left = start < end ? before : before.replace(/.?\s*$/, '')
  return { text: left + text.slice(end), start: left.length, end: left.length }
}
