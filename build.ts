import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { zipSync } from 'fflate'
import { minify } from 'terser'
import { sampleForms } from './extras/forms/sample-forms.ts'
import { writeForm } from './extras/forms/write-form.ts'
import { writeFunctions } from './src/functions/deploy/build-functions.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const zipName = 'twilio-call.fieldplugin.zip'

/** The oldest engines SurveyCTO Collect still meets in the field. */
const oldest = ['es2017', 'chrome61', 'safari11']

/** A zip's times have a resolution of 2 s and no zone; this one is the same everywhere. */
const fixedTime = new Date(2026, 0, 1)

export interface BuiltPlugin {
  zip: Uint8Array
  /** By name, as they stand in the zip. */
  files: Record<string, Uint8Array>
}

/** The zip's scripts by the file each begins with: the field itself, and what only some forms load. */
const entries: Readonly<Record<string, string>> = {
  'script.js': 'src/plugin/main.ts',
  'recording.js': 'src/plugin/call/recording/main.ts',
  'panel.js': 'src/plugin/panel/main.ts',
  'service.js': 'src/plugin/service-main.ts',
  'prepare.js': 'src/plugin/form/prepare-main.ts',
  'designer.js': 'src/plugin/form/designer-main.ts',
}

const languageFolder = 'src/plugin/words/languages'

/** SurveyCTO calls these by name; as declarations they are global on every host. */
const calledByName =
  'function clearAnswer(){twilioCall.clearAnswer()}function setFocus(){twilioCall.setFocus()}'

/** Bundles the scripts and packs them with what SurveyCTO wants beside them. The same source gives the same bytes. */
export async function buildPlugin(): Promise<BuiltPlugin> {
  const files: Record<string, Uint8Array> = {}
  for (const name of ['manifest.json', 'template.html', 'style.css'])
    files[name] = await readFile(root + name)
  for (const [name, entry] of Object.entries(entries))
    files[name] = await bundle({ entryPoints: [entry] }, name === 'script.js' ? calledByName : '')
  for (const code of await languageCodes())
    files[`words-${code}.js`] = await bundle(
      { stdin: { contents: languageEntry(code), resolveDir: root } },
      '',
    )
  return { zip: zipSync(files, { level: 9, mtime: fixedTime }), files }
}

/** The languages there are besides English: each has a file of its own, named by its code. */
async function languageCodes(): Promise<string[]> {
  const names = await readdir(root + languageFolder)
  return names.flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []).sort()
}

/** What a language's script does when it is loaded; it is the same for all. */
function languageEntry(code: string): string {
  return `
    import { ${code} } from './${languageFolder}/${code}.ts'
    import { languagePart } from './${languageFolder}/../language-part.ts'
    import { registerPart } from './src/plugin/parts.ts'
    registerPart(window, 'words-${code}', languagePart('${code}', ${code}))
  `
}

async function bundle(
  entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>,
  footer: string,
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    ...entry,
    bundle: true,
    write: false,
    format: 'iife',
    target: oldest,
    // esbuild counts destructuring as broken before Safari 14.1 for array rest patterns, which this code has not:
    // https://github.com/babel/babel/issues/17773
    // and template literals before Safari 13 for tagged ones that are collected, of which there are none either:
    // https://bugs.webkit.org/show_bug.cgi?id=190756
    supported: { destructuring: true, 'template-literal': true },
    loader: { '.css': 'text' },
    charset: 'ascii',
    legalComments: 'none',
    footer: { js: footer },
  })
  const [script] = outputFiles
  if (!script) throw new Error(`esbuild gave nothing for ${JSON.stringify(entry)}.`)
  // A few per cent smaller than esbuild's own minifier, which is a second on a slow line.
  const small = await minify(script.text, {
    ecma: 2017,
    compress: { passes: 6, inline: 1, pure_getters: true, unsafe_arrows: true },
    mangle: { reserved: ['clearAnswer', 'setFocus'] },
    format: { ascii_only: true, comments: false },
  })
  if (!small.code) throw new Error(`terser gave nothing for ${JSON.stringify(entry)}.`)
  return new TextEncoder().encode(small.code)
}

async function writeForms(): Promise<void> {
  await mkdir(`${root}extras/forms`, { recursive: true })
  for (const { file, form } of sampleForms)
    await writeFile(`${root}extras/forms/${file}`, await writeForm(form))
}

/** True when the committed file is what the source gives. */
async function isUpToDate(name: string, bytes: Uint8Array): Promise<boolean> {
  return existsSync(root + name) && Buffer.compare(await readFile(root + name), bytes) === 0
}

async function check(): Promise<void> {
  const stale: string[] = []
  if (!(await isUpToDate(zipName, (await buildPlugin()).zip))) stale.push(zipName)
  for (const { file, form } of sampleForms) {
    const name = `extras/forms/${file}`
    if (!(await isUpToDate(name, await writeForm(form)))) stale.push(name)
  }
  if (stale.length > 0) {
    console.error(`Not what the source gives: ${stale.join(', ')}. Run npm run build and commit.`)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    await check()
  } else {
    const { zip, files } = await buildPlugin()
    await writeFile(root + zipName, zip)
    await writeForms()
    await writeFunctions()
    for (const [name, bytes] of Object.entries(files)) console.log(`${name} ${bytes.length} bytes`)
    console.log(`${zipName} ${zip.length} bytes`)
  }
}
