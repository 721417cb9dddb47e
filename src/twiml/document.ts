/** One TwiML element. Names and attributes are Twilio's own; https://www.twilio.com/docs/voice/twiml */
export interface Node<Name extends string = string> {
  /** As a literal in the type, so that a parent can say which elements it takes. */
  name: Name
  attributes: Readonly<Record<string, string>>
  children: ReadonlyArray<Node | string>
}

/** What an attribute may be given as: a list is joined by spaces, undefined leaves the attribute out. */
export type AttributeValue = string | number | boolean | ReadonlyArray<string | number> | undefined

/** The longest document that fits into a request's `Twiml` parameter. https://www.twilio.com/docs/voice/api/call-resource */
export const longestInlineTwiml = 4000

export function element<Name extends string>(
  name: Name,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  children: ReadonlyArray<Node | string> = [],
): Node<Name> {
  const given: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) given[key] = Array.isArray(value) ? value.join(' ') : String(value)
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

/** All but what XML 1.0 can carry: control characters, lone surrogates, U+FFFE, U+FFFF. https://www.w3.org/TR/xml/#charsets */
export const notXml = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The one escape, good for text and attributes alike. Characters that XML cannot hold are left out. */
function escapeText(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? character)
}
