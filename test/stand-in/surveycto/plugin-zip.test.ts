import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPluginZip } from '../../../src/stand-in/surveycto/plugin-zip.ts'
import { samplePluginZip } from './sample-plugin.ts'

function manifest(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const complete = { name: 'N', author: 'A', version: '1.0.0', supportedFieldTypes: ['text'] }
  return { 'manifest.json': JSON.stringify({ ...complete, ...changes }) }
}

function problems(changes: Readonly<Record<string, string | null>>, zipName = 'x.fieldplugin.zip') {
  return readPluginZip(samplePluginZip(changes), zipName).problems
}

describe('opening a plug-in zip', () => {
  it('takes a complete one and fills in what its manifest leaves out', () => {
    const { plugin } = readPluginZip(samplePluginZip(), 'twilio-call.fieldplugin.zip')
    expect(plugin?.manifest).toEqual({
      name: 'Sample',
      author: 'Tests',
      version: '1.0.0',
      supportedFieldTypes: ['text'],
      externalCss: [],
      externalJs: [],
      hideDefaultRequiredMessage: true,
      hideDefaultConstraintMessage: false,
    })
    expect(Object.keys(plugin?.files ?? {})).toContain('script.js')
  })

  it.each<[string, Record<string, string | null>, string]>([
    ['a missing script', { 'script.js': null }, 'script.js is missing'],
    ['a folder', { 'lib/a.js': '' }, "lib/a.js is in a folder; every file belongs at the zip's root"],
    ['the same name in two folders', { 'a/x.js': '', 'b/x.js': '' }, 'x.js is in the zip twice'],
    [
      'a name that begins with a digit',
      { '1.png': '' },
      '1.png must begin with a letter and hold only letters, digits, dots, - and _',
    ],
    [
      'a name with a space',
      { 'a b.png': '' },
      'a b.png must begin with a letter and hold only letters, digits, dots, - and _',
    ],
    [
      'a name of 101 characters',
      { [`${'a'.repeat(97)}.png`]: '' },
      `${'a'.repeat(97)}.png is longer than 100 characters`,
    ],
    ['a broken manifest', { 'manifest.json': '{' }, 'manifest.json is not JSON'],
    ['a manifest that is a list', { 'manifest.json': '[]' }, 'manifest.json is not an object'],
    ['no version', manifest({ version: undefined }), 'manifest.json: version must be a text'],
    ['a version that is a number', manifest({ version: 2 }), 'manifest.json: version must be a text'],
    [
      'no field type',
      manifest({ supportedFieldTypes: [] }),
      'manifest.json: supportedFieldTypes names no field type',
    ],
    [
      'an unknown field type',
      manifest({ supportedFieldTypes: ['date'] }),
      'manifest.json: date is not a field type that takes plug-ins',
    ],
    [
      'an external file that is not there',
      manifest({ externalJs: ['a.js'] }),
      'manifest.json: externalJs names a.js, which is missing',
    ],
    [
      'a list that is a text',
      manifest({ externalCss: 'a.css' }),
      'manifest.json: externalCss must be a list of texts',
    ],
    [
      'a flag that is a text',
      manifest({ hideDefaultRequiredMessage: 'yes' }),
      'manifest.json: hideDefaultRequiredMessage must be true or false',
    ],
  ])('objects to %s', (_, changes, expected) => {
    expect(problems(changes)).toEqual(expect.arrayContaining([expected]))
  })

  it('lists every problem, not only the first', () => {
    expect(problems({ 'script.js': null, 'style.css': null, '1.png': '' })).toHaveLength(3)
  })

  it.each([
    ['call.zip', /must begin with a letter and end in .fieldplugin.zip/],
    ['1call.fieldplugin.zip', /must begin with a letter/],
    [`${'a'.repeat(90)}.fieldplugin.zip`, /longer than 100/],
  ])('objects to the zip name %s', (name, expected) => {
    expect(problems({}, name)[0]).toMatch(expected)
  })

  it('says so when the file is no zip at all', () => {
    expect(readPluginZip(strToU8('hello'), 'x.fieldplugin.zip').problems).toEqual([
      'x.fieldplugin.zip is not a zip file',
    ])
  })

  it('takes an empty zip for a zip without files', () => {
    expect(readPluginZip(zipSync({}), 'x.fieldplugin.zip').problems).toHaveLength(4)
  })
})
