// GSM 03.38: what fits into seven bits, and what takes an escape before it.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const escaped = new Set('\f^{}\\[~]|€')

interface Alphabet {
  /** Units in a message of one segment, and in each of several, which lose some to their numbering. */
  readonly alone: number
  readonly joined: number
  unitsOf(character: string): number
}

const gsm7: Alphabet = { alone: 160, joined: 153, unitsOf: (character) => (escaped.has(character) ? 2 : 1) }
const ucs2: Alphabet = { alone: 70, joined: 67, unitsOf: (character) => character.length }

/**
 * How many segments a text takes, at least 1. One character outside GSM-7 makes all of it UCS-2.
 * https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function countSegments(text: string): number {
  const characters = [...text]
  const { alone, joined, unitsOf } = characters.every((one) => basic.has(one) || escaped.has(one))
    ? gsm7
    : ucs2
  const sizes = characters.map(unitsOf)
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return 1
  let segments = 1
  let filled = 0
  for (const size of sizes) {
    // A character of two units is never split, it goes to the next segment whole.
    if (filled + size > joined) {
      segments += 1
      filled = 0
    }
    filled += size
  }
  return segments
}
