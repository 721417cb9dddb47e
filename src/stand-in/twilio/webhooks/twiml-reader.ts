import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of a TwiML document. Text is that of all it holds, as Twilio would speak or dial it. */
export interface TwimlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly TwimlElement[]
  readonly text: string
}

/** A document that Twilio cannot run, with the code its debugger would show. */
export class TwimlError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'TwimlError'
    this.code = code
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Without it numeric references such as &#10; stay as they are written.
  htmlEntities: true,
})

// With `preserveOrder` the parser gives each node as an object of one key, the element's name, with its
// children as value; attributes sit beside it under this key, and text is a node of its own.
const attributesKey = ':@'
const textKey = '#text'

function readAttributes(value: unknown): Map<string, string> {
  const attributes = new Map<string, string>()
  if (typeof value !== 'object' || value === null) return attributes
  for (const [name, text] of Object.entries(value)) attributes.set(name, String(text))
  return attributes
}

function readNodes(nodes: unknown): { elements: TwimlElement[]; text: string } {
  const elements: TwimlElement[] = []
  let text = ''
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (typeof node !== 'object' || node === null) continue
    for (const [name, content] of Object.entries(node)) {
      if (name === textKey) text += String(content)
      if (name === textKey || name === attributesKey) continue
      const inner = readNodes(content)
      elements.push({
        name,
        attributes: readAttributes(Reflect.get(node, attributesKey)),
        children: inner.elements,
        text: inner.text,
      })
      text += inner.text
    }
  }
  return { elements, text }
}

/** The verbs of a document for a call or a message, in order. Throws TwimlError. https://www.twilio.com/docs/voice/twiml */
export function readTwiml(document: string): readonly TwimlElement[] {
  const checked = XMLValidator.validate(document)
  if (checked !== true) throw new TwimlError(12100, `Document parse failure: ${checked.err.msg}`)
  const root = readNodes(parser.parse(document)).elements[0]
  if (root?.name !== 'Response') throw new TwimlError(12200, 'The document must begin with <Response>')
  return root.children
}
