import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { type PluginPackage, readPluginZip } from '../../../src/stand-in/surveycto/plugin-zip.ts'

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url))

/**
 * The plug-in for the stand-in form, without its script: jsdom runs none, and building it takes each test file longer
 * than most have tests for. Browser tests drive the whole of it.
 */
export const plugin: PluginPackage = readSource()

function readSource(): PluginPackage {
  const files = Object.fromEntries(
    ['manifest.json', 'template.html', 'style.css'].map((name) => [name, read(name)]),
  )
  const zip = zipSync({ ...files, 'script.js': new Uint8Array() })
  const { plugin, problems } = readPluginZip(zip, 'twilio-call.fieldplugin.zip')
  if (!plugin) throw new Error(problems.join('\n'))
  return plugin
}
