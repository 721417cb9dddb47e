import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { transform } from 'esbuild'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildPlugin } from '../build.ts'
import { readPluginZip } from '../src/workbench/host/plugin-zip.ts'

const zipName = 'twilio-call.fieldplugin.zip'
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url))
const built = await buildPlugin()
const files = unzipSync(new Uint8Array(read(zipName)))
const script = new TextDecoder().decode(files['script.js'])

describe('the zip that people download', () => {
  it('is what the source gives, byte for byte', () => {
    expect(Buffer.compare(read(zipName), built.zip)).toBe(0)
  })

  it('is the same bytes however often it is built', async () => {
    const again = await buildPlugin()
    expect(Buffer.compare(again.zip, built.zip)).toBe(0)
  })

  it('holds the four files SurveyCTO wants, at its root, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['manifest.json', 'script.js', 'style.css', 'template.html'])
    expect(readPluginZip(new Uint8Array(read(zipName)), zipName).problems).toEqual([])
  })

  it('has the version of the package, and the changelog speaks of it first', () => {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(files['manifest.json']))
    const { version } = JSON.parse(read('package.json').toString())
    expect(manifest).toMatchObject({ version, supportedFieldTypes: ['text'] })
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md').toString())?.[1]).toBe(version)
  })

  it('stays within 20 kB of script on the line', async () => {
    const { gzipSync } = await import('node:zlib')
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(20_000)
  })

  it('has no syntax newer than the oldest WebView', async () => {
    // What needs lowering for the target would come out changed.
    const settings = { target: ['es2017', 'chrome61', 'safari11'], supported: { destructuring: true } }
    const [kept, lowered] = await Promise.all([
      transform(script, { target: 'esnext' }),
      transform(script, settings),
    ])
    expect(lowered.code).toBe(kept.code)
  })

  it('makes clearAnswer and setFocus global functions, as declarations', () => {
    const globals: Record<string, unknown> = {}
    // Without a form around it the script stops at its first look for one; the declarations stand all the same.
    expect(() => runInNewContext(script, globals)).toThrow('this page is not a SurveyCTO form')
    expect(typeof globals['clearAnswer']).toBe('function')
    expect(typeof globals['setFocus']).toBe('function')
  })
})
