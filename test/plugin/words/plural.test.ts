import { afterEach, describe, expect, it, vi } from 'vitest'
import { languageOf, wordsIn } from '../../../src/plugin/words/language.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { countWith } from '../../../src/plugin/words/plural.ts'
import { speaksEnglish } from '../world/fixtures.ts'
import { packedLanguages } from './packed-languages.ts'

const inEnglish = wordsIn(speaksEnglish)
const inArabic = (texts: Readonly<Record<string, string>> = {}) =>
  wordsIn(languageOf('ar', packedLanguages, texts))
const arabic: Readonly<Record<string, string | undefined>> = languages.ar.panel

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a text with a count', () => {
  it('has one form for one and another for the rest in English', () => {
    expect([0, 1, 2, 21].map((n) => countWith(inEnglish, 'textSize', n))).toEqual([
      '0 characters',
      '1 character',
      '2 characters',
      '21 characters',
    ])
  })

  it.each([
    [1, 'filesOne'],
    [2, 'filesTwo'],
    [3, 'filesFew'],
    [10, 'filesFew'],
    [11, 'filesMany'],
    [99, 'filesMany'],
    [100, 'filesOther'],
    [103, 'filesFew'],
  ])('of %d is said in Arabic as %s', (n, key) => {
    const expected = (arabic[key] ?? '').replace('{n}', `\u2068${n}\u2069`)
    expect(countWith(inArabic(), 'files', n)).toBe(expected)
    expect(expected).not.toBe('')
  })

  it('has the designer’s own form where there is one', () => {
    expect(countWith(inArabic({ filesFew: 'X {n}' }), 'files', 4)).toBe('X \u20684\u2069')
  })

  it('takes the form for any number where the language has not the one its rules ask for', () => {
    expect(countWith(inArabic(), 'files', 0)).toBe(
      (arabic['filesOther'] ?? '').replace('{n}', '\u20680\u2069'),
    )
  })

  it('takes one of two forms where the device does not know the rules', () => {
    vi.stubGlobal('Intl', { ...Intl, PluralRules: undefined })
    expect([1, 2].map((n) => countWith(inEnglish, 'files', n))).toEqual([
      '1 picture or file',
      '2 pictures or files',
    ])
    vi.stubGlobal('Intl', undefined)
    expect([1, 2].map((n) => countWith(inEnglish, 'files', n))).toEqual([
      '1 picture or file',
      '2 pictures or files',
    ])
  })
})
