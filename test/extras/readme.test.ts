import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtInDispositions } from '../../src/plugin/form/disposition-list.ts'
import { parameterNames } from '../../src/plugin/form/parameters.ts'
import { writeAnswer } from '../../src/stored/answer.ts'
import { callWith, parameters, settingsWith } from '../plugin/world/fixtures.ts'
import { check } from './forms/workbook.ts'
import { anchorsIn, localLinks, pages, readPage, root } from './pages.ts'
import { shownTable, shownWords } from './shown-words.ts'

const readme = readPage('README.md')

/** The part of the README under a heading, up to the next heading. */
function section(heading: string): string {
  const start = readme.indexOf(`# ${heading}\n`)
  const end = readme.slice(start).search(/\n#+ /)
  return start < 0 ? '' : readme.slice(start, end < 0 ? undefined : start + end)
}

/** The cells of every row of every table. */
function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '))
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}

const code = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((span) => span[1] ?? '')
const bold = (text: string) =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map((span) => (span[1] ?? '').replace(/\s+/g, ' '))

describe.each(pages)('%s', (page) => {
  it('links only to files, pictures and headings that exist', () => {
    for (const link of localLinks(page)) {
      const [file = '', anchor] = link.split('#')
      const target = file ? new URL(file, new URL(page, root)) : new URL(page, root)
      expect(existsSync(target), link).toBe(true)
      if (anchor) expect(anchorsIn(target.href.slice(root.href.length)), link).toContain(anchor)
    }
  })
})

describe('the README and the guides together', () => {
  const text = pages.map(readPage).join('\n').replace(/\s+/g, ' ')

  it('speak of tapping only what can be tapped', () => {
    const tapped = [...text.matchAll(/[Tt]ap(?:s|ped)? \*\*([^*]+)\*\*/g)]
    expect(tapped.length).toBeGreaterThan(10)
    for (const [, name = ''] of tapped) expect(shownWords).toContain(name)
  })

  it('quote the screen in its own words', () => {
    const said = [...text.matchAll(/\b(?:it|screen|plug-in) says "([^"]+)"/g)]
    expect(said.length).toBeGreaterThan(10)
    for (const [, words = ''] of said) expect(shownWords).toContain(words)
  })
})

describe('the README', () => {
  it('has pictures and guides to link to', () => {
    expect(localLinks('README.md').filter((link) => link.endsWith('.png')).length).toBeGreaterThan(3)
    expect(localLinks('README.md')).toContain('extras/troubleshooting.md')
  })

  it('sets in bold the very words that the screen shows, and nothing else', () => {
    const words = bold(readme)
    expect(words.length).toBeGreaterThan(20)
    for (const text of words) expect(shownWords).toContain(text)
  })

  it('names in its table exactly the parameters that the plug-in reads', () => {
    const named = rows(section('Parameters')).flatMap(([first = '']) => code(first))
    expect([...named].sort()).toEqual([...parameterNames].sort())
  })

  it('gives for a parameter that is left out the value that it then has', () => {
    const defaults = rows(section('Parameters')).flatMap(([first = '', second = '']) =>
      code(second).map((value) => [code(first)[0] ?? '', value] as const),
    )
    expect(defaults.length).toBeGreaterThan(4)
    const given: Record<string, unknown> = { ...parameters }
    const settings = (changed: Record<string, unknown>) =>
      check(new Map(Object.entries({ ...given, ...changed }))).settings
    expect(settings({})).toBeDefined()
    for (const [name, value] of defaults) expect(settings({ [name]: value }), name).toEqual(settings({}))
  })

  it('explains every item of the answer by its place', () => {
    const places = rows(section('What the field stores'))
      .map(([first = '']) => first)
      .filter((first) => /^\d+$/.test(first))
      .map(Number)
    const most = writeAnswer(callWith(), [], settingsWith({ details: true })).split('|').length
    expect(places).toEqual(Array.from({ length: most }, (_, place) => place))
  })

  it('lists every disposition with its code, its label and when it is offered', () => {
    const when = { talk: 'after a talk', 'no-talk': 'when nobody talked' }
    const listed = rows(section('Dispositions')).filter(([first = '']) => first.startsWith('`'))
    expect(listed).toEqual(
      builtInDispositions.map(({ code: number, label, after }) => [
        `\`${number}\``,
        `**${typeof label === 'string' ? label : shownTable[label.key]}**`,
        after ? when[after] : 'always',
      ]),
    )
  })
})
