/*
 * What people write around and instead of the ten digits, by Unicode's own classes. `\p{…}` is younger than the oldest
 * browsers here, so the classes are written out; a test compares them with those of the engine it runs on.
 */

/** Zs, Zl and Zp, and the controls that leave a space. */
const spaces = /[\t-\r\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g

/** Cc, Cf, what Unicode says is drawn as nothing, and the blank of Braille. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for alone.
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/** Pd, and the signs for minus. */
const dashes =
  /[-\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\u{10d6e}\u{10ead}]/gu

/** Ps and Pe. */
const brackets =
  /[()[\]{}\u0f3a-\u0f3d\u169b\u169c\u201a\u201e\u2045\u2046\u207d\u207e\u208d\u208e\u2308-\u230b\u2329\u232a\u2768-\u2775\u27c5\u27c6\u27e6-\u27ef\u2983-\u2998\u29d8-\u29db\u29fc\u29fd\u2e22-\u2e29\u2e42\u2e55-\u2e5c\u3008-\u3011\u3014-\u301b\u301d-\u301f\ufd3e\ufd3f\ufe17\ufe18\ufe35-\ufe44\ufe47\ufe48\ufe59-\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63]/g

const dots = /[\u00b7\u2024\u2027\u2219\u22c5\u30fb\ufe52\uff0e]/g
const slashes = /[\u2044\u2215\uff0f]/g
const pluses = /[\u207a\u208a\ufb29\ufe62\uff0b]/g

/** Nd: where each row of ten digits begins. */
const zeros: readonly number[] = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0,
  0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950,
  0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0,
  0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
]

/** The same with the digits, the plus, spaces, dashes, dots, slashes and brackets (all as `(`) that ASCII has. */
export function inAscii(text: string): string {
  return text
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(dashes, '-')
    .replace(brackets, '(')
    .replace(dots, '.')
    .replace(slashes, '/')
    .replace(pluses, '+')
    .replace(/[^\0-\x7f]/gu, digitOf)
}

/** A number, or what there is of one, without all that people write between its digits. */
export function bareNumber(text: string): string {
  return inAscii(text)
    .replace(/[ (.-]/g, '')
    .replace(/^00/, '+')
}

/** The digit of a character that is one in any script, else the character itself. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const zero = zeros.find((first) => code >= first && code < first + 10)
  return zero === undefined ? character : String(code - zero)
}

/** What can be seen of a text. */
export function visible(text: string): string {
  return text.replace(invisible, '').replace(spaces, ' ').trim()
}

/** A code, key or address as it is meant, without what pasting it brought along. Not for texts that people read. */
export function withoutInvisible(text: string): string {
  // The usual one, without the work: the classes take a slow phone longer than all else of a plain field's parameters.
  if (/^[ -~]*$/.test(text)) return text.trim()
  const kept = text.replace(spaces, (space) => (space === ' ' ? space : ''))
  return kept.replace(invisible, '').trim()
}
