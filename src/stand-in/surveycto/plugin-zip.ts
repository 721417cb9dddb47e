import { unzipSync } from 'fflate'
import { fieldTypes } from './field.ts'

/** The parts of manifest.json that decide how a plug-in is loaded. */
export interface Manifest {
  readonly name: string
  readonly author: string
  readonly version: string
  readonly supportedFieldTypes: readonly string[]
  readonly externalCss: readonly string[]
  readonly externalJs: readonly string[]
  readonly hideDefaultRequiredMessage: boolean
  readonly hideDefaultConstraintMessage: boolean
}

/** An unpacked plug-in: its files by name, as SurveyCTO keeps them after an upload. */
export interface PluginPackage {
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly manifest: Manifest
}

/** A plug-in, or everything that SurveyCTO would object to when the zip is uploaded. */
export type PluginZip =
  | { readonly plugin: PluginPackage; readonly problems: readonly [] }
  | { readonly plugin: undefined; readonly problems: readonly string[] }

const requiredFiles = ['manifest.json', 'template.html', 'style.css', 'script.js']
const fileNamePattern = /^[A-Za-z][\w.-]*$/
const longestName = 100

/**
 * Opens a plug-in's zip and checks SurveyCTO's rules for it.
 *
 * @see https://github.com/surveycto/field-plug-in-resources/blob/master/docs/plug-in-definition.md
 */
export function readPluginZip(zip: Uint8Array, zipName: string): PluginZip {
  const names: string[] = []
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(zip, {
      filter(file) {
        names.push(file.name)
        return true
      },
    })
  } catch {
    return { plugin: undefined, problems: [`${zipName} is not a zip file`] }
  }
  const problems = [...checkZipName(zipName), ...checkFileNames(names)]
  const manifest = readManifest(files, problems)
  if (problems.length > 0 || !manifest) return { plugin: undefined, problems }
  return { plugin: { files, manifest }, problems: [] }
}

function checkZipName(zipName: string): string[] {
  if (!/^[A-Za-z][\w.-]*\.fieldplugin\.zip$/i.test(zipName)) {
    return [`${zipName} must begin with a letter and end in .fieldplugin.zip`]
  }
  return zipName.length > longestName ? [`${zipName} is longer than ${longestName} characters`] : []
}

function checkFileNames(names: readonly string[]): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const name of names) {
    const base = name.split('/').at(-1) ?? ''
    if (name.includes('/')) problems.push(`${name} is in a folder; every file belongs at the zip's root`)
    if (base === '') continue
    if (seen.has(base)) problems.push(`${base} is in the zip twice`)
    seen.add(base)
    if (!fileNamePattern.test(base)) {
      problems.push(`${base} must begin with a letter and hold only letters, digits, dots, - and _`)
    }
    if (base.length > longestName) problems.push(`${base} is longer than ${longestName} characters`)
  }
  for (const name of requiredFiles) {
    if (!names.includes(name)) problems.push(`${name} is missing`)
  }
  return problems
}

function readManifest(files: Readonly<Record<string, Uint8Array>>, problems: string[]): Manifest | undefined {
  const bytes = files['manifest.json']
  if (!bytes) return undefined
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    problems.push('manifest.json is not JSON')
    return undefined
  }
  if (!isRecord(data)) {
    problems.push('manifest.json is not an object')
    return undefined
  }
  return checkManifest(data, files, problems)
}

function checkManifest(
  data: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, Uint8Array>>,
  problems: string[],
): Manifest {
  const text = (key: string): string => {
    const value = data[key]
    if (typeof value === 'string' && value !== '') return value
    problems.push(`manifest.json: ${key} must be a text`)
    return ''
  }
  const flag = (key: string): boolean => {
    const value = data[key] ?? false
    if (typeof value === 'boolean') return value
    problems.push(`manifest.json: ${key} must be true or false`)
    return false
  }
  const list = (key: string): readonly string[] => {
    const value = data[key] ?? []
    if (isTexts(value)) return value
    problems.push(`manifest.json: ${key} must be a list of texts`)
    return []
  }
  const fileList = (key: string): readonly string[] => {
    const names = list(key)
    for (const name of names) {
      if (!Object.hasOwn(files, name)) problems.push(`manifest.json: ${key} names ${name}, which is missing`)
    }
    return names
  }
  const types = list('supportedFieldTypes')
  if (types.length === 0) problems.push('manifest.json: supportedFieldTypes names no field type')
  for (const type of types) {
    if (!fieldTypes.some((known) => known === type)) {
      problems.push(`manifest.json: ${type} is not a field type that takes plug-ins`)
    }
  }
  return {
    name: text('name'),
    author: text('author'),
    version: text('version'),
    supportedFieldTypes: types,
    externalCss: fileList('externalCss'),
    externalJs: fileList('externalJs'),
    hideDefaultRequiredMessage: flag('hideDefaultRequiredMessage'),
    hideDefaultConstraintMessage: flag('hideDefaultConstraintMessage'),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
