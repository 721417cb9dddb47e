import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erase, readEntered, typeKey } from '../../../../src/plugin/panel/keypad/number.ts'
import { readNumber } from '../../../../src/twilio/phone-number.ts'
import { writtenNumber } from '../../world/written-number.ts'

const at = (marked: string) => {
  const [before = '', after = ''] = marked.split('|')
  return { text: before + after, start: before.length, end: before.length }
}

describe('what is entered on the keypad', () => {
  it.each([
    ['+254711222333', '+254711222333'],
    ['+254 711-222.333', '+254711222333'],
    ['00254 711 222 333', '+254711222333'],
    ['\u2066+254 (711) 222\u00a0333\u2069', '+254711222333'],
  ])('is a whole number: %s', (text, number) => {
    expect(readEntered(text)).toEqual({ kind: 'whole', number })
  })

  it.each(['', '+', '0', '00', '+25', '254711', '+254 711', '+254 711 22', '+99'])(
    'is short, and not yet called wrong: "%s"',
    (text) => expect(readEntered(text)).toEqual({ kind: 'short' }),
  )

  it.each([
    ['0711222333', 'keypadNoPlus'],
    ['254711222333', 'keypadNoPlus'],
    ['+0711222333', 'keypadNoCountry'],
    ['+0', 'keypadNoCountry'],
    ['+2547112223334445', 'keypadLong'],
    ['+254 711 22x', 'keypadLetters'],
    ['+254 711 222 333?', 'keypadOdd'],
    ['+254 711 222 333 x4', 'keypadExtension'],
    ['+254 711 222 333 / 722 333 444', 'keypadSeveral'],
    ['+254 0711 222 333', 'keypadTrunk'],
    ['whatsapp:+254711222333', 'keypadWhatsapp'],
    ['+999 1234567', 'keypadNoCountry'],
    ['+254+711', 'keypadOdd'],
    ['2.55E+11', 'keypadSpreadsheet'],
  ])('cannot become a number: %s (%s)', (text, why) => {
    expect(readEntered(text)).toMatchObject({ kind: 'wrong', why: { key: why } })
  })

  it('is a whole number exactly where a parameter would be', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), writtenNumber), (text) => {
        const entered = readEntered(text)
        expect(entered.kind === 'whole' ? entered.number : undefined).toBe(readNumber(text))
      }),
    )
  })
})

describe('a key of the keypad', () => {
  it('puts its digit where the caret is', () => {
    expect(typeKey(at('+25|711'), '4')).toEqual(at('+254|711'))
  })

  it('puts its digit in place of what is chosen', () => {
    expect(typeKey({ text: '+254711', start: 1, end: 4 }, '1')).toEqual(at('+1|711'))
  })
})

describe('the erase key', () => {
  it.each([
    ['+254 711|', '+254 71|'],
    ['+254 7|11', '+254 |11'],
    ['+254 |11', '+25|11'],
    ['|+254', '|+254'],
    ['|', '|'],
  ])('takes one digit before the caret: %s', (before, after) => {
    expect(erase(at(before))).toEqual(at(after))
  })

  it('takes what is chosen', () => {
    expect(erase({ text: '+254711', start: 1, end: 4 })).toEqual(at('+|711'))
  })

  it('takes everything in as many taps as there are digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[0-9]( ?[0-9]){0,14}$/), (text) => {
        let typed = { text, start: text.length, end: text.length }
        for (let taps = text.replace(/ /g, '').length; taps > 0; taps -= 1) typed = erase(typed)
        expect(typed.text).toBe('')
      }),
    )
  })
})
