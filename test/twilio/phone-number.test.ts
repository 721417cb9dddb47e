import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNumber,
  isNumberStart,
  isSameNumber,
  readAddress,
  readNumber,
  showNumber,
} from '../../src/twilio/phone-number.ts'
import { writtenNumber } from '../plugin/world/written-number.ts'

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
  ])('%j is %s', (written, number) => {
    expect(readNumber(written)).toBe(number)
  })

  it('is E.164 or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), writtenNumber), (text) => {
        const number = readNumber(text)
        expect(number === undefined || /^\+[1-9]\d{6,14}$/.test(number)).toBe(true)
      }),
    )
  })
})

describe('a number on the screen', () => {
  it.each([
    ['+254711222333', '+254 711 222333'],
    ['+15005550001', '+1 500 555 0001'],
    ['+442079460018', '+44 20 7946 0018'],
    ['+33612345678', '+33 6 12 34 56 78'],
    ['+919876543210', '+91 98765 43210'],
    ['+5491123456789', '+54 9 11 2345 6789'],
    ['+2901234', '+290 1234'],
  ])('stands in the groups of its country: %s as %s', (number, shown) => {
    expect(showNumber(number)).toBe(shown)
  })

  it('is the same number again, whatever its country and length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), (bare) => {
        fc.pre(readNumber(`+${bare}`) !== undefined)
        expect(readNumber(showNumber(`+${bare}`))).toBe(`+${bare}`)
      }),
    )
  })

  it.each(['sip:maria@example.com', 'client:maria', '', '+999123456789'])(
    'stays as it is: "%s"',
    (address) => {
      expect(showNumber(address)).toBe(address)
    },
  )
})

describe('two numbers', () => {
  it.each([
    ['Mexico, as it was written until 2019', '+5215512345678', '+525512345678'],
    ['Argentina, with the 9 of mobile phones', '+5491123456789', '+541123456789'],
    ['any country', '+254711222333', '+254711222333'],
  ])('are the same one in %s', (_where, one, other) => {
    expect(isSameNumber(one, other)).toBe(true)
    expect(isSameNumber(other, one)).toBe(true)
  })

  it.each([
    ['+254711222333', '+254711222334'],
    ['+5215512345678', '+525512345679'],
    ['+5491123456789', '+5491123456780'],
    ['+549112345678', '+54112345678'],
    ['+15212345678', '+1212345678'],
    ['sip:maria@example.com', 'sip:juma@example.com'],
  ])('are two: %s and %s', (one, other) => {
    expect(isSameNumber(one, other)).toBe(false)
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
