import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { zipSync } from 'fflate'
import metadata from 'libphonenumber-js/min/metadata'
import { minify } from 'terser'
import { datasets, writeDataset } from './extras/forms/source/datasets.ts'
import { sampleForms } from './extras/forms/source/sample-forms.ts'
import { writeForm } from './extras/forms/source/write-form.ts'
import { writeFunctions } from './src/functions/deploy/build-functions.ts'
import { buildDesk } from './src/one-page/desk-page.ts'
import { keepText } from './src/plugin/kept-text.ts'
import { allEnglish } from './src/plugin/words/english/all-english.ts'
import { languages } from './src/plugin/words/languages.ts'
import { pack, writePacked } from './src/plugin/words/packed.ts'
import { writePlans } from './src/twilio/numbers/write-plans.ts'
import { buildStaticPage } from './src/workbench/static-page.ts'

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
  /** The script that script.js holds as a text, and runs. */
  rest: string
}

/** SurveyCTO calls these by name; as declarations they are global on every host. */
const calledByName =
  'function clearAnswer(){twilioCall.clearAnswer()}function setFocus(){twilioCall.setFocus()}'

/**
 * Bundles script.js and packs it with what SurveyCTO wants beside it. The same source gives the same bytes. What
 * draws the field stands in front as code; the rest, and the languages, are kept as texts until they are needed.
 */
export async function buildPlugin(): Promise<BuiltPlugin> {
  const files: Record<string, Uint8Array> = {}
  for (const name of ['manifest.json', 'template.html', 'style.css'])
    files[name] = await readFile(root + name)
  const rest = await bundle('src/plugin/rest.ts')
  const script = [
    await bundle('src/plugin/main.ts', calledByName),
    keepText('twilioCallRest', rest),
    keepText('twilioCallLanguages', packLanguages()),
  ]
  files['script.js'] = new TextEncoder().encode(script.join('\n'))
  return { zip: zipSync(files, { level: 9, mtime: fixedTime }), files, rest }
}

function packLanguages(): string {
  const keys = Object.keys(allEnglish)
  const packed = Object.entries(languages).map(([code, tables]) => [code, pack(tables, keys)])
  return writePacked(Object.fromEntries(packed))
}

async function bundle(entry: string, footer = ''): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
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
    // SurveyCTO does not say in which charset it hands the script on.
    charset: 'ascii',
    legalComments: 'none',
    footer: { js: footer },
  })
  const [script] = outputFiles
  if (!script) throw new Error(`esbuild gave nothing for ${entry}.`)
  // A few per cent smaller than esbuild's own minifier, which is a second on a slow line.
  const small = await minify(script.text, {
    ecma: 2017,
    compress: { passes: 6, inline: 1, pure_getters: true, unsafe_arrows: true },
    // With a name `$` the script would hold `$&`, which a host that pastes it would read.
    mangle: { reserved: ['clearAnswer', 'setFocus', '$'] },
    format: { ascii_only: true, comments: false },
  })
  if (!small.code) throw new Error(`terser gave nothing for ${entry}.`)
  return small.code
}

/** What people download with the sample forms: workbooks and definitions of datasets, each by its path. */
async function formFiles(): Promise<[name: string, bytes: Uint8Array][]> {
  const files: [string, Uint8Array][] = []
  for (const { file, form } of sampleForms) files.push([`extras/forms/${file}`, await writeForm(form)])
  for (const { file, dataset } of datasets)
    files.push([`extras/forms/${file}`, new TextEncoder().encode(writeDataset(dataset))])
  return files
}

/** Of sources that are made, not written. */
const plansFile = 'src/twilio/numbers/plans.ts'

/** The pages that open from disk: the workbench for those who have no Node, and the desk. */
async function pageFiles(zip: Uint8Array): Promise<[name: string, bytes: Uint8Array][]> {
  const folders = { 'extras/workbench': await buildStaticPage(zip), 'extras/desk': await buildDesk() }
  return Object.entries(folders).flatMap(([folder, files]) =>
    Object.entries(files).map(([file, text]): [string, Uint8Array] => [
      `${folder}/${file}`,
      new TextEncoder().encode(text),
    ]),
  )
}

async function writeFiles(files: readonly [name: string, bytes: Uint8Array][]): Promise<void> {
  for (const [name, bytes] of files) {
    await mkdir(dirname(root + name), { recursive: true })
    await writeFile(root + name, bytes)
  }
}

/** True when the committed file is what the source gives. */
async function isUpToDate(name: string, bytes: Uint8Array): Promise<boolean> {
  return existsSync(root + name) && Buffer.compare(await readFile(root + name), bytes) === 0
}

async function check(): Promise<void> {
  const stale: string[] = []
  if (!(await isUpToDate(plansFile, new TextEncoder().encode(writePlans(metadata))))) stale.push(plansFile)
  const { zip } = await buildPlugin()
  if (!(await isUpToDate(zipName, zip))) stale.push(zipName)
  for (const [name, bytes] of [...(await formFiles()), ...(await pageFiles(zip))])
    if (!(await isUpToDate(name, bytes))) stale.push(name)
  if (stale.length > 0) {
    console.error(`Not what the source gives: ${stale.join(', ')}. Run npm run build and commit.`)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    await check()
  } else {
    await writeFile(root + plansFile, writePlans(metadata))
    const { zip, files } = await buildPlugin()
    await writeFile(root + zipName, zip)
    await writeFiles(await formFiles())
    await writeFunctions()
    for (const [name, bytes] of Object.entries(files)) console.log(`${name} ${bytes.length} bytes`)
    console.log(`${zipName} ${zip.length} bytes`)
    const pages = await pageFiles(zip)
    await writeFiles(pages)
    for (const [name, bytes] of pages) console.log(`${name} ${bytes.length} bytes`)
  }
}
