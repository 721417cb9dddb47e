import { inAscii } from './characters.ts'
import {
  fromCountry,
  type Impossible,
  isGivenOut,
  nationalNumber,
  nationalPrefix,
  whyImpossible,
} from './numbering.ts'

/** Why a text is not taken for a number. */
export type WhyNot =
  | Impossible
  | 'nothing'
  | 'odd'
  | 'plus'
  | 'unknown'
  | 'letters'
  | 'extension'
  | 'several'
  | 'spreadsheet'
  | 'whatsapp'

/** What somebody wrote where a number belongs. */
export type Written = { kind: 'number'; value: string } | { kind: 'refused'; why: WhyNot }

/** The fewest digits of a number with its country code, and of one that can be told from an extension. */
const fewestDigits = 7

const refused = (why: WhyNot): Written => ({ kind: 'refused', why })

/**
 * A number in E.164, such as `+254711222333`, from what people write, or why not. What could mean more than one number
 * is never guessed.
 * @param country two letters of a country, whose numbers may be written as they are dialled there; '' for none
 */
export function readWritten(text: string, country = ''): Written {
  const plain = inAscii(text).trim()
  if (plain === '') return refused('nothing')
  if (/^whatsapp:/i.test(plain)) return refused('whatsapp')
  if (/^\+?\d+([.,]\d+)? ?e ?[+-]?\d+$/i.test(plain)) return refused('spreadsheet')
  const [, unbroken] = /^(\+?\d+)[.,]0{1,2}$/.exec(plain) ?? []
  if (unbroken)
    return unbroken.startsWith('+') || country ? readDialled(unbroken, country) : refused('spreadsheet')
  if (/^[^.]*\.0$/.test(plain)) return refused('spreadsheet')
  return readDialled(plain.replace(/^tel: ?/i, ''), country)
}

/** What can stand in one number, and what stands behind it. */
function readDialled(text: string, country: string): Written {
  const [, first = '', rest = ''] = /^([ (]*\+*[\d (.-]*)([\s\S]*)$/.exec(text) ?? []
  if (rest === '') return first.includes('(') ? readBracketed(first, country) : readOne(first, country)
  const countRest = count(rest)
  if (count(first) >= fewestDigits && (countRest >= fewestDigits || /\+[ (]*\d/.test(rest)))
    return refused('several')
  // Some write their area code with it.
  if (rest.startsWith('/'))
    return isWhole(first, country) ? refused('several') : readDialled(`${first}${rest.slice(1)}`, country)
  if (isWhole(first, country) && countRest > 0) return refused('extension')
  // An address, or markup, is no number with letters.
  const isWord = /[a-z]|[^\0-\u00bf]/i.test(rest) && !/[<>@]/.test(rest)
  return refused(isWord ? 'letters' : 'odd')
}

/** `+44 (0)20 …`: the 0 is for those who dial at home. */
function readBracketed(first: string, country: string): Written {
  const optional = /\( *0 *\(/
  if (!optional.test(first)) return readOne(first, country)
  const [before = '', after = ''] = first.split(optional)
  const read = readOne(`${before} ${after}`, country)
  if (read.kind === 'refused') return read
  const isBeforeAll = count(after) === nationalNumber(read.value).length
  return isBeforeAll && nationalPrefix(read.value) === '0' ? read : refused('trunk')
}

/** One number, or more than one, of digits and what stands between them. */
function readOne(text: string, country: string): Written {
  const bare = bareOf(text, country)
  if (!/^\+?\d+$/.test(bare)) return refused('odd')
  if (!bare.startsWith('+')) return refused(country ? (whatFollows(text, country) ?? 'unknown') : 'plus')
  const why = bare.startsWith('+0') ? 'country' : whyImpossible(bare)
  if (why === 'long') return refused(whatFollows(text, country) ?? 'long')
  if (why) return refused(why)
  if (count(bare) < fewestDigits) return refused('short')
  const [, head = ''] = /^(.*\d) *- *\d{1,4}$/.exec(text) ?? []
  const isExtended = isWhole(head, country) && isGivenOut(bareOf(head, country)) && !isGivenOut(bare)
  return isExtended ? refused('extension') : { kind: 'number', value: bare }
}

/** What stands behind a whole number where the two together are too long to be one. */
function whatFollows(text: string, country: string): WhyNot | undefined {
  const breaks = /[ (.-]+/g
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    if (!isWhole(text.slice(0, found.index), country)) continue
    if (count(text.slice(found.index)) >= fewestDigits) return 'several'
    if (found[0].includes('-')) return 'extension'
  }
  return undefined
}

function isWhole(text: string, country: string): boolean {
  const bare = bareOf(text, country)
  return /^\+[1-9]\d{6,}$/.test(bare) && whyImpossible(bare) === undefined
}

/** Without what stands between its digits, and in E.164 where it is known to be a number of the country. */
function bareOf(text: string, country: string): string {
  const bare = text.replace(/[ (.-]/g, '').replace(/^00/, '+')
  return (country && /^\d+$/.test(bare) && fromCountry(bare, country)) || bare
}

function count(text: string): number {
  return text.replace(/\D/g, '').length
}
