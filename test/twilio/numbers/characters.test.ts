import { describe, expect, it } from 'vitest'
import { inAscii, visible, withoutInvisible } from '../../../src/twilio/numbers/characters.ts'

const characters = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))

/** What becomes of the characters of a class, each once. */
function become(isIn: RegExp): Set<string> {
  return new Set(characters.filter((one) => isIn.test(one)).map((one) => inAscii(`a${one}b`).slice(1, -1)))
}

describe('the characters of a number', () => {
  it('are its digits in every script, and no other character is', () => {
    const odd = characters.filter((one) => /\d/.test(inAscii(one)) && !/[\p{Nd}\p{Cn}]/u.test(one))
    expect(odd).toEqual([])
    expect([...become(/\p{Nd}/u)].sort()).toEqual([...'0123456789'])
  })

  it('are spaces of every kind', () => {
    expect([...become(/\p{Z}/u)]).toEqual([' '])
  })

  it('are none that cannot be seen', () => {
    const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u
    expect([...become(hidden)]).toEqual([''])
    expect([...become(/\p{Cc}/u)].sort()).toEqual(['', ' '])
  })

  it('are dashes and brackets of every kind', () => {
    expect([...become(/\p{Pd}/u)]).toEqual(['-'])
    expect([...become(/[\p{Ps}\p{Pe}]/u)]).toEqual(['('])
  })

  it('are the plus in whatever width', () => {
    const pluses = characters.filter((one) => one.normalize('NFKC') === '+')
    expect(pluses.length).toBeGreaterThan(3)
    for (const plus of pluses) expect(inAscii(plus)).toBe('+')
  })

  it('are never letters: those stay, in every script', () => {
    const changed = characters.filter((one) => /\p{L}/u.test(one) && inAscii(one) !== one)
    // Two fillers of Hangul are letters to Unicode, and drawn as nothing.
    expect(changed.filter((one) => !/\p{Default_Ignorable_Code_Point}/u.test(one))).toEqual([])
  })
})

describe('a code that was pasted', () => {
  it.each([
    ['\ufeffAC123\u200b', 'AC123'],
    ['\u00a0AC\u00a0123\u00a0', 'AC123'],
    ['AC\u2060\u00ad123\n', 'AC123'],
    [' a key of words ', 'a key of words'],
  ])('is meant without what cannot be seen: %j', (pasted, meant) => {
    expect(withoutInvisible(pasted)).toBe(meant)
  })
})

describe('what is quoted', () => {
  it('shows all that it holds', () => {
    expect(visible('\u2066 +254\u00a0711\u200b222\u2069 ')).toBe('+254 711222')
  })
})
