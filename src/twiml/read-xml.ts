import { TwimlRefused } from './check.ts'
import { type Node, notXml } from './document.ts'

/**
 * Reads XML that somebody else wrote: elements, text, the five entities, numeric references, CDATA; comments and
 * processing instructions are passed over. Small, because it is part of what runs on Twilio. No DOCTYPE: Twilio
 * refuses one, and what it can define is nothing to be followed. https://www.w3.org/TR/xml/#sec-well-formed
 *
 * Returns what stands at the top, blanks between elements included. Throws TwimlRefused where the XML is not well
 * formed.
 */
export function readXml(xml: string): ReadonlyArray<Node | string> {
  const top: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [top]
  let at = 0
  while (at < xml.length) {
    const token = readToken(xml, at)
    at += token.length
    place(token, open)
  }
  const last = open[open.length - 1]
  if (last && last !== top) throw illFormed(`<${last.name}> is not closed`)
  return top.children
}

/** An element whose end has not been read. */
interface Open extends Node {
  children: Array<Node | string>
}

type Token = { readonly length: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'start'; readonly node: Open; readonly isEmpty: boolean }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'nothing' }
)

function illFormed(reason: string): TwimlRefused {
  return new TwimlRefused([`the XML is not well formed: ${reason}`])
}

function place(token: Token, open: Open[]): void {
  const parent = open[open.length - 1]
  if (!parent || token.kind === 'nothing') return
  if (token.kind === 'text') {
    parent.children.push(token.text)
  } else if (token.kind === 'start') {
    parent.children.push(token.node)
    if (!token.isEmpty) open.push(token.node)
  } else {
    if (open.length === 1) throw illFormed(`</${token.name}> closes nothing`)
    if (parent.name !== token.name) throw illFormed(`</${token.name}> stands where <${parent.name}> ends`)
    open.pop()
  }
}

/** Names as TwiML and SSML have them: letters, digits, dots, dashes, and a prefix such as `xml:`. */
const nameText = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const startTag = new RegExp(`^<(${nameText})((?:\\s+${nameText}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`)
const endTag = new RegExp(`^</(${nameText})\\s*>`)
const attributeText = `(${nameText})\\s*=\\s*("[^"]*"|'[^']*')`

function readToken(xml: string, at: number): Token {
  if (xml[at] !== '<') return readText(xml, at)
  const passedOver = readPassedOver(xml, at)
  if (passedOver) return passedOver
  const rest = xml.slice(at)
  const end = endTag.exec(rest)
  if (end) return { kind: 'end', name: end[1] ?? '', length: end[0].length }
  const start = startTag.exec(rest)
  if (!start) throw illFormed(`what begins at character ${at + 1} is no tag`)
  const node = { name: start[1] ?? '', attributes: readAttributes(start[2] ?? ''), children: [] }
  return { kind: 'start', node, isEmpty: start[3] === '/', length: start[0].length }
}

function readText(xml: string, at: number): Token {
  const next = xml.indexOf('<', at)
  const raw = next < 0 ? xml.slice(at) : xml.slice(at, next)
  if (raw.includes(']]>')) throw illFormed('text holds ]]>')
  return { kind: 'text', text: decode(lineEnds(raw)), length: raw.length }
}

/** CDATA is text; a comment and an instruction are nothing. */
function readPassedOver(xml: string, at: number): Token | undefined {
  const upTo = (opening: string, closing: string): string | undefined => {
    if (!xml.startsWith(opening, at)) return undefined
    const end = xml.indexOf(closing, at + opening.length)
    if (end < 0) throw illFormed(`${opening} is not closed`)
    return xml.slice(at + opening.length, end)
  }
  const cdata = upTo('<![CDATA[', ']]>')
  if (cdata !== undefined) {
    if (isNotXml(cdata)) throw illFormed('it holds a character that XML cannot')
    return { kind: 'text', text: lineEnds(cdata), length: cdata.length + 12 }
  }
  const comment = upTo('<!--', '-->')
  if (comment?.includes('--') || comment?.endsWith('-')) throw illFormed('a comment holds --')
  if (comment !== undefined) return { kind: 'nothing', length: comment.length + 7 }
  const instruction = upTo('<?', '?>')
  if (instruction === undefined) return undefined
  if (/^xml\b/i.test(instruction) && at > 0) throw illFormed('the XML declaration is not at the start')
  return { kind: 'nothing', length: instruction.length + 4 }
}

function readAttributes(text: string): Record<string, string> {
  const attributes = new Map<string, string>()
  const attribute = new RegExp(attributeText, 'g')
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    const [, name = '', quoted = ''] = found
    if (attributes.has(name)) throw illFormed(`an attribute ${name} is given twice`)
    attributes.set(name, decode(lineEnds(quoted.slice(1, -1)).replace(/[\t\n]/g, ' ')))
  }
  const all: Record<string, string> = {}
  for (const [name, value] of attributes) all[name] = value
  return all
}

/** By `search`, which always begins at the start; `test` goes on from where it found something. */
function isNotXml(text: string): boolean {
  return text.search(notXml) >= 0
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The character of a reference, `&amp;` or `&#38;` or `&#x26;`, or undefined. */
function characterFor(reference: string): string | undefined {
  const numeric = /^&#(?:(\d+)|x([\da-fA-F]+));$/.exec(reference)
  if (!numeric) return entities.get(reference.slice(1, -1))
  const [, decimal, hexadecimal = ''] = numeric
  const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\0'
  return isNotXml(character) ? undefined : character
}

function decode(text: string): string {
  if (isNotXml(text)) throw illFormed('it holds a character that XML cannot')
  return text.replace(/&(?:[#\w]+;)?/g, (reference) => {
    const character = characterFor(reference)
    if (character === undefined) throw illFormed('an & begins nothing that XML knows')
    return character
  })
}
