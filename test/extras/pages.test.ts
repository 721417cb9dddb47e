import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  anchorOf,
  anchorsIn,
  direct,
  downloadsIn,
  headingsIn,
  headOf,
  localLinks,
  pages,
  readPage,
  root,
} from './pages.ts'
import { shownWords } from './shown-words.ts'

/** More lines than this nobody takes in at a glance. */
const longPage = 60

describe.each(pages)('%s', (page) => {
  it('links only to files, pictures and headings that exist', () => {
    for (const link of localLinks(page)) {
      const [file = '', anchor] = link.split('#')
      const target = file ? new URL(file, new URL(page, root)) : new URL(page, root)
      expect(existsSync(target), link).toBe(true)
      if (anchor) expect(anchorsIn(target.href.slice(root.href.length)), link).toContain(anchor)
    }
  })

  it('gives the file itself where it says download, and not GitHub’s page about it', () => {
    for (const link of downloadsIn(page)) expect(link.endsWith(direct), link).toBe(true)
  })
})

// The headings of the changes are versions, and the newest is what people look for.
describe.each(
  pages.filter((page) => page !== 'CHANGELOG.md' && readPage(page).split('\n').length > longPage),
)('%s, which is long', (page) => {
  it('begins with what stands on it, in its own headings', () => {
    const entries = [...headOf(page).matchAll(/\[([^\]]+)\]\(#([^)]+)\)/g)].map(([, text, anchor]) => [
      text,
      anchor,
    ])
    expect(entries).toEqual(headingsIn(page, 2).map((heading) => [heading, anchorOf(heading)]))
  })
})

describe('all pages together', () => {
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
