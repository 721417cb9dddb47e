import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { asInlineScript, bundle, replaceParts } from './bundle.ts'
import { gatherLicences, packagesIn } from './licences.ts'

const source = fileURLToPath(new URL('../desk/desk.html', import.meta.url))

/** The smallest of the sample forms, as people download it. */
const sampleForm = fileURLToPath(new URL('../../extras/forms/twilio-call-minimal.xlsx', import.meta.url))

/** What the page is called where people download it. */
export const deskFile = 'twilio-call-desk.html'

/** Twilio's API, and where it may send whoever asks it for a recording's sound. */
const twilioHosts = ['https://api.twilio.com', 'https://*.twilio.com', 'https://*.twiliocdn.com']

/** No address but Twilio's, no script and no style but its own: the browser itself holds the page to it. */
export function deskPolicy({ script, css }: { readonly script: string; readonly css: string }): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    'img-src data: blob:',
    'media-src blob:',
    `connect-src ${twilioHosts.join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/**
 * The supervisor's page as one file that opens from disk, and the licences of the libraries in it. The same source
 * gives the same bytes.
 */
export async function buildDesk(): Promise<{ [deskFile]: string; 'licences.txt': string }> {
  const [html, script, css, sample] = await Promise.all([
    readFile(source, 'utf8'),
    bundle('src/desk/main.tsx', { format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' }),
    bundle('src/desk/desk.css'),
    readFile(sampleForm),
  ])
  const texts = { script: asInlineScript(script.text), css: css.text.trim() }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${deskPolicy(texts)}">`
  const page = replaceParts(html, [
    ['<meta charset="utf-8">', `<meta charset="utf-8">\n    ${policy}`],
    ['</head>', `  <style>${texts.css}</style>\n  </head>`],
    // A block of data: no policy lets it run.
    ['</body>', `  <script type="application/json" id="sample-form">${asJson(sample)}</script>\n  </body>`],
    ['</body>', `  <script>${texts.script}</script>\n  </body>`],
  ])
  return {
    [deskFile]: page,
    'licences.txt': gatherLicences('The page beside this file', packagesIn(script.metafile)),
  }
}

/** The workbook’s files by name: as texts the page is smaller than with the zip in it, once it is packed for its way. */
function asJson(workbook: Uint8Array): string {
  const files = Object.entries(unzipSync(workbook)).map(([name, bytes]) => [name, strFromU8(bytes)])
  return JSON.stringify(Object.fromEntries(files)).replaceAll('</', '<\\/')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
