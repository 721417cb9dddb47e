import { describe, expect, it } from 'vitest'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { englishFirst } from '../../../src/plugin/words/english/first-words.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { firstOf, pack, readPacked, unpack, writePacked } from '../../../src/plugin/words/packed.ts'

const keys = Object.keys(allEnglish)

describe.each(Object.entries(languages))('the language %s, packed', (_code, tables) => {
  const packed = pack(tables, keys)
  const all = Object.assign({}, ...Object.values(tables))

  it('is read again to the letter, further forms of counted texts included', () => {
    expect(unpack(packed, keys)).toEqual(all)
  })

  it('is ASCII but for its alphabet', () => {
    expect(packed.lines).toMatch(/^[\0-\x7f]*$/)
  })

  it('gives the texts that are drawn first by their keys alone', () => {
    const first = Object.keys(englishFirst)
    const texts = unpack(firstOf(packed, first.length), first)
    expect(texts).toEqual(Object.fromEntries(first.map((key) => [key, all[key]])))
  })
})

it('is found among all that are written as one text, which is ASCII', () => {
  const { fr, am } = languages
  const packed = { fr: pack(fr, keys), am: pack(am, keys) }
  const text = writePacked(packed)
  expect(text).toMatch(/^[\0-\x7f]*$/)
  expect(readPacked(text, 'fr')).toEqual(packed.fr)
  expect(readPacked(text, 'am')).toEqual(packed.am)
})

it('has no texts where it is not written, or nothing is', () => {
  expect(readPacked(writePacked({ fr: pack(languages.fr, keys) }), 'am')).toEqual({ alphabet: '', lines: '' })
  expect(readPacked('', 'am')).toEqual({ alphabet: '', lines: '' })
})

it('is refused where a text holds what the packed form has a use for', () => {
  const { fr } = languages
  expect(() => pack({ ...fr, core: { ...fr.core, call: 'Appeler ~' } }, keys)).toThrow(
    'cannot be packed: Appeler ~',
  )
})
