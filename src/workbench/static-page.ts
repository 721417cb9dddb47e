import { asInlineScript, bundle, replaceParts } from '../one-page/bundle.ts'
import { gatherLicences, packagesIn } from '../one-page/licences.ts'
import { buildPageFiles } from './page-files.ts'

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
    'licences.txt': gatherLicences('The workbench in this folder', [
      ...packagesIn(script.metafile),
      ...pluginPackages,
    ]),
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

/** The served page with what it would ask for put in its place. A classic script: a page from a disk may load no module. */
function assemble(html: string, { script, css }: { readonly script: string; readonly css: string }): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${staticPolicy}">`
  return replaceParts(html, [
    ['<meta charset="utf-8">', `<meta charset="utf-8">\n    ${policy}`],
    ['<link rel="stylesheet" href="/page.css">', `<style>${css.trim()}</style>`],
    [/ *<script type="application\/json"[^>]*>\{\}<\/script>\n/, ''],
    [/ *<script type="module"[^>]*><\/script>\n/, ''],
    ['</body>', `<script>${asInlineScript(script)}</script>\n  </body>`],
  ])
}
