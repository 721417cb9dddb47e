import type { FurtherCode } from './language-names.ts'
import type { LanguageTables } from './language-tables.ts'

/** A language as script.js holds it: next to nothing to the browser until the form speaks it. */
export interface Packed {
  /** The letters that ASCII has not, the usual ones first. */
  alphabet: string
  /** A line for each text, in the order of the keys. */
  lines: string
}

/** The languages besides English: each is looked for when the form speaks it. */
export type PackedLanguages = (code: FurtherCode) => Packed

type Texts = Readonly<Record<string, string>>

/*
 * The lines are ASCII, whatever the host takes the script for, and not six characters for a letter. Behind the texts
 * that English has stand those that it has not, after their key and a tab. Between two `~` an ASCII letter stands for
 * a letter of the alphabet, by its place; after each `^` for one 52 places on.
 */
const ascii = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** @throws Error where a text holds what the packed form has a use for */
export function pack(tables: LanguageTables, keys: readonly string[]): Packed {
  const texts: Texts = Object.assign({}, ...Object.values(tables))
  const further = Object.keys(texts).filter((key) => !keys.includes(key))
  const lines = [...keys.map((key) => texts[key] ?? ''), ...further.map((key) => `${key}\t${texts[key]}`)]
  const odd = lines.find((line) => /[~^\n]/.test(line))
  if (odd !== undefined) throw new Error(`~, ^ and line breaks cannot be packed: ${odd}`)
  const alphabet = alphabetOf(lines.join(''))
  return { alphabet: alphabet.join(''), lines: write(lines.join('\n'), alphabet) }
}

/** Packed languages as one ASCII text, a line for each. */
export function writePacked(languages: Readonly<Record<string, Packed>>): string {
  const lineOf = ([code, { alphabet, lines }]: [string, Packed]) =>
    `${code}${JSON.stringify([alphabet, lines])}`
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return Object.entries(languages)
    .map(lineOf)
    .join('\n')
    .replace(/[^\0-\x7f]/g, escaped)
}

/** One of the languages that were written so; without any texts where the text has none. */
export function readPacked(text: string, code: FurtherCode): Packed {
  const line = text.split('\n').find((one) => one.startsWith(code))
  const [alphabet = '', lines = ''] = line ? JSON.parse(line.slice(code.length)) : []
  return { alphabet, lines }
}

function alphabetOf(text: string): string[] {
  const counts = new Map<string, number>()
  for (const letter of text.match(/[^\0-\x7f]/g) ?? []) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts]
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([letter]) => letter)
}

function write(text: string, alphabet: readonly string[]): string {
  let isShifted = false
  let packed = ''
  for (const letter of text.split('')) {
    const place = alphabet.indexOf(letter)
    // What is no letter of either stands for itself in both.
    if (isShifted ? ascii.includes(letter) : place >= 0) {
      packed += '~'
      isShifted = !isShifted
    }
    packed += place < 0 ? letter : '^'.repeat(Math.floor(place / ascii.length)) + ascii[place % ascii.length]
  }
  return packed
}

/** So much of a packed language as holds its first texts: nobody waits for the others. */
export function firstOf({ alphabet, lines }: Packed, count: number): Packed {
  return { alphabet, lines: lines.split('\n', count).join('\n') }
}

/** @param keys as it was packed with, or the first of them */
export function unpack(packed: Packed, keys: readonly string[]): Texts {
  const texts: Record<string, string> = {}
  for (const [index, line] of read(packed).split('\n').entries()) {
    const [key, text] = line.includes('\t') ? line.split('\t') : [keys[index], line]
    if (key !== undefined && text !== undefined) texts[key] = text
  }
  return texts
}

function read({ alphabet, lines }: Packed): string {
  let isShifted = false
  let skipped = 0
  let text = ''
  for (const letter of lines.split('')) {
    if (letter === '~') isShifted = !isShifted
    else if (letter === '^') skipped += ascii.length
    else {
      const place = isShifted ? ascii.indexOf(letter) : -1
      text += place < 0 ? letter : alphabet.charAt(place + skipped)
      skipped = 0
    }
  }
  return text
}
