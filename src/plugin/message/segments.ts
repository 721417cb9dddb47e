// GSM 03.38: what fits into seven bits, and what takes an escape in front of it and so the room of two.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const escaped = '\f^{}\\[~]|€'

/** How much one message holds alone, and each of several, which lose some room to their numbering. */
const gsm7 = { alone: 160, joined: 153 }
const ucs2 = { alone: 70, joined: 67 }

export interface TextSize {
  /** As Twilio counts for its limit: an emoji counts as two or more. */
  characters: number
  /** How many messages the carrier sends and bills; 0 for no text. */
  messages: number
  /** The first character outside GSM-7, which more than halves what a message holds; '' where there is none. */
  odd: string
}

/**
 * What a text costs. One character outside GSM-7 makes all of it UCS-2.
 * https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function measureText(text: string): TextSize {
  // By code point: half of a surrogate pair is nothing that can be sent.
  const characters = Array.from(text)
  const odd = characters.find((one) => !basic.includes(one) && !escaped.includes(one)) ?? ''
  const sizes = characters.map((one) => (odd ? one.length : escaped.includes(one) ? 2 : 1))
  return { characters: text.length, messages: countMessages(sizes, odd ? ucs2 : gsm7), odd }
}

function countMessages(sizes: readonly number[], { alone, joined }: typeof gsm7): number {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= alone) return Math.min(total, 1)
  let messages = 1
  let filled = 0
  for (const size of sizes) {
    // What takes the room of two is never split: it goes to the next message whole.
    if (filled + size > joined) {
      messages += 1
      filled = 0
    }
    filled += size
  }
  return messages
}
