import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { isRecord } from '../../../twilio/json-values.ts'
import type { Bytes } from '../../recordings/outcome.ts'
import type { Plan } from '../plan.ts'
import { type Parameter, writeAppearance } from './appearance.ts'
import { merged } from './sample-parameters.ts'

/** A workbook’s files by their names in it. */
export type Workbook = Readonly<Record<string, Uint8Array>>

/** What the page was built with: JSON of texts by name. Undefined for anything else. */
export function readBuiltIn(json: string): Workbook | undefined {
  const data: unknown = JSON.parse(json)
  if (!isRecord(data)) return undefined
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, text]) => (typeof text === 'string' ? [[name, strToU8(text)]] : [])),
  )
}

/** Undefined for what is no zip. */
export function readWorkbook(bytes: Uint8Array): Workbook | undefined {
  try {
    return unzipSync(bytes)
  } catch {
    // The caller says which file it was.
    return undefined
  }
}

/** `noCall`: no sample form of this project. `taken`: a name that another field of the form has. */
export type NotMade = 'noWorkbook' | 'noCall' | 'taken' | 'names'

export type MadeForm =
  | {
      readonly kind: 'made'
      readonly workbook: Bytes
      /** What it looks things up in besides the login: names of CSV files, or of datasets on the server. */
      readonly datasets: readonly string[]
    }
  | { readonly kind: 'not'; readonly why: NotMade }

/** Every text of a workbook stands here once, whichever cells have it. */
const textsFile = 'xl/sharedStrings.xml'

/** The appearance of a sample form's field; undefined for what is no sample form. */
export function appearanceIn(sample: Workbook | undefined): string | undefined {
  const texts = sample?.[textsFile]
  return texts && readOld(strFromU8(texts))?.appearance
}

/**
 * A sample form with the designer's own title, id, field names and appearance in the place of its own.
 * @param sample of extras/forms; undefined for what is no workbook
 */
export function makeForm(
  sample: Workbook | undefined,
  plan: Pick<Plan, 'enumeratorField' | 'respondentField' | 'formTitle' | 'formId'>,
  parameters: readonly Parameter[],
): MadeForm {
  const { enumeratorField, respondentField, formTitle, formId } = plan
  if (![enumeratorField, respondentField].every(isFieldName) || !isFormId(formId) || formTitle.trim() === '')
    return { kind: 'not', why: 'names' }
  const texts = sample?.[textsFile]
  if (!sample || !texts) return { kind: 'not', why: 'noWorkbook' }
  const xml = strFromU8(texts)
  const old = readOld(xml)
  if (!old) return { kind: 'not', why: 'noCall' }
  const names: Readonly<Record<string, string>> = {
    [old.enumeratorField]: enumeratorField,
    [old.respondentField]: respondentField,
  }
  const isTaken = Object.entries(names).some(([from, to]) => from !== to && has(xml, to))
  if (isTaken || enumeratorField === respondentField) return { kind: 'not', why: 'taken' }
  const cells: Readonly<Record<string, string>> = {
    [old.appearance]: writeAppearance(merged(parameters, old.appearance)),
    [old.title]: formTitle.trim(),
    [old.id]: formId,
    ...names,
  }
  const changed = xml.replace(/(<t[^>]*>)([^<]*)(<\/t>)/g, (_, start: string, text: string, end: string) => {
    const whole = ownValue(cells, unescapeXml(text))
    const next = whole ?? unescapeXml(text).replace(/\$\{(\w+)\}/g, (all, name) => refer(names, name) ?? all)
    return start + escapeXml(next) + end
  })
  return {
    kind: 'made',
    workbook: zipSync(
      { ...sample, [textsFile]: strToU8(changed) },
      { level: 9, mtime: new Date(1980, 0, 1) },
    ),
    datasets: datasetsOf(xml),
  }
}

function datasetsOf(xml: string): string[] {
  const names = [...unescapeXml(xml).matchAll(/\bpulldata\('(\w+)'/g)].map(([, name = '']) => name)
  return [...new Set(names)].filter((name) => !loginDatasets.includes(name))
}

/** As SurveyCTO takes a field's name. */
function isFieldName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name)
}

function isFormId(id: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(id)
}

/** What a sample form calls itself and its fields. Its title is the first text behind the settings' column names. */
function readOld(xml: string) {
  const texts = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => unescapeXml(text))
  const appearance = texts.find(
    (text) => text.startsWith('custom-twilio-call(') && text.includes('to_number='),
  )
  const id = texts.find((text) => /^twilio_(call|message)_[a-z]+$/.test(text))
  const title = id === undefined ? undefined : texts[texts.indexOf(id) - 1]
  const field = (name: string) => new RegExp(`\\b${name}=\\$\\{(\\w+)\\}`).exec(appearance ?? '')?.[1]
  const enumeratorField = field('from_number') ?? 'enumerator_number'
  const respondentField = field('to_number')
  if (appearance === undefined || id === undefined || title === undefined || respondentField === undefined)
    return undefined
  return { appearance, id, title, enumeratorField, respondentField }
}

/** The desk writes one of these, with what the appearance asks for. */
const loginDatasets = ['twilio_key', 'twilio_access']

function has(xml: string, text: string): boolean {
  return new RegExp(`<t[^>]*>${text.replace(/\./g, '\\.')}</t>`).test(xml)
}

function ownValue(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function refer(names: Readonly<Record<string, string>>, name: string): string | undefined {
  const to = ownValue(names, name)
  return to === undefined ? undefined : `\${${to}}`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function unescapeXml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
