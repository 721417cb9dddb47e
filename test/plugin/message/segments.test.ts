import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureText } from '../../../src/plugin/message/segments.ts'
import { countSegments } from '../../../src/stand-in/twilio/messages/segments.ts'

describe('measureText', () => {
  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ш'.repeat(70), 1],
    ['ш'.repeat(71), 2],
    ['ш'.repeat(134), 2],
    ['ш'.repeat(135), 3],
  ])('counts the messages of %s', (text, messages) => {
    expect(measureText(text).messages).toBe(messages)
  })

  it('never splits an escaped character, which takes the room of two', () => {
    // 152 units, then a pair that would cross the border at 153.
    expect(measureText(`${'a'.repeat(152)}€${'a'.repeat(151)}`).messages).toBe(2)
    expect(measureText(`${'a'.repeat(152)}€${'a'.repeat(152)}`).messages).toBe(3)
  })

  it('never splits an emoji', () => {
    expect(measureText(`${'a'.repeat(66)}😀${'a'.repeat(65)}`).messages).toBe(2)
    expect(measureText(`${'a'.repeat(66)}😀${'a'.repeat(66)}`).messages).toBe(3)
  })

  it('names the first character that makes messages shorter', () => {
    expect(measureText('Hello [world] {€}\n').odd).toBe('')
    expect(measureText('Ça va ? Très bien, ‘oui’').odd).toBe('‘')
    expect(measureText('ok 😀 ок').odd).toBe('😀')
  })

  it('counts characters as Twilio’s limit does, an emoji as two', () => {
    expect(measureText('ok 😀').characters).toBe(5)
  })

  it('agrees with how Twilio bills any text', () => {
    const character = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'abc XYZ019@£Ç€^{}\n') },
      { weight: 1, arbitrary: fc.constantFrom('ш', '😀', '“', '\u200d') },
    )
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...'ab €{'), { minLength: 1, maxLength: 700 }),
      fc.array(character, { minLength: 1, maxLength: 400 }),
    )
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        expect(measureText(text).messages).toBe(countSegments(text))
      }),
    )
  })
})
