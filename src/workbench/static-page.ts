import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { buildPageFiles } from './page-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** No request, no frame from elsewhere, no form that is sent: the browser itself holds the page to it, and the field in it. */
export const staticPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * The workbench as a folder that needs no server: its files by name. One page with everything in it, the plug-in's zip
 * too, and the licences of the libraries in it. The same source gives the same bytes.
 */
export async function buildStaticPage(zip: Uint8Array): Promise<Record<string, string>> {
  const { html, frameScript, picture } = await buildPageFiles()
  const [script, css] = await Promise.all([
    bundle('src/workbench/page/in-page/main.ts', {
      format: 'iife',
      define: textsOf({
        embeddedZip: toBase64(zip),
        embeddedPicture: toBase64(picture),
        embeddedFrameScript: frameScript,
      }),
    }),
    bundle('src/workbench/page/page.css'),
  ])
  return {
    'index.html': assemble(html, { script: script.text, css: css.text }),
    'licences.txt': gatherLicences([...packagesIn(script.metafile), ...pluginPackages]),
  }
}

/** What script.js in the zip holds of others. */
const pluginPackages = ['libphonenumber-js']

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function textsOf(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)]))
}

async function bundle(
  entry: string,
  settings: BuildOptions = {},
): Promise<{ readonly text: string; readonly metafile: Metafile }> {
  const { outputFiles = [], metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    ...settings,
  })
  const [file] = outputFiles
  if (!file || !metafile) throw new Error(`esbuild gave nothing for ${entry}.`)
  return { text: file.text, metafile }
}

/** The served page with what it would ask for put in its place. A classic script: a page from a disk may load no module. */
function assemble(html: string, { script, css }: { readonly script: string; readonly css: string }): string {
  // What would end or hide the element in which it stands.
  const safeScript = script.replace(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--')
  const policy = `<meta http-equiv="Content-Security-Policy" content="${staticPolicy}">`
  const parts: readonly (readonly [string | RegExp, string])[] = [
    ['<meta charset="utf-8">', `<meta charset="utf-8">\n    ${policy}`],
    ['<link rel="stylesheet" href="/page.css">', `<style>${css.trim()}</style>`],
    [/ *<script type="application\/json"[^>]*>\{\}<\/script>\n/, ''],
    [/ *<script type="module"[^>]*><\/script>\n/, ''],
    ['</body>', `<script>${safeScript.trim()}</script>\n  </body>`],
  ]
  return parts.reduce((text, [from, to]) => {
    const next = text.replace(from, () => to)
    if (next === text) throw new Error(`page.html has no ${from}`)
    return next
  }, html)
}

/** The packages whose code is in a bundle. */
function packagesIn({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
}

function gatherLicences(packages: readonly string[]): string {
  const texts = [...new Set(packages)].sort().map(licenceOf)
  return `The workbench in this folder has code of these libraries in it.\n\n${texts.join('\n')}`
}

/** Its name, version and licence, with the licence's own text where the package has it. */
function licenceOf(name: string): string {
  const folder = `${root}node_modules/${name}/`
  const { version, license, author }: Record<string, unknown> = JSON.parse(
    readFileSync(`${folder}package.json`, 'utf8'),
  )
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one))
  const writer = typeof author === 'string' ? author : JSON.stringify(author)
  const text = file && existsSync(folder + file) ? readFileSync(folder + file, 'utf8').trim() : `By ${writer}`
  return `${'='.repeat(78)}\n${name} ${String(version)}: ${String(license)}\n\n${text.replaceAll('\r\n', '\n')}\n`
}
