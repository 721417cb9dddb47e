import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildPlugin } from '../build.ts'
import { readPluginZip } from '../src/stand-in/surveycto/plugin-zip.ts'

const zipName = 'twilio-call.fieldplugin.zip'
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url))
const built = await buildPlugin()
const files = unzipSync(new Uint8Array(read(zipName)))
const textOf = (name: string) => new TextDecoder().decode(files[name])

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

  it.each<readonly [string, number]>([
    ['script.js', 140_000],
    ['template.html', 900],
    ['style.css', 2_350],
  ])('keeps %s within %d bytes on the line', (name, most) => {
    const bytes = files[name]
    expect(bytes && gzipSync(bytes, { level: 9 }).length).toBeLessThan(most)
  })

  it('is ASCII, whatever charset the host takes it for, and asks for no file of its own', () => {
    expect(textOf('script.js')).toMatch(/^[\0-\x7f]*$/)
    for (const name of Object.keys(files)) expect(textOf(name)).not.toContain('PLUGINDIR')
  })

  it('can be put into a page as it is, however a host pastes it', () => {
    // What ends or hides a script element, what a template fills, and what a replacement in a text stands for.
    for (const odd of ['</script', '<!--', '<script', '{{', '$&', "$'", '$`'])
      expect(textOf('script.js').includes(odd), odd).toBe(false)
  })

  it('makes clearAnswer and setFocus global functions, as declarations', () => {
    const globals: Record<string, unknown> = { document: {} }
    const script = textOf('script.js')
    // Without a form around it the script stops at its first look for one; the declarations stand all the same.
    expect(() => runInNewContext(script, globals)).toThrow('this page is not a SurveyCTO form')
    expect(typeof globals['clearAnswer']).toBe('function')
    expect(typeof globals['setFocus']).toBe('function')
  })
})
