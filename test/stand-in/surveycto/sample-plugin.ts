import { strToU8, zipSync } from 'fflate'
import { type PluginPackage, readPluginZip } from '../../../src/stand-in/surveycto/plugin-zip.ts'

/** A plug-in that has nothing to do with telephones; `changes` replaces files, `null` takes one out. */
export function samplePluginZip(changes: Readonly<Record<string, string | null>> = {}): Uint8Array {
  const files: Record<string, string | null> = {
    'manifest.json': JSON.stringify({
      name: 'Sample',
      author: 'Tests',
      version: '1.0.0',
      supportedFieldTypes: ['text'],
      hideDefaultRequiredMessage: true,
    }),
    'template.html': '<p id="label">{{{LABEL}}}</p><p id="answer">{{CURRENT_ANSWER}}</p>',
    'style.css': 'p { color: black }',
    'script.js': `
      var calls = []
      function clearAnswer() { calls.push('clear'); setMetaData('') }
      function setFocus() { calls.push('focus') }
      function handleRequiredMessage(message) { calls.push('required: ' + message) }`,
    ...changes,
  }
  const bytes: Record<string, Uint8Array> = {}
  for (const [name, text] of Object.entries(files)) {
    if (text !== null) bytes[name] = strToU8(text)
  }
  return zipSync(bytes)
}

/** The same, opened. */
export function samplePlugin(changes: Readonly<Record<string, string | null>> = {}): PluginPackage {
  const { plugin, problems } = readPluginZip(samplePluginZip(changes), 'sample.fieldplugin.zip')
  if (!plugin) throw new Error(problems.join('; '))
  return plugin
}
