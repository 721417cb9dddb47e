import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))

/** The packages whose code is in a bundle. */
export function packagesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
}

/** @param what whose code it is in, such as "The page beside this file" */
export function gatherLicences(what: string, packages: readonly string[]): string {
  const texts = [...new Set(packages)].sort().map(licenceOf)
  return `${what} has code of these libraries in it.\n\n${texts.join('\n')}`
}

/** Its name, version and licence, with the licence's own text where the package has it. */
function licenceOf(name: string): string {
  const folder = `${modules}${name}/`
  const { version, license, author }: Record<string, unknown> = JSON.parse(
    readFileSync(`${folder}package.json`, 'utf8'),
  )
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one))
  const writer = typeof author === 'string' ? author : JSON.stringify(author)
  const text = file && existsSync(folder + file) ? readFileSync(folder + file, 'utf8').trim() : `By ${writer}`
  return `${'='.repeat(78)}\n${name} ${String(version)}: ${String(license)}\n\n${text.replaceAll('\r\n', '\n')}\n`
}
