import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNumber,
  isNumberStart,
  readAddress,
  readNumber,
  showNumber,
  withoutSecrets,
} from '../../src/twilio/phone-number.ts'
import { writtenNumber } from '../plugin/world/written-number.ts'

const digits = fc.stringMatching(/^[1-9]\d{6,14}$/)

describe('a number as people write it', () => {
  it.each([
    ['+254711222333', '+254711222333'],
    [' +254 711 222 333 ', '+254711222333'],
    ['+1 (202) 555-0110', '+12025550110'],
    ['+1.202.555.0110', '+12025550110'],
    ['00254711222333', '+254711222333'],
    ['00 254-711-222-333', '+254711222333'],
    ['+254\u00a0711\u2011222\u2013333', '+254711222333'],
    ['+2901234', '+2901234'],
    ['+123456789012345', '+123456789012345'],
  ])('%j is %s', (written, number) => {
    expect(readNumber(written)).toBe(number)
  })

  it.each([
    ['a national number', '0711222333'],
    ['a number without its plus', '254711222333'],
    ['what a spreadsheet makes of one', '2.55E+11'],
    ['what a spreadsheet makes of one, with a plus', '+2.55E+11'],
    ['a country code that begins with 0', '+0254711222333'],
    ['too few digits', '+123456'],
    ['too many digits', '+1234567890123456'],
    ['two pluses', '++254711222333'],
    ['a plus in the middle', '254+711222333'],
    ['a number with an extension', '+12025550110x5'],
    ['letters', '+1202CALLNOW'],
    ['TwiML', '+254711222333</Number><Number>+1900'],
    ['several numbers', '+254711222333,+254711222334'],
    ['a dialling link', 'tel:+254711222333'],
    ['Arabic digits', '+٢٥٤٧١١٢٢٢٣٣٣'],
    ['nothing', ''],
    ['a plus alone', '+'],
  ])('%s is refused', (_what, written) => {
    expect(readNumber(written)).toBeUndefined()
  })

  it('is E.164 or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), writtenNumber), (text) => {
        const number = readNumber(text)
        expect(number === undefined || /^\+[1-9]\d{6,14}$/.test(number)).toBe(true)
      }),
    )
  })

  it('is the same number again after it was shown in groups', () => {
    fc.assert(fc.property(digits, (bare) => readNumber(showNumber(`+${bare}`)) === `+${bare}`))
    expect(showNumber('+254711222333')).toBe('+254 711 222 333')
  })
})

describe('the address of an enumerator', () => {
  it.each([
    ['+254 700 000 001', { kind: 'number', value: '+254700000001' }],
    [' sip:maria@example.com ', { kind: 'sip', value: 'sip:maria@example.com' }],
    ['sip:maria@example.com;transport=tls', { kind: 'sip', value: 'sip:maria@example.com;transport=tls' }],
    ['client:maria', { kind: 'client', value: 'client:maria' }],
  ])('is read from %j', (text, address) => {
    expect(readAddress(text)).toEqual(address)
  })

  it.each(['sip:', 'sip:maria', 'sip:a b@example.com', 'client:', 'client:a b', 'sip:a@b<c>', 'maria', ''])(
    'is not read from %j',
    (text) => {
      expect(readAddress(text)).toBeUndefined()
    },
  )
})

describe('a text without secrets', () => {
  it.each([
    ['a number', 'To +254711222333 is wrong'],
    ['a number without its plus', 'To 254711222333 is wrong'],
    ['a number in groups', 'To +254 711-222.333 is wrong'],
    ['a number with brackets', 'To +254 (711) 222 333 is wrong'],
    ['a number of an address', 'To %2B254711222333 is wrong'],
  ])('does not hold %s', (_what, text) => {
    expect(withoutSecrets(text, ['+254711222333'])).toBe('To *** is wrong')
  })

  it('does not hold any of several, however often they stand there', () => {
    expect(withoutSecrets('a tokenone b TOKENTWO c tokenone', ['tokenone', 'tokentwo'])).toBe(
      'a *** b *** c ***',
    )
  })

  it('holds no secret whatever characters the secret is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: 'binary' }), fc.string(), (secret, around) => {
        const clean = withoutSecrets(`${around} ${secret} ${around}`, [secret])
        fc.pre(!'***'.includes(secret) && !around.includes(secret))
        expect(clean).not.toContain(secret)
      }),
    )
  })

  it('is left alone where nothing secret is in it, and by an empty secret', () => {
    expect(withoutSecrets('Nothing here', ['', '+254711222333'])).toBe('Nothing here')
  })
})

describe('E.164 to the letter', () => {
  it('is a number as Twilio writes it, and nothing that people write besides', () => {
    expect(isNumber('+254711222333')).toBe(true)
    const others = ['', '254711222333', '+254 711', '+0711222333', '+1234567890123456', 'sip:a@example.com']
    expect(others.filter(isNumber)).toEqual([])
  })

  it('begins with a country code, of which a digit is enough', () => {
    expect(['+1', '+2547'].every(isNumberStart)).toBe(true)
    expect(['', '+', '+0', '1', '+254*'].filter(isNumberStart)).toEqual([])
  })
})
