/** One TwiML element. Names and attributes are Twilio's own; https://www.twilio.com/docs/voice/twiml */
export interface Node {
  name: string
  attributes: Readonly<Record<string, string>>
  children: ReadonlyArray<Node | string>
}

/** What an attribute may be given as; undefined leaves it out. */
export type AttributeValue = string | number | boolean | undefined

/** The longest document that fits into a request's `Twiml` parameter. https://www.twilio.com/docs/voice/api/call-resource */
export const longestInlineTwiml = 4000

export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  children: ReadonlyArray<Node | string> = [],
): Node {
  const given: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) given[key] = String(value)
  }
  return { name, attributes: given, children }
}

/** The document as text, without an XML declaration (Twilio needs none). */
export function serialize(node: Node | string): string {
  if (typeof node === 'string') return escapeText(node)
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`)
  const start = `<${node.name}${attributes.join('')}`
  if (node.children.length === 0) return `${start}/>`
  return `${start}>${node.children.map(serialize).join('')}</${node.name}>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns raw line ends and tabs in attributes into spaces, and a raw \r into \n everywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** The one escape, good for text and attributes alike. Characters that XML cannot hold are left out. */
function escapeText(text: string): string {
  return withoutForbidden(text).replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? character)
}

/** Drops what XML 1.0 cannot carry at all: control characters, lone surrogates, U+FFFE and U+FFFF. */
function withoutForbidden(text: string): string {
  let kept = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 32 && code < 0xd800) ||
      (code > 0xdfff && code < 0xfffe)
    if (allowed || code > 0xffff) kept += character
  }
  return kept
}
