import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { describeField, type FieldDefinition, type FieldView } from '../../../src/stand-in/surveycto/field.ts'
import type { PluginPackage } from '../../../src/stand-in/surveycto/plugin-zip.ts'
import { documentClasses, languageClass, renderDocument } from '../../../src/stand-in/surveycto/render.ts'
import { samplePlugin } from './sample-plugin.ts'

const field: FieldDefinition = {
  name: 'call',
  type: 'text',
  label: { English: 'Call <b>Maria</b>', français: 'Appelez Maria' },
  hint: { English: '' },
}
const view: FieldView = { language: 'English', readOnly: false, appearance: 'custom-sample', parameters: [] }

function render(plugin: PluginPackage, changes: Partial<FieldView> = {}, answer = ''): string {
  return renderDocument({
    plugin,
    properties: describeField(field, { ...view, ...changes }, { answer, metadata: '' }),
    platform: 'web-collect',
    pluginFolder: '/plugin',
    bridgeScript: 'var bridge',
  })
}

describe('rendering a field', () => {
  it('loads external styles, style.css, the template, the bridge, external scripts and script.js in that order', () => {
    const plugin = samplePlugin({
      'manifest.json': JSON.stringify({
        name: 'N',
        author: 'A',
        version: '1.0.0',
        supportedFieldTypes: ['text'],
        externalCss: ['one.css'],
        externalJs: ['one.js', 'two.js'],
      }),
      'one.css': '/* one.css */',
      'style.css': '/* style.css */',
      'template.html': '<p>template.html</p>',
      'one.js': '// one.js',
      'two.js': '// two.js',
      'script.js': '// script.js',
    })
    const html = render(plugin)
    const order = [
      '/* one.css',
      '/* style.css',
      'template.html',
      'var bridge',
      '// one.js',
      '// two.js',
      '// script.js',
    ]
    const places = order.map((text) => html.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('keeps markup in a label and escapes it in a double-braced answer', () => {
    const { window } = new JSDOM(render(samplePlugin(), {}, '<i>x</i>'))
    expect(window.document.querySelector('#label b')?.textContent).toBe('Maria')
    expect(window.document.getElementById('answer')?.textContent).toBe('<i>x</i>')
  })

  it('shows the label in the chosen language, or the first one where there is no translation', () => {
    expect(render(samplePlugin(), { language: 'français' })).toContain('Appelez Maria')
    expect(render(samplePlugin(), { language: 'Kiswahili' })).toContain('Call <b>Maria</b>')
  })

  it('puts the folder of the plug-in into all three core files', () => {
    const html = render(
      samplePlugin({
        'template.html': '<img src="{{PLUGINDIR}}/a.png">',
        'style.css': 'p { background: url({{PLUGINDIR}}/b.png) }',
        'script.js': "var c = '{{PLUGINDIR}}/c.png'",
      }),
    )
    for (const name of ['a.png', 'b.png', 'c.png']) expect(html).toContain(`/plugin/${name}`)
    expect(html).not.toContain('PLUGINDIR')
  })

  it('puts the platform, the language and read-only on both the document and its body', () => {
    const { window } = new JSDOM(render(samplePlugin(), { readOnly: true, language: 'idioma español' }))
    const expected = ['web-collect', 'language-idioma-espanol', 'is-read-only']
    expect([...window.document.documentElement.classList]).toEqual(expected)
    expect([...window.document.body.classList]).toEqual(expected)
  })

  it('does not call a field read-only that is not', () => {
    expect(documentClasses({ LANGUAGE: 'English', READONLY: false }, 'ios-collect')).toEqual([
      'ios-collect',
      'language-english',
    ])
  })

  it.each([
    ['', 'language-default'],
    ['English', 'language-english'],
    ['Français (Sénégal)', 'language-francais--senegal-'],
  ])('names the language %j as %s', (language, expected) => {
    expect(languageClass(language)).toBe(expected)
  })

  it('survives a script that holds the end of its own element', () => {
    const script = "document.title = '</script><!--<script>'"
    const { window } = new JSDOM(render(samplePlugin({ 'script.js': script })), { runScripts: 'dangerously' })
    expect(window.document.title).toBe('</script><!--<script>')
  })
})
