import { describe, expect, it } from 'vitest'
import { isRightToLeft, languageNamed } from '../../../../src/plugin/words/language-names.ts'
import { languages } from '../../../../src/workbench/page/form/languages.ts'
import { describePlace, wordsOf } from '../../../../src/workbench/page/form/shell.ts'
import { type ShellWords, shellWords } from '../../../../src/workbench/page/form/shell-words.ts'

const keysOf = (words: ShellWords) => Object.entries(words).map(([key]) => key)

describe.each(languages)('what stands around the form, in %s', (language) => {
  const words = shellWords[language]

  it('is in this language throughout, from its side of the screen', () => {
    const code = languageNamed(language)
    expect(words.code).toBe(code)
    expect(words.direction).toBe(code && isRightToLeft(code) ? 'rtl' : 'ltr')
    for (const other of languages.filter((one) => one !== language)) {
      const theirs = shellWords[other]
      const same = keysOf(words).filter((key) => Reflect.get(words, key) === Reflect.get(theirs, key))
      // Besides the direction, related languages share a word or two.
      expect(same.length, `${other}: ${same.join()}`).toBeLessThan(4)
    }
  })

  it('leaves nothing empty, and says the place with both numbers', () => {
    for (const key of keysOf(words)) expect(String(Reflect.get(words, key)).trim(), key).not.toBe('')
    const place = describePlace(words, 2, 3)
    expect(place).toContain('2')
    expect(place).toContain('3')
    expect(place).not.toMatch(/[{}]/)
  })
})

it('is in English where the form speaks another language', () => {
  expect(wordsOf('Klingon').next).toBe('Next')
})
