import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildPlugin } from '../../build.ts'
import { buildStaticPage, staticPolicy } from '../../src/workbench/static-page.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../extras/workbench/${name}`, import.meta.url), 'utf8')
const { zip } = await buildPlugin()
const files = await buildStaticPage(zip)
const { 'index.html': html = '', 'licences.txt': licences = '' } = files

describe('the workbench that people download', () => {
  it('is what the source gives, byte for byte', () => {
    for (const [name, text] of Object.entries(files)) expect(read(name) === text, name).toBe(true)
  })

  it('is the same however often it is built', async () => {
    expect(await buildStaticPage(zip)).toEqual(files)
  })

  it('holds the very zip that people attach to a form', () => {
    expect(html).toContain(Buffer.from(zip).toString('base64'))
  })

  it('is one page that asks for no file, and may not', () => {
    expect(html).toContain(`content="${staticPolicy}"`)
    expect(staticPolicy).toContain("connect-src 'none'")
    const [markup = ''] = html.split('<script>')
    expect(markup).not.toMatch(/\bsrc=|@import|url\((?!"?data:)/)
    expect(markup).not.toContain('<script')
    // One element, which nothing within it ends.
    expect(html.match(/<\/script/gi)).toHaveLength(1)
  })

  it('has a size that a team on a slow line can fetch', () => {
    expect(html.length).toBeLessThan(700_000)
  })

  it('names every library in it, with its licence', () => {
    for (const name of [
      'hono',
      'fflate',
      'fast-xml-parser',
      'mustache',
      'libphonenumber-js',
      '@noble/hashes',
    ])
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: MIT$`, 'm'))
    expect(licences.match(/Permission is hereby granted/gi)?.length).toBeGreaterThan(8)
  })
})
