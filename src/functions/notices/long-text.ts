import { longestBody } from '../../twilio/messages.ts'

// Twilio counts a text as JavaScript does, in units of UCS-2: an emoji is two or more. What people see as one character
// is never cut in two.
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text that is too long, with a sign that there was more. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${startOf(text, Math.max(0, longest - 1))}…`
}

/** Somebody pays for each. What WhatsApp lets people write fits into three. */
const mostParts = 10

/**
 * A text in as many messages as it takes, numbered where that is more than one, with cuts between words. A word that is
 * longer than a message is cut; so is what would be an endless row of messages, with a sign.
 */
export function splitText(text: string, longest = longestBody): string[] {
  if (text.length <= longest) return [text]
  // `(12/34) `.
  const room = longest - 8
  const parts: string[] = []
  for (let rest = shorten(text, room * mostParts); rest !== ''; ) {
    const part = rest.length <= room ? rest : wholeWords(startOf(rest, room))
    parts.push(part.trimEnd())
    rest = rest.slice(part.length)
  }
  return parts.map((part, index) => `(${index + 1}/${parts.length}) ${part}`)
}

/** As many whole characters as fit; half of one where it is larger than all the room, so that nobody waits for ever. */
function startOf(text: string, longest: number): string {
  let kept = ''
  for (const { segment } of characters.segment(text.slice(0, longest + 100))) {
    if (kept.length + segment.length > longest) break
    kept += segment
  }
  return kept === '' ? text.slice(0, longest) : kept
}

/** With the blank that ends it; all of it where a cut would leave less than half. */
function wholeWords(text: string): string {
  const [words = ''] = /^[\s\S]*\s/.exec(text) ?? []
  return words.length > text.length / 2 ? words : text
}
