import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../src/twilio/numbers/secrets.ts'

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

  it.each([
    ['as it is dialled at home', 'To 0711 222 333 is wrong'],
    ['as it is dialled at home, in brackets', 'To (0711) 222-333 is wrong'],
    ['without country code', 'To 711222333 is wrong'],
    ['with slashes', 'To 0711/222/333 is wrong'],
    ['with hyphens that do not break', 'To 0711\u2011222\u2011333 is wrong'],
    ['with dashes and thin spaces', 'To +254\u2009711\u2013222\u2013333 is wrong'],
    ['with what nobody sees', 'To +254\u200b711\u2060222\u00ad333 is wrong'],
    ['with Arabic digits', 'To +٢٥٤٧١١٢٢٢٣٣٣ is wrong'],
    ['with Devanagari digits, as at home', 'To ०७११२२२३३३ is wrong'],
    ['with full-width digits and plus', 'To ＋２５４ ７１１ ２２２ ３３３ is wrong'],
    ['as in an address, with its spaces', 'To %2B254%20711%20222%20333 is wrong'],
    ['as in an address, in Arabic digits', `To ${encodeURIComponent('٠٧١١٢٢٢٣٣٣')} is wrong`],
    ['with the 0 for home in brackets', 'To +254 (0)711 222 333 is wrong'],
    ['as it is dialled from abroad', 'To 00254711222333 is wrong'],
    ['with commas', 'To 711,222,333 is wrong'],
  ])('does not hold a number %s', (_how, text) => {
    const clean = withoutSecrets(text, ['+254711222333'])
    expect(clean).not.toMatch(/222|333|٢٢٢|２２２|२२२/)
    expect(clean).toMatch(/^To .{3,12} is wrong$/)
  })

  it('does not hold the number of a country that drops what it is dialled with', () => {
    expect(withoutSecrets('From 020 7946 0018', ['+442079460018'])).toBe('From ***')
    expect(withoutSecrets('From 8 916 123 45 67', ['+79161234567'])).toBe('From ***')
    expect(withoutSecrets('From (202) 555-0110', ['+12025550110'])).toBe('From ***')
    expect(withoutSecrets('From +52 1 55 1234 5678', ['+525512345678'])).not.toContain('1234')
  })

  it.each([
    ['a SID', 'CA71122233300000000000000000000000'],
    ['a date', '2026-11-29T12:34:56Z'],
    ['other numbers', '+254711222334 and 0711 222 334'],
    ['digits that words part', '+254711 and 222333'],
    ['a price', '1,254 and 711'],
  ])('keeps %s', (_what, text) => {
    expect(withoutSecrets(text, ['+254711222333'])).toBe(text)
  })

  it('is not torn up by a short secret, which goes where it is a word', () => {
    expect(withoutSecrets('The latest test, a contest', ['test'])).toBe('The latest ***, a contest')
    expect(withoutSecrets('12 of 123', ['12'])).toBe('12 of 123')
  })

  it('does not hold a secret as it stands in an address', () => {
    expect(withoutSecrets('?key=a%2Fb%2Bc%3Dd0', ['a/b+c=d0'])).toBe('?key=***')
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
