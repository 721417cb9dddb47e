import mustache from 'mustache'
import type { FieldProperties, Platform } from './field.ts'
import type { PluginPackage } from './plugin-zip.ts'

/** What a field's document is made from. */
export interface RenderSettings {
  readonly plugin: PluginPackage
  readonly properties: FieldProperties
  readonly platform: Platform
  /** Address of the folder with the plug-in's files, without a slash at the end. */
  readonly pluginFolder: string
  /** Script that installs the bridge. Empty where the caller installs it, as in jsdom. */
  readonly bridgeScript: string
  /** The device's font size for questions, in px; answers have the same, hints a little less. */
  readonly fontSize?: number
}

/**
 * One HTML document for a field, in SurveyCTO's order: externalCss, style.css, the template rendered by
 * Mustache, the bridge, externalJs, script.js. Everything is inside, so it may be put in a frame's `srcdoc`.
 *
 * @see https://github.com/surveycto/field-plug-in-resources/blob/master/docs/plug-in-definition.md
 */
export function renderDocument(settings: RenderSettings): string {
  const { plugin, properties } = settings
  const classes = documentClasses(properties, settings.platform).join(' ')
  const read = (name: string) => fileText(plugin, name).replaceAll('{{PLUGINDIR}}', settings.pluginFolder)
  const styles = [...plugin.manifest.externalCss, 'style.css'].map((name) => styleElement(read(name)))
  const scripts = [settings.bridgeScript, ...plugin.manifest.externalJs.map(read), read('script.js')].filter(
    (script) => script !== '',
  )

  return [
    '<!DOCTYPE html>',
    `<html class="${classes}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    styleElement(hostStyle(settings.fontSize ?? 20)),
    ...styles,
    '</head>',
    `<body class="${classes}">`,
    mustache.render(read('template.html'), properties),
    ...scripts.map(scriptElement),
    '</body>',
    '</html>',
  ].join('\n')
}

/** The classes that SurveyCTO puts on a field's document. */
export function documentClasses(
  properties: Pick<FieldProperties, 'LANGUAGE' | 'READONLY'>,
  platform: Platform,
): string[] {
  const classes: string[] = [platform, languageClass(properties.LANGUAGE)]
  return properties.READONLY ? [...classes, 'is-read-only'] : classes
}

/** `language-idioma-espanol` for `idioma español`; `language-default` for a form with one language. */
export function languageClass(language: string): string {
  const simple = language.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `language-${simple.replace(/[^a-z0-9]/g, '-') || 'default'}`
}

function hostStyle(fontSize: number): string {
  return [
    'body { margin: 0; font-family: Roboto, system-ui, sans-serif; }',
    `.default-question-text-size, .default-answer-text-size { font-size: ${fontSize}px; }`,
    `.default-hint-text-size { font-size: ${Math.round(fontSize * 0.8)}px; }`,
  ].join('\n')
}

function fileText({ files }: PluginPackage, name: string): string {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined
  return bytes ? new TextDecoder().decode(bytes) : ''
}

function styleElement(css: string): string {
  return `<style>\n${css.replace(/<\/style/gi, '<\\/style')}\n</style>`
}

// A script that contains "</script" or "<!--" in a text would end, or hide, its own element.
function scriptElement(script: string): string {
  const safe = script.replace(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--')
  return `<script>\n${safe}\n</script>`
}
