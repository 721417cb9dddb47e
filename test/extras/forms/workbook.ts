import { readFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import { sampleForms } from '../../../extras/forms/source/sample-forms.ts'
import { writeForm } from '../../../extras/forms/source/write-form.ts'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { evaluateParameters, parseAppearance } from '../../../src/stand-in/surveycto/appearance.ts'
import type { FormValues } from '../../../src/stand-in/surveycto/expression.ts'
import { evaluateText, textOf } from '../../../src/stand-in/surveycto/formula-values.ts'

type Column =
  | 'type'
  | 'name'
  | 'label'
  | 'hint'
  | 'constraint message'
  | 'required'
  | 'required message'
  | 'disabled'
  | 'choice_filter'
  | 'publishable'
  | 'value'
  | 'filter'
  | 'appearance'
  | 'constraint'
  | 'calculation'
  | 'relevance'
  | 'list_name'
  | 'form_id'
  | 'version'
  | 'default_language'
  | 'instance_name'
export type Row = Readonly<Partial<Record<Column, string>>>

/** A sample form as SurveyCTO reads it. */
export interface Workbook {
  readonly sheets: readonly string[]
  readonly columns: Readonly<Record<string, readonly string[]>>
  readonly survey: readonly Row[]
  readonly choices: readonly Row[]
  readonly settings: readonly Row[]
  /** The columns that each worksheet with help explains, by its name. */
  readonly help: Readonly<Record<string, readonly string[]>>
}

const workbooks = new Map<string, Promise<Workbook>>()

/** Written and read once for all tests of a file. */
export function readWorkbook(file: string): Promise<Workbook> {
  const workbook = workbooks.get(file) ?? writeAndRead(file)
  workbooks.set(file, workbook)
  return workbook
}

async function writeAndRead(file: string): Promise<Workbook> {
  const sample = sampleForms.find((form) => form.file === file)
  if (!sample) throw new Error(`no form is written to ${file}`)
  return readSheets(await writeForm(sample.form))
}

/** A workbook as SurveyCTO reads it. */
export async function readSheets(bytes: Uint8Array): Promise<Workbook> {
  const sheets = await readXlsxFile(Buffer.from(bytes))
  const rows: Record<string, Row[]> = {}
  const columns: Record<string, string[]> = {}
  for (const { sheet, data } of sheets) {
    const names = (data[0] ?? []).map(String)
    columns[sheet] = names
    rows[sheet] = data
      .slice(1)
      .map((cells) => Object.fromEntries(names.map((name, at) => [name, String(cells[at] ?? '')])))
  }
  const { survey = [], choices = [], settings = [] } = rows
  const help = sheets
    .filter(({ sheet }) => sheet.startsWith('help-'))
    .map(({ sheet, data }) => [sheet, data.slice(1).map(([column]) => String(column))])
  return {
    sheets: sheets.map(({ sheet }) => sheet),
    ...{ columns, survey, choices, settings },
    help: Object.fromEntries(help),
  }
}

/** The row of the field that the plug-in draws. */
export function plugInRow({ survey }: Workbook): Row {
  const row = survey.find(({ appearance }) => appearance?.startsWith('custom-'))
  if (!row) throw new Error('no field uses a plug-in')
  return row
}

/** The CSV attached to the form under this name, as rows. */
export function readDataset(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../../extras/forms/${name}.csv`, import.meta.url), 'utf8')
  const [names = [], ...rows] = text.trim().split('\n').map(cellsOf)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

/** A cell with a comma in it stands in quotes; none holds a quote or a line break. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

export const realCredentials = {
  sid: `AC${'0'.repeat(32)}`,
  authtoken: 'f'.repeat(32),
  apikey: `SK${'0'.repeat(32)}`,
  apisecret: 'secret',
  number: '+14155550100',
}

export interface Filling {
  /** Field values; any other field is filled with something that passes. */
  fields?: Readonly<Record<string, string>>
  /** What takes the place of the placeholders in the CSV with the credentials; absent: they stand there still. */
  credentials?: Readonly<Record<string, string>>
}

/** The form's fields above the plug-in's, filled in by an enumerator and calculated. */
export function fillIn(workbook: Workbook, { fields: given = {}, credentials = {} }: Filling): FormValues {
  const filled = (name: string) => readDataset(name).map((row) => ({ ...row, ...credentials }))
  const datasets = {
    twilio_access: filled('twilio_access'),
    twilio_key: filled('twilio_key'),
    enumerator_phones: readDataset('enumerator_phones'),
    cases: readDataset('cases'),
  }
  const fields: Record<string, string> = {}
  for (const row of workbook.survey.slice(0, workbook.survey.indexOf(plugInRow(workbook)))) {
    const { name = '', calculation } = row
    const value = calculation ? textOf(evaluateText(calculation, { fields, datasets })) : usualValue(row)
    fields[name] = given[name] ?? value
  }
  return { fields, datasets }
}

/** What an enumerator fills in here. */
export function usualValue({ type = '', name, appearance }: Row): string {
  if (type === 'username') return 'amina'
  if (type === 'caseid') return '1204'
  if (type.startsWith('select_')) return name === 'show_number' ? '0' : '1'
  if (appearance !== 'numbers_phone') return 'Maria'
  return /enumerator|your|user/.test(name ?? '') ? '+254700000001' : '+254711222333'
}

/** What the plug-in makes of its parameters in a form that is filled in. */
export function settingsIn(workbook: Workbook, filling: Filling): ReturnType<typeof checkParameters> {
  const appearance = parseAppearance(plugInRow(workbook).appearance ?? '')
  const pairs = evaluateParameters(appearance, fillIn(workbook, filling))
  return check(new Map(pairs.map(({ key, value }) => [key, value])))
}

/** The plug-in's own opinion of parameters, with all its parts there. */
export function check(values: ReadonlyMap<string, unknown>): ReturnType<typeof checkParameters> {
  return checkParameters((name) => values.get(name), [...values.keys()])
}

/** The places of a field's answer that the form reads, by the names of the fields that read them. */
export function readersOf({ survey }: Workbook, field: string): Record<string, number> {
  const readers: Record<string, number> = {}
  for (const { name = '', calculation = '' } of survey) {
    const found = /^item-at\('\|', \$\{(\w+)\}, (\d+)\)$/.exec(calculation)
    if (found?.[1] === field) readers[name] = Number(found[2])
  }
  return readers
}
