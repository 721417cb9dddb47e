import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { readTwiml, type TwimlElement } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { TwimlRefused } from '../../src/twiml/check.ts'
import { element, type Node, serialize } from '../../src/twiml/document.ts'
import { readXml } from '../../src/twiml/read-xml.ts'

const nasty = fc.constantFrom(
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '&amp;',
  '&#9;',
  '\r\n',
)
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''))
  // What XML cannot hold is another test's matter.
  .map((given) => given.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
  .filter((given) => given !== '')

const names = ['Say', 'Dial', 'Number', 'say-as', 'xml:lang', 'w', 'X_1.y']
const name = fc.constantFrom(...names)
const attributes = fc.dictionary(name, text, { maxKeys: 3 })

/** Any element, a few levels deep, with text and elements in any order. */
const { tree } = fc.letrec<{ tree: Node; children: Array<Node | string> }>((tie) => ({
  tree: fc
    .tuple(name, attributes, tie('children'))
    .map(([tag, given, children]) => element(tag, given, children)),
  children: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<Array<Node | string>>([]),
    fc.tuple(text, tie('tree')),
    fc.tuple(tie('tree'), text, tie('tree')),
    fc.tuple(text),
  ),
}))

/** A node as the stand-in Twilio's parser gives it. */
function asParsed(node: Node): TwimlElement {
  const children = node.children.filter((child) => typeof child !== 'string').map(asParsed)
  const textOf = (child: Node | string): string =>
    typeof child === 'string' ? child : child.children.map(textOf).join('')
  return {
    name: node.name,
    attributes: new Map(Object.entries(node.attributes)),
    children,
    text: textOf(node),
  }
}

describe('any document', () => {
  it('comes back from another XML parser as it was written, whatever its texts and attributes', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(readTwiml(serialize(element('Response', {}, [node])))).toEqual([asParsed(node)])
      }),
      { numRuns: 300 },
    )
  })

  it('comes back from our own reader as it was written', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(readXml(serialize(node))).toEqual([node])
      }),
      { numRuns: 300 },
    )
  })
})

describe('XML that somebody else wrote', () => {
  it('is read with its declaration, comments, CDATA, references and both kinds of quotes', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- hello --><Response a = "1"\n b=\'"\'>' +
      '<Say>a &lt; &#98;&#x63;<![CDATA[ <d> & ]]>e</Say><Hangup /></Response >'
    expect(readXml(xml)).toEqual([
      '\n',
      element('Response', { a: '1', b: '"' }, [
        element('Say', {}, ['a < bc', ' <d> & ', 'e']),
        element('Hangup'),
      ]),
    ])
  })

  it('has its line ends made one, as every parser does', () => {
    expect(readXml('<Say a="1\r\n2">3\r4</Say>')).toEqual([element('Say', { a: '1 2' }, ['3\n4'])])
  })

  it('may be nothing, or text alone', () => {
    expect(readXml('')).toEqual([])
    expect(readXml('Hello')).toEqual(['Hello'])
  })

  it.each([
    ['an element that is not closed', '<Say>Hello', '<Say> is not closed'],
    ['an element that was not opened', 'Hello</Say>', '</Say> closes nothing'],
    ['crossed elements', '<Say><p></Say></p>', '</Say> stands where <p> ends'],
    ['an end in small letters', '<Say></say>', '</say> stands where <Say> ends'],
    ['an attribute without quotes', '<Say loop=2/>', 'character 1 is no tag'],
    ['an attribute without a value', '<Say loop/>', 'character 1 is no tag'],
    ['attributes that touch', '<Say a="1"b="2"/>', 'character 1 is no tag'],
    ['an attribute twice', '<Say a="1" a="2"/>', 'an attribute a is given twice'],
    ['an attribute with markup', '<Say a="<"/>', 'character 1 is no tag'],
    ['a bare ampersand', '<Say>you & me</Say>', 'an & begins nothing'],
    ['an entity that HTML has', '<Say>a&nbsp;b</Say>', 'an & begins nothing'],
    ['a reference to no character', '<Say>&#0;</Say>', 'an & begins nothing'],
    ['a reference beyond all characters', '<Say>&#x110000;</Say>', 'an & begins nothing'],
    ['half a pair by reference', '<Say>&#xd800;</Say>', 'an & begins nothing'],
    ['a control character', '<Say>\u0007</Say>', 'a character that XML cannot'],
    ['a control character in CDATA', '<Say><![CDATA[\u0007]]></Say>', 'a character that XML cannot'],
    ['the end of a CDATA section', '<Say>]]></Say>', 'text holds ]]>'],
    ['CDATA without an end', '<Say><![CDATA[a</Say>', '<![CDATA[ is not closed'],
    ['a comment without an end', '<!-- a', '<!-- is not closed'],
    ['a comment with dashes', '<!-- a -- b -->', 'a comment holds --'],
    ['a declaration in the middle', '<Say/><?xml version="1.0"?>', 'not at the start'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Say>&a;</Say>', 'character 1 is no tag'],
    ['a name that begins with a digit', '<1Say/>', 'character 1 is no tag'],
    ['a lonely bracket', '<Say>1 < 2</Say>', 'character 8 is no tag'],
  ])('is refused with %s', (_what, xml, reason) => {
    expect(() => readXml(xml)).toThrow(TwimlRefused)
    expect(() => readXml(xml)).toThrow(reason)
  })

  it('is never taken where the other parser says that it is not well formed', () => {
    const scraps = fc.constantFrom(
      '<Say>',
      '</Say>',
      '<p a="1">',
      '</p>',
      '<Hangup/>',
      'text',
      '<',
      '>',
      '"',
      ' ',
      '=',
    )
    fc.assert(
      fc.property(fc.array(scraps, { minLength: 1, maxLength: 8 }), (parts) => {
        const xml = `<Response>${parts.join('')}</Response>`
        const other = XMLValidator.validate(xml)
        const read = () => readXml(xml)
        if (other !== true) expect(read).toThrow(TwimlRefused)
      }),
      { numRuns: 1000 },
    )
  })

  it('is read in no time, however long', () => {
    const long = `<Response>${'<Say a="b">c &amp; d</Say>'.repeat(5000)}</Response>`
    expect(serialize(readXml(long)[0] ?? '')).toBe(long)
  })
})
