import { inAscii } from './characters.ts'
import { nationalNumber, nationalPrefix, withoutMark } from './numbering.ts'

/** A shorter run of digits can be a price or a date. */
const fewestDigits = 7

/** A shorter secret goes where it is a word of its own; as part of one it would tear up texts that do not hold it. */
const shortSecret = 8

/** A digit of a text, and where what stands for it begins and ends there. */
interface Digit {
  value: string
  start: number
  end: number
  /** Nothing but what people write within a number stands before it, back to the digit before. */
  goesOn: boolean
}

/**
 * Takes every secret and hidden number out of a text that came from elsewhere: a number however it is written, with its
 * country code or as it is dialled at home.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) {
    clean = isNumberLike(secret) ? withoutNumber(clean, secret) : withoutWord(clean, secret)
  }
  return clean
}

function isNumberLike(secret: string): boolean {
  return /^\+?\d+$/.test(secret) && secret.length >= fewestDigits
}

function withoutWord(text: string, secret: string): string {
  if (secret.length < 4) return text
  const forms = [secret, encodeWhole(secret)].map((form) => form.replace(/[^\w]/g, (sign) => `\\${sign}`))
  const pattern = new RegExp(forms.join('|'), 'gi')
  if (secret.length >= shortSecret) return text.replace(pattern, '***')
  return text.replace(pattern, (found, at: number) => {
    const around = text.charAt(at - 1) + text.charAt(at + found.length)
    return /\w/.test(around) && /^\w+$/.test(found) ? found : '***'
  })
}

/** Half of a pair cannot be encoded, and then stands nowhere encoded. */
function encodeWhole(secret: string): string {
  try {
    return encodeURIComponent(secret)
  } catch {
    return secret
  }
}

function withoutNumber(text: string, number: string): string {
  let clean = text
  // The longest first, so that nothing is left standing in front of a shorter one.
  for (const form of formsOf(number)) clean = withoutDigits(clean, form)
  return clean
}

function formsOf(number: string): string[] {
  const plain = withoutMark(number)
  const home = nationalNumber(plain)
  const forms = [number, plain].map((one) => one.replace('+', ''))
  if (home.length >= fewestDigits) forms.push(nationalPrefix(plain) + home, home)
  return forms
}

function withoutDigits(text: string, form: string): string {
  const digits = digitsOf(text)
  const all = digits.map(({ value }) => value).join('')
  let clean = ''
  let done = 0
  let at = all.indexOf(form)
  while (at >= 0) {
    const found = digits.slice(at, at + form.length)
    const [first] = found
    const last = found[found.length - 1]
    const isOne = found.slice(1).every(({ goesOn }) => goesOn)
    if (first && last && isOne && !isInSid(text, first.start)) {
      clean += `${text.slice(done, first.start).replace(/(?:\+|%2B|\(|\b00)+$/i, '')}***`
      done = last.end
    }
    at = all.indexOf(form, at + (isOne ? form.length : 1))
  }
  return clean + text.slice(done)
}

/** A SID holds digits that are no number. */
function isInSid(text: string, at: number): boolean {
  const sids = /\b[A-Z]{2}[0-9a-f]{32}\b/g
  for (let sid = sids.exec(text); sid; sid = sids.exec(text)) {
    if (at >= sid.index && at < sid.index + sid[0].length) return true
  }
  return false
}

/** Every digit of any script, encoded or not. */
function digitsOf(text: string): Digit[] {
  const digits: Digit[] = []
  let goesOn = false
  const pieces = /(?:%[0-9a-f]{2})+|[\s\S]/giu
  for (let piece = pieces.exec(text); piece; piece = pieces.exec(text)) {
    const start = piece.index
    const end = start + piece[0].length
    for (const value of inAscii(decode(piece[0])).split('')) {
      if (/\d/.test(value)) {
        digits.push({ value, start, end, goesOn })
        goesOn = true
      } else if (!/[ (./,-]/.test(value)) goesOn = false
    }
  }
  return digits
}

function decode(piece: string): string {
  if (!piece.startsWith('%')) return piece
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
