import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownCodes } from '../../src/plugin/errors.ts'
import { english } from '../../src/plugin/words.ts'

const folder = new URL('../../extras/', import.meta.url)
const guides = ['getting-started.md', 'troubleshooting.md']
const read = (guide: string) => readFileSync(new URL(guide, folder), 'utf8')

/** What GitHub makes of a heading: lower case, punctuation gone, blanks to dashes. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map((heading) =>
    (heading[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const linksIn = (text: string) => [...text.matchAll(/\]\((?!https?:)([^)]*)\)/g)].map((link) => link[1] ?? '')

describe('troubleshooting.md', () => {
  const text = read('troubleshooting.md')

  it('quotes the screen in the very words that the plug-in shows', () => {
    const shown = Object.values(english).map((words) => words.replaceAll('{who}', '…'))
    const headings = [...text.matchAll(/^### (?:The screen says )?("[^"]+".*)$/gm)].map(
      (found) => found[1] ?? '',
    )
    const quoted = headings.flatMap((heading) =>
      [...heading.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? ''),
    )
    expect(quoted.length).toBeGreaterThan(12)
    for (const words of quoted) expect(shown).toContain(words)
  })

  it('explains every code for which the plug-in has its own words', () => {
    const table = text.slice(text.indexOf("## Twilio's codes"))
    const explained = [...table.matchAll(/^\| ([\d, ]+?) (?:\*log\* )?\|/gm)].flatMap((row) =>
      (row[1] ?? '').split(', ').map(Number),
    )
    expect(explained).toEqual(expect.arrayContaining([...knownCodes, 13214]))
  })
})

describe.each(guides)('%s', (guide) => {
  it('links only to headings and form files that exist', () => {
    const links = linksIn(read(guide))
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) {
      const [file = '', anchor] = link.split('#')
      const target = file || guide
      if (guides.includes(target) && anchor) expect(anchorsIn(read(target)), link).toContain(anchor)
      if (target.endsWith('.csv')) expect(existsSync(new URL(target, folder)), link).toBe(true)
    }
  })
})
