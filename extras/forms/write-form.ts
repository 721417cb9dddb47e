import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'

/**
 * SurveyCTO's columns, in the order of its own template.
 * https://docs.surveycto.com/02-designing-forms/01-core-concepts/01.intro.html
 */
const columns = {
  survey: [
    'type',
    'name',
    'label',
    'hint',
    'default',
    'appearance',
    'constraint',
    'constraint message',
    'relevance',
    'required',
    'required message',
    'calculation',
    'repeat_count',
  ],
  choices: ['list_name', 'value', 'label'],
  settings: ['form_title', 'form_id', 'version', 'public_key', 'submission_url', 'default_language'],
} as const

type SheetName = keyof typeof columns
type Row<Name extends SheetName> = Partial<Record<(typeof columns)[Name][number], string>>

export type SurveyRow = Row<'survey'> & { type: string }
export type ChoiceRow = Required<Row<'choices'>>
export type SettingsRow = Row<'settings'> & { form_title: string; form_id: string; version: string }

/** A form definition, as its three worksheets. A cell that is left out stays empty. */
export interface Form {
  survey: readonly SurveyRow[]
  choices: readonly ChoiceRow[]
  settings: SettingsRow
}

/** Widths in characters; a cell with an expression is long, and designers read these sheets. */
const widths: Readonly<Record<string, number>> = {
  label: 50,
  hint: 40,
  appearance: 60,
  calculation: 36,
  type: 22,
}

/**
 * The form as an XLSX workbook that SurveyCTO's console accepts. The same form always gives the same bytes,
 * so a committed workbook can be compared with a fresh one.
 */
export async function writeForm(form: Form): Promise<Uint8Array> {
  const sheets = [
    sheet('survey', form.survey),
    sheet('choices', form.choices),
    sheet('settings', [form.settings]),
  ]
  return withFixedTimes(await writeExcelFile(sheets).toBuffer())
}

function sheet<Name extends SheetName>(name: Name, rows: readonly Row<Name>[]) {
  const names: readonly (keyof Row<Name> & string)[] = columns[name]
  const header = names.map((column) => ({ value: column, fontWeight: 'bold' as const }))
  // Every value is written as text: a spreadsheet would show a ten-digit version as 2.6E+9.
  const data = rows.map((row) => names.map((column) => row[column] ?? null))
  return {
    sheet: name,
    data: [header, ...data],
    columns: names.map((column) => ({ width: widths[column] ?? 18 })),
    stickyRowsCount: 1,
  }
}

/** An XLSX file is a zip; only the time of writing differs between two of the same content. */
function withFixedTimes(workbook: Uint8Array): Uint8Array {
  // Zip times have no zone and start in 1980, so the local first of January is the same everywhere.
  return zipSync(unzipSync(workbook), { level: 9, mtime: new Date(1980, 0, 1) })
}
