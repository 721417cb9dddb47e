import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildDesk, deskFile } from '../../src/one-page/desk-page.ts'

const folder = new URL('../../extras/desk/', import.meta.url)

/** Bytes that a supervisor downloads, and bytes on their disk. */
const most = { gzipped: 150_000, whole: 500_000 }

let built: Readonly<Record<string, string>>
let page: string

beforeAll(async () => {
  built = await buildDesk()
  page = built[deskFile] ?? ''
})

describe('the desk as people download it', () => {
  it('is what the source gives, byte for byte', () => {
    for (const [name, text] of Object.entries(built))
      expect(readFileSync(new URL(name, folder), 'utf8') === text, `${name}: run npm run build`).toBe(true)
    const others = readdirSync(folder).filter((name) => !Object.hasOwn(built, name))
    expect(others.filter((name) => /\.(html|js|css|txt)$/.test(name))).toEqual([])
  })

  it('is the same however often it is built', async () => {
    expect(await buildDesk()).toEqual(built)
  })

  it('is small enough for a bad line', () => {
    expect(gzipSync(page).length).toBeLessThan(most.gzipped)
    expect(Buffer.byteLength(page)).toBeLessThan(most.whole)
  })

  it('names every library whose code is in it, with its licence', () => {
    const libraries = Object.keys(readPackage('../../').devDependencies).filter((name) =>
      importsOf('../../src/desk/').has(name),
    )
    expect(libraries.length).toBeGreaterThan(3)
    for (const name of libraries) {
      const { version, license } = readPackage(`../../node_modules/${name}/`)
      expect(built['licences.txt']).toContain(`${name} ${version}: ${license}\n`)
    }
  })

  it('loads nothing: all of it stands in the one file', () => {
    const { document } = new JSDOM(page).window
    const addresses = [...document.querySelectorAll('[src], [href], [srcset], [action], [data]')].flatMap(
      (one) => ['src', 'href', 'srcset', 'action', 'data'].flatMap((name) => one.getAttribute(name) ?? []),
    )
    expect(addresses).toEqual(['data:,'])
    const styles = [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join()
    expect(styles).not.toMatch(/@import|url\(\s*["']?(?!data:)/)
    // Addresses in the script that a browser would fetch by itself are none; those of Twilio are asked on a tap.
    expect(page).not.toMatch(/\bimport\s*\(|importScripts|sourceMappingURL/)
  })
})

interface Package {
  readonly version: string
  readonly license: string
  readonly devDependencies: Readonly<Record<string, string>>
}

function readPackage(path: string): Package {
  return JSON.parse(readFileSync(new URL(`${path}package.json`, import.meta.url), 'utf8'))
}

/** The packages that the files of a folder import. */
function importsOf(path: string): ReadonlySet<string> {
  const root = new URL(path, import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  return new Set(
    files.flatMap((name) =>
      [...readFileSync(new URL(name, root), 'utf8').matchAll(/from '([a-z@][^'.]*)'/g)].map(
        ([, from = '']) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from,
      ),
    ),
  )
}
