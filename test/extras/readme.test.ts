import { describe, expect, it } from 'vitest'
import { parameterNames } from '../../src/plugin/form/parameters.ts'
import { writeAnswer } from '../../src/stored/answer.ts'
import { callWith, settingsWith } from '../plugin/world/fixtures.ts'
import { boldIn, codeIn, localLinks, pages, readPage, rowsIn, sectionOf } from './pages.ts'
import { shownWords } from './shown-words.ts'

const page = 'README.md'
const readme = readPage(page)
const lines = readme.trimEnd().split('\n')

describe('the README', () => {
  it('is read in a few minutes: at most 150 lines, none of them endless', () => {
    expect(lines.length).toBeLessThanOrEqual(150)
    // Where a link leads is not read.
    const read = lines.map((line) => line.replace(/\]\([^)]*\)/g, ']'))
    expect(read.filter((line) => line.length > 130)).toEqual([])
  })

  it('has a picture, and leads to every page', () => {
    const links = localLinks(page).map((link) => link.split('#')[0])
    expect(links.some((link) => link?.endsWith('.png'))).toBe(true)
    for (const other of pages) if (other !== page) expect(links).toContain(other)
  })

  it('sets in bold the very words that a screen shows, and nothing else', () => {
    expect(boldIn(readme).length).toBeGreaterThan(2)
    for (const words of boldIn(readme)) expect(shownWords).toContain(words)
  })

  it('names exactly the parameters that the plug-in reads, each with the place that explains it', () => {
    const rows = rowsIn(sectionOf(page, 'Parameters')).slice(1)
    const named = rows.flatMap(([first]) => codeIn(first))
    expect([...named].sort()).toEqual([...parameterNames].sort())
    for (const row of rows) expect(row.join(), row[0]).toMatch(/\]\(extras\/[^)]+\)/)
  })

  it('names every item of the answer by its place', () => {
    const places = rowsIn(sectionOf(page, 'What is stored')).map(([first]) => first)
    const most = writeAnswer(callWith(), [], settingsWith({ details: true })).split('|').length
    expect(places.slice(1)).toEqual(Array.from({ length: most }, (_, place) => String(place)))
  })
})
