import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The page's own files, ready to be served. */
export interface PageFiles {
  readonly html: string
  readonly css: string
  /** The page's script, a module. */
  readonly script: string
  /** The script that the page puts into the field's frame; its exports are on `fieldFrame`. */
  readonly frameScript: string
  /** A picture to send along with a message, PNG. */
  readonly picture: Uint8Array<ArrayBuffer>
}

/** Bundles the page. Takes a fraction of a second, so it is done at each start. */
export async function buildPageFiles(): Promise<PageFiles> {
  const [html, css, script, frameScript, picture] = await Promise.all([
    readFile(pathOf('page.html'), 'utf8'),
    readFile(pathOf('page.css'), 'utf8'),
    bundle('main.ts', 'esm'),
    bundle('form/frame.ts', 'iife'),
    readFile(pathOf('picture.png')),
  ])
  return { html, css, script, frameScript, picture: new Uint8Array(picture) }
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`./page/${name}`, import.meta.url))
}

async function bundle(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathOf(entry)],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
    ...(format === 'iife' ? { globalName: 'fieldFrame' } : {}),
  })
  return outputFiles[0]?.text ?? ''
}
