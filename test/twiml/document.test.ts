import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { element, serialize } from '../../src/twiml/document.ts'

/** What fast-xml-parser makes of a document with `given` as both its text and its attribute. */
function roundTrip(given: string): { text: string | undefined; attribute: string | undefined } {
  const [say] = readTwiml(serialize(element('Response', {}, [element('Say', { voice: given }, [given])])))
  return { text: say?.text, attribute: say?.attributes.get('voice') }
}

/** XML 1.0, production 2: https://www.w3.org/TR/xml/#charsets */
function withoutForbidden(text: string): string {
  const allowed = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]$/u
  return [...text].filter((character) => allowed.test(character)).join('')
}

const nasty = fc.constantFrom('&', '<', '>', '"', "'", ']]>', '<!--', '<![CDATA[', '&amp;', '&#9;', '&lt')
const rare = fc.constantFrom('\0', '\u0008', '\t', '\n', '\r', '\u007f', '\ud800', '\udfff', '\ufffe', '😀')
const text = fc
  .array(fc.oneof(nasty, rare, fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((parts) => parts.join(''))

describe('a TwiML document', () => {
  it('gives every string back to an XML parser, without what XML cannot hold', () => {
    fc.assert(
      fc.property(text, (given) => {
        const kept = withoutForbidden(given)
        expect(roundTrip(given)).toEqual({ text: kept, attribute: kept })
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['markup', '<Hangup/>'],
    ['an end of a section', ']]>'],
    ['emoji', '👩🏽‍🌾 👍'],
    ['line ends and tabs', 'a\r\nb\nc\td'],
    ['spaces at the ends', '  Maria  '],
    ['an entity as written', '&lt;&#10;'],
  ])('keeps %s', (_what, given) => {
    expect(roundTrip(given)).toEqual({ text: given, attribute: given })
  })

  it.each([
    ['control characters', 'a\0b\u0008c', 'abc'],
    ['halves of a pair', 'a\ud800b\udc00c', 'abc'],
    ['what is no character', 'a\ufffeb\uffffc', 'abc'],
  ])('leaves out %s', (_what, given, kept) => {
    expect(serialize(given)).toBe(kept)
  })

  it('leaves out an attribute that is not given, and keeps false and 0', () => {
    const node = element('Dial', { timeLimit: undefined, answerOnBridge: false, timeout: 0 })
    expect(serialize(node)).toBe('<Dial answerOnBridge="false" timeout="0"/>')
  })

  it('keeps the order of its children', () => {
    const node = element('Response', {}, [element('Say', {}, ['one']), 'two', element('Hangup')])
    expect(serialize(node)).toBe('<Response><Say>one</Say>two<Hangup/></Response>')
  })
})
