import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluateParameters,
  parseAppearance,
  withParameter,
  writeValue,
} from '../../../src/stand-in/surveycto/appearance.ts'
import { AppearanceError, type FormValues } from '../../../src/stand-in/surveycto/expression.ts'

const dollar = '$'
const values: FormValues = {
  fields: { enum_phone: '+254700000001', record: '0', list: 'a|b|c' },
  datasets: {
    twilio_access: [
      { accessid_key: '1', sid: 'AC1', number: '' },
      { accessid_key: '1234', sid: 'AC1234', number: '15005550006' },
    ],
  },
}

function read(text: string): Record<string, string | number> {
  const parameters = evaluateParameters(parseAppearance(text), values)
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]))
}

function problem(text: string): AppearanceError {
  try {
    evaluateParameters(parseAppearance(text), values)
  } catch (error) {
    if (error instanceof AppearanceError) return error
    throw error
  }
  throw new Error(`${text} was taken`)
}

describe('reading an appearance', () => {
  it.each<[string, Record<string, string | number>]>([
    ['custom-twilio-call', {}],
    ['custom-twilio-call()', {}],
    ['custom-twilio-call(record=1)', { record: 1 }],
    ['custom-twilio-call( record = 1 , ring_seconds=-2.5 )', { record: 1, ring_seconds: -2.5 }],
    ["custom-twilio-call(record='1')", { record: '1' }],
    ["custom-twilio-call(to='+254 (0)7, x)')", { to: '+254 (0)7, x)' }],
    ['custom-twilio-call(whisper="it\'s Maria")', { whisper: "it's Maria" }],
    ['custom-twilio-call(whisper=\'it’s Maria, "yes"\')', { whisper: 'it’s Maria, "yes"' }],
    ["custom-twilio-call(to_label='')", { to_label: '' }],
    [`custom-twilio-call(from=${dollar}{enum_phone})`, { from: '+254700000001' }],
    [`custom-twilio-call(record=${dollar}{record})`, { record: '0' }],
    [`custom-twilio-call(a=concat('<', ${dollar}{list}, 1, '>'))`, { a: '<a|b|c1>' }],
    [`custom-twilio-call(a=item-at('|', ${dollar}{list}, 1))`, { a: 'b' }],
    ["custom-twilio-call(a=number('12'))", { a: 12 }],
    ["custom-twilio-call(a=substr('+254700', 1, 4))", { a: '254' }],
    ["custom-twilio-call(a=coalesce('', upper('x')))", { a: 'X' }],
    ["custom-twilio-call(s=pulldata('twilio_access','sid','accessid_key','1234'))", { s: 'AC1234' }],
    ["custom-twilio-call(n=pulldata('twilio_access','number','accessid_key',1234))", { n: '15005550006' }],
    ["custom-twilio-call(s=pulldata('twilio_access','sid','accessid_key','9'))", { s: '' }],
    ["custom-twilio-call(\n  a=1,\n  b=concat('(', lower('X'), ')')\n)", { a: 1, b: '(x)' }],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('keeps the plug-in apart from the other words of the appearance', () => {
    expect(parseAppearance('w2 custom-twilio-call(record=1) minimal')).toMatchObject({
      plugin: 'twilio-call',
      otherWords: ['w2', 'minimal'],
    })
  })

  it.each<[string, number, RegExp]>([
    ['', 0, /No plug-in is named/],
    ['minimal', 0, /No plug-in is named/],
    ['custom-(a=1)', 0, /does not name a plug-in/],
    ['custom-a custom-b', 9, /one plug-in only/],
    ['custom-a (b=1)', 9, /without a space/],
    ['custom-a(b=1))', 13, /one too many/],
    ['custom-a(b=1', 8, /no closing \)/],
    ['custom-a(', 8, /no closing \)/],
    ['custom-a(b=1,)', 13, /comma too many/],
    ['custom-a(b=1 c=2)', 13, /comma or \) belongs here/],
    ['custom-a(b)', 9, /name=value/],
    ['custom-a(b=)', 11, /cannot begin with \)/],
    ['custom-a(b=', 11, /value is missing/],
    ['custom-a(b=‘x’)', 11, /not a straight quote/],
    ['custom-a(b=“x”)', 11, /not a straight quote/],
    ["custom-a(b='x)", 11, /no closing '/],
    ["custom-a(b='it''s')", 15, /Two texts touch/],
    ['custom-a(b=+254700)', 11, /cannot begin with \+/],
    ['custom-a(b=yes)', 11, /neither a number nor in quotes/],
    ['custom-a(b=1x)', 11, /cannot begin with 1/],
    ['custom-a(b=1, b=2)', 14, /given twice/],
    ['custom-a(b=1 + 2)', 13, /Operators are not known/],
    [`custom-a(b=${dollar}{x)`, 11, /closing }/],
    [`custom-a(b=${dollar}{nobody})`, 11, /no field called nobody/],
    ["custom-a(b=concat('x')", 8, /no closing \)/],
    ["custom-a(b=concat('x'", 21, /closing \)/],
    ['custom-a(b=constructor(1))', 11, /constructor\(\) is not known/],
    ["custom-a(b=pulldata('no','x','y','z'))", 11, /No dataset called no/],
    ["custom-a(b=pulldata('twilio_access','x','accessid_key','1'))", 11, /no column x/],
    ["custom-a(b=pulldata('twilio_access'))", 11, /pulldata\(\) needs/],
  ])('refuses %s and says where', (text, at, message) => {
    expect(problem(text)).toMatchObject({ at, message: expect.stringMatching(message) })
    expect(problem(text).message).toContain(`(character ${at + 1})`)
  })

  it('says something about any text, and never fails in another way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        try {
          parseAppearance(`custom-x(${text})`)
        } catch (error) {
          expect(error).toBeInstanceOf(AppearanceError)
        }
      }),
    )
  })
})

describe('changing one parameter of an appearance', () => {
  const text = `custom-twilio-call(\n  from=${dollar}{enum_phone},\n  record=1, to='x') w2`

  it.each<[string, string, string | number | undefined, string]>([
    [text, 'record', 0, text.replace('record=1', 'record=0')],
    [text, 'to', "o'clock", text.replace("'x'", '"o\'clock"')],
    [text, 'new', 5, text.replace("to='x'", "to='x',\n  new=5")],
    [text, 'record', undefined, text.replace(',\n  record=1', '')],
    [text, 'absent', undefined, text],
    ['custom-a(b=1, c=2)', 'b', undefined, 'custom-a( c=2)'],
    ['custom-a(b=1)', 'b', undefined, 'custom-a()'],
    ['custom-a', 'b', 'x', "custom-a(b='x')"],
    ['custom-a() w1', 'b', 'x', "custom-a(b='x') w1"],
    ['custom-a(b=1)', 'c', 2, 'custom-a(b=1, c=2)'],
  ])('in %j sets %s to %j', (before, key, value, after) => {
    expect(withParameter(before, key, value)).toBe(after)
  })

  it('writes any text so that it is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '"', 'a', ',', ')', '\n', '$', '’') }), (value) => {
        expect(read(`custom-a(b=${writeValue(value)}, c=1)`)).toEqual({ b: value, c: 1 })
      }),
    )
  })
})
