import { describe, expect, it } from 'vitest'
import { readWritten } from '../../../src/twilio/numbers/written-number.ts'

/** The zeros of every row of digits that this engine knows. */
const zeros = Array.from({ length: 0x1fc00 }, (_, code) => code).filter(
  (code) => /\p{Nd}/u.test(String.fromCodePoint(code)) && !/\p{Nd}/u.test(String.fromCodePoint(code - 1)),
)

const inDigitsOf = (zero: number, number: string) =>
  number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

describe('what people write where a number belongs', () => {
  it.each([
    ['the 0 for those who dial at home', '+44 (0)20 7946 0018', '+442079460018'],
    ['the same 0 in other brackets', '+27 [0] 82 123 4567', '+27821234567'],
    ['the same 0 behind 00', '0049 (0) 30 1234567', '+49301234567'],
    ['what a spreadsheet puts behind a number', '+254711222333.0', '+254711222333'],
    ['the same with two digits', '+254711222333.00', '+254711222333'],
    ['the same with a comma', '+254711222333,0', '+254711222333'],
    ['a link', 'tel:+1-202-555-0110', '+12025550110'],
    ['a link in capitals', 'TEL: +254 711 222 333', '+254711222333'],
    ['a slash behind the area code', '+49 30/1234567', '+49301234567'],
    ['brackets around the country code', '(+254) 711 222 333', '+254711222333'],
    ['Arabic digits', '+٢٥٤ ٧١١ ٢٢٢ ٣٣٣', '+254711222333'],
    ['Persian digits', '+۲۵۴۷۱۱۲۲۲۳۳۳', '+254711222333'],
    ['Devanagari digits', '+२५४७११२२२३३३', '+254711222333'],
    ['Bengali digits', '+২৫৪৭১১২২২৩৩৩', '+254711222333'],
    ['two zeros for the plus in Arabic digits', '٠٠٢٥٤٧١١٢٢٢٣٣٣', '+254711222333'],
    ['a full-width plus', '＋254 711 222 333', '+254711222333'],
    ['a small plus', '\ufe62254711222333', '+254711222333'],
    ['a minus for a dash', '+254\u2212711\u2212222\u2212333', '+254711222333'],
    ['full-width brackets', '+1\uff08202\uff09555\uff0d0110', '+12025550110'],
    ['a Hangul filler', '+254\u3164711222333', '+254711222333'],
    ['a blank of Braille', '+254\u2800711222333', '+254711222333'],
    ['a combining joiner', '+254\u034f711222333', '+254711222333'],
    ['variation selectors', '+254\ufe0f711\u{e0100}222333', '+254711222333'],
    ['a byte order mark and controls', '\ufeff+254\u0007711222333\u0000', '+254711222333'],
    ['the lines of a cell', '+254\u2028711\n222\t333', '+254711222333'],
    ['a zero that Italy dials from abroad too', '+39 06 1234 5678', '+390612345678'],
    ['a zero that is no prefix in Ivory Coast', '+225 07 01 02 0304', '+2250701020304'],
    ['the 1 that Mexico has given up', '+52 1 55 1234 5678', '+5215512345678'],
    ['the 9 of Argentina', '+54 9 11 2345 6789', '+5491123456789'],
    ['a switchboard in Germany', '+49 30 12345-0', '+4930123450'],
    ['a number of Twilio for tests', '+1 500 555 0006', '+15005550006'],
    ['a number of films', '+1 (555) 000-0001', '+15550000001'],
    ['the shortest numbers there are', '+290 1234', '+2901234'],
    ['the shortest of Niue', '+683 4002', '+6834002'],
    ['a number that no operator has been given', '+254 611 222 333', '+254611222333'],
    ['a satellite', '+870 773 123 456', '+870773123456'],
    ['numbers that cost nothing anywhere', '+800 1234 5678', '+80012345678'],
  ])('is understood: %s', (_what, written, value) => {
    expect(readWritten(written)).toEqual({ kind: 'number', value })
  })

  it.each([
    ['extension', '+1 202 555 0110-12'],
    ['extension', '+1 202 555 0110-12345'],
    ['extension', '+1 202 555 0110 x12'],
    ['extension', '+1 202 555 0110 ext. 12'],
    ['extension', 'tel:+1-202-555-0110;ext=12'],
    ['extension', '+254 711 222 333-4'],
    ['extension', '+254711222333 # 12'],
    ['extension', '+254711222333,12'],
    ['letters', '+1-800-FLOWERS'],
    ['letters', '+1 800 555 CALL'],
    ['letters', '+1202CALLNOW'],
    ['letters', 'Maria +254711222333'],
    ['spreadsheet', '2.55E+11'],
    ['spreadsheet', '+2.54711222333E11'],
    ['spreadsheet', '2,55e+11'],
    ['spreadsheet', '254711222333.0'],
    ['spreadsheet', '+254 711 222 333.0'],
    ['several', '+254711222333 / +254722333444'],
    ['several', '+254711222333; +254722333444'],
    ['several', '+254711222333, 0722333444'],
    ['several', '+254711222333 or 0722 333 444'],
    ['several', '+254711222333 أو +254722333444'],
    ['several', '+254711222333 0722333444'],
    ['several', '+254711222333+254722333444'],
    ['several', '+254711222333\n+254722333444'],
    ['several', '0711222333 / 0722333444'],
    ['several', '+254711222333/4'],
    ['several', '+254711222333|+254722333444'],
    ['trunk', '+254 0711 222 333'],
    ['trunk', '+44 020 7946 0018'],
    ['trunk', '00 254 0711222333'],
    ['trunk', '+36 (06) 30 123 4567'],
    ['trunk', '+39 (0)6 1234 5678'],
    ['trunk', '+1 (0)202 555 0110'],
    ['trunk', '+7 8 916 123 45 67'],
    ['country', '+0254711222333'],
    ['country', '+999 123 456 789'],
    ['country', '+2101234567'],
    ['long', '+254 711 222 333 44'],
    ['long', '+1 202 555 01100'],
    ['long', '+254711222333444555'],
    ['short', '+254 711 22'],
    ['short', '+1 202 555 011'],
    ['short', '+123456'],
    ['plus', '0711 222 333'],
    ['plus', '254711222333'],
    ['plus', '٠٧١١٢٢٢٣٣٣'],
    ['whatsapp', 'whatsapp:+254711222333'],
    ['whatsapp', 'WhatsApp: +254711222333'],
    ['odd', '++254711222333'],
    ['odd', '254+711222333'],
    ['odd', '+254711222333\u00b2'],
    ['odd', '+254711222333?'],
    ['odd', '+'],
    ['nothing', ''],
    ['nothing', ' \u200b\u3164\u00a0'],
  ])('is refused as "%s": %s', (why, written) => {
    expect(readWritten(written)).toEqual({ kind: 'refused', why })
  })

  it('never holds TwiML', () => {
    expect(readWritten('+254711222333</Number><Number>+1900').kind).toBe('refused')
  })

  it('is read in the digits of every script', () => {
    expect(zeros.length).toBeGreaterThan(60)
    for (const zero of zeros) {
      const value = '+254711222333'
      expect(readWritten(inDigitsOf(zero, value)), zero.toString(16)).toEqual({ kind: 'number', value })
    }
  })
})
