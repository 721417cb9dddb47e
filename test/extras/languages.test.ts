import { describe, expect, it } from 'vitest'
import { allEnglish } from '../../src/plugin/words/english/all-english.ts'
import { readPage, rowsIn } from './pages.ts'

const page = 'extras/languages.md'

/** As a cell has it: a hard blank like any other and none at its ends, and a mark before the line between two cells. */
const asWritten = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('|', '\\|').trim()

describe('languages.md', () => {
  it('names every text that a form may have in its own words, as it is in English, each once', () => {
    const rows = rowsIn(readPage(page)).filter(([first = '']) => first.startsWith('`text_'))
    const named = rows.map(([name = '', text]) => [name.slice('`text_'.length, -1), text] as const)
    const texts = Object.entries(allEnglish).filter(([key]) => key !== 'locale')
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(texts.map(([key, text]) => [key, asWritten(text)])),
    )
    expect(named).toHaveLength(texts.length)
  })
})
