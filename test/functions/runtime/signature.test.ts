import { describe, expect, it } from 'vitest'
import { isSame, isSigned, signatureOf } from '../../../src/functions/runtime/signature.ts'

const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const parameters = new Map([
  ['CallSid', ['CA1234567890ABCDE']],
  ['Caller', ['+14158675309']],
  ['Digits', ['1234']],
  ['From', ['+14158675309']],
  ['To', ['+18005551212']],
])

describe('the signature of a webhook', () => {
  it('is the one of Twilio’s own example', () => {
    expect(signatureOf('12345', url, parameters)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
  })

  it('does not depend on the order in which parameters came', () => {
    const turned = new Map([...parameters].reverse())
    expect(isSigned('12345', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', url, turned)).toBe(true)
  })

  it('counts a value once that stands twice under one name', () => {
    const twice = new Map([['Digits', ['2', '1', '2']]])
    const once = new Map([['Digits', ['1', '2']]])
    expect(signatureOf('12345', url, twice)).toBe(signatureOf('12345', url, once))
  })

  it.each([
    ['another token', '12346', url, parameters],
    ['another address', '12345', `${url}&more=1`, parameters],
    ['one more parameter', '12345', url, new Map([...parameters, ['Extra', ['1']]])],
    ['no token at all', '', url, parameters],
  ])('does not hold for %s', (_, token, address, given) => {
    expect(isSigned(token, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', address, given)).toBe(false)
  })

  it('is not made with an empty token, even by somebody who signs with one', () => {
    expect(isSigned('', signatureOf('', url, parameters), url, parameters)).toBe(false)
  })

  it('compares texts of any length', () => {
    expect(isSame('key', 'key')).toBe(true)
    expect(isSame('', 'key')).toBe(false)
    expect(isSame('key and more', 'key')).toBe(false)
  })
})
