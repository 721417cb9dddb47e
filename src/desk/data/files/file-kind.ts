/** What the first bytes of a file say of it. */
export type FileKind =
  | { readonly kind: 'csv' | 'json'; readonly encoding: TextEncodingName }
  | { readonly kind: 'excel' }
  | { readonly kind: 'none'; readonly why: WhyNone }

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Each is the end of a key in data-words.ts. */
export type WhyNone = 'Empty' | 'Zip' | 'Spss' | 'Stata' | 'OldExcel' | 'WebPage' | 'Key' | 'Binary'

/** How much of a file is looked at. */
export const headSize = 4096

/** How files begin that are often taken for an export. */
const signatures: readonly (readonly [start: string, why: WhyNone])[] = [
  ['$FL2', 'Spss'],
  ['$FL3', 'Spss'],
  ['<stata_dta>', 'Stata'],
  // A workbook of before 2007, or a newer one with a password.
  ['\u00d0\u00cf\u0011\u00e0', 'OldExcel'],
  ['\u001f\u008b', 'Zip'],
  ['7z\u00bc\u00af', 'Zip'],
  ['Rar!', 'Zip'],
  ['-----BEGIN', 'Key'],
]

/** @param head the first `headSize` bytes */
export function kindOf(name: string, head: Uint8Array): FileKind {
  if (head.length === 0) return { kind: 'none', why: 'Empty' }
  const raw = String.fromCharCode(...head)
  const known = signatures.find(([start]) => raw.startsWith(start))
  if (known) return { kind: 'none', why: known[1] }
  // A workbook is a zip as well: the name tells the two apart.
  if (raw.startsWith('PK')) return /\.zip$/i.test(name) ? { kind: 'none', why: 'Zip' } : { kind: 'excel' }
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head).trimStart()
  if (text === '') return { kind: 'none', why: 'Empty' }
  if (text.includes('\0')) return { kind: 'none', why: 'Binary' }
  if (text.startsWith('<')) return { kind: 'none', why: 'WebPage' }
  return { kind: /^[[{]/.test(text) ? 'json' : 'csv', encoding }
}

/** By its mark; without one, by the zeros that UTF-16 has beside each Latin letter. */
function encodingOf(head: Uint8Array): TextEncodingName {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const [atEven = 0, atOdd = 0] = zeros
  if (atOdd > head.length / 4 && atEven < atOdd / 8) return 'utf-16le'
  if (atEven > head.length / 4 && atOdd < atEven / 8) return 'utf-16be'
  return 'utf-8'
}
