import { describe, expect, it } from 'vitest'
import { countSegments } from '../../../../src/stand-in/twilio/messages/segments.ts'

describe('segments', () => {
  it.each([
    ['nothing', '', 1],
    ['160 characters of GSM-7', 'a'.repeat(160), 1],
    ['161, of which each segment now holds 153', 'a'.repeat(161), 2],
    ['two full segments', 'é'.repeat(306), 2],
    ['one more than two full segments', 'é'.repeat(307), 3],
    ['80 euro signs, each with its escape', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['70 characters that GSM-7 lacks', 'ш'.repeat(70), 1],
    ['71 of them', 'ш'.repeat(71), 2],
    ['135 of them, where two segments hold 134', 'ш'.repeat(135), 3],
    ['one letter outside GSM-7 among 71', `${'a'.repeat(70)}ş`, 2],
    ['35 emoji of two units', '😀'.repeat(35), 1],
    ['36 emoji', '😀'.repeat(36), 2],
  ])('of %s are counted', (_what, text, segments) => {
    expect(countSegments(text)).toBe(segments)
  })

  it('never split a character of two units', () => {
    // 152 letters leave one unit, too little for an escaped bracket.
    expect(countSegments(`${'a'.repeat(152)}[${'a'.repeat(151)}`)).toBe(2)
    expect(countSegments(`${'a'.repeat(152)}[${'a'.repeat(152)}`)).toBe(3)
    expect(countSegments('😀'.repeat(67))).toBe(3)
  })
})
