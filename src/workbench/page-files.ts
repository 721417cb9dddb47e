import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

/** The page's own files, ready to be served. */
export interface PageFiles {
  readonly html: string
  readonly css: string
  /** The page's script, a module. */
  readonly script: string
  /** The script that the page puts into the field's frame; its exports are on `fieldFrame`. */
  readonly frameScript: string
  /** Sends the desk's requests for Twilio to the stand-in; its exports are on `standIn`. */
  readonly redirectScript: string
  /** A picture to send along with a message, PNG. */
  readonly picture: Uint8Array<ArrayBuffer>
}

/** Bundles the page. Takes a fraction of a second, so it is done at each start. */
export async function buildPageFiles(): Promise<PageFiles> {
  const [html, css, script, frameScript, redirectScript, picture] = await Promise.all([
    readFile(pathOf('page.html'), 'utf8'),
    bundle('page.css'),
    bundle('main.ts'),
    bundle('frame/frame.ts', { format: 'iife', globalName: 'fieldFrame' }),
    bundle('frame/send-to-stand-in.ts', { format: 'iife', globalName: 'standIn' }),
    readFile(pathOf('picture.png')),
  ])
  return { html, css, script, frameScript, redirectScript, picture: new Uint8Array(picture) }
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`./page/${name}`, import.meta.url))
}

async function bundle(
  entry: string,
  script: Pick<BuildOptions, 'format' | 'globalName'> = {},
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathOf(entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
    ...script,
  })
  return outputFiles[0]?.text ?? ''
}
