import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Bundle {
  readonly text: string
  readonly metafile: Metafile
}

/** One script or style sheet with all that it imports. The same source gives the same bytes. */
export async function bundle(entry: string, settings: BuildOptions = {}): Promise<Bundle> {
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

/** A script as it may stand in an element, without what would end or hide that. */
export function asInlineScript(script: string): string {
  return script
    .replace(/<\/script/gi, '<\\/script')
    .replaceAll('<!--', '<\\!--')
    .trim()
}

/** A page with parts of it replaced, each of which it must have. */
export function replaceParts(
  html: string,
  parts: readonly (readonly [from: string | RegExp, to: string])[],
): string {
  return parts.reduce((text, [from, to]) => {
    const next = text.replace(from, () => to)
    if (next === text) throw new Error(`The page has no ${from}`)
    return next
  }, html)
}
