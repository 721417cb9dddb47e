import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { type FormText, firstLanguage, furtherLanguages } from '../words/all-words.ts'
import {
  type Column,
  columns,
  isTranslated,
  type SheetName,
  type TranslatedColumn,
  widths,
} from './columns.ts'
import { help } from './help.ts'
import { looksOf } from './looks.ts'

type Cells<Name extends SheetName> = Partial<Record<Exclude<Column<Name>, TranslatedColumn>, string>>
type Texts = Partial<Record<TranslatedColumn, FormText>>

/** What people read is named here, and written in every language. */
export type SurveyRow = Cells<'survey'> & Texts & { type: string }
export type ChoiceRow = Cells<'choices'> & { list_name: string; value: string; label: FormText }
export type SettingsRow = Omit<Cells<'settings'>, 'version' | 'default_language'> & {
  form_title: string
  form_id: string
}

/** A form definition, as its three worksheets. A cell that is left out stays empty. */
export interface Form {
  survey: readonly SurveyRow[]
  choices: readonly ChoiceRow[]
  settings: SettingsRow
}

/**
 * The version of every form until a spreadsheet program calculates it anew: year, month, day, hour, minute. It grows
 * with each release that changes a form.
 */
const versionOfRelease = '2611301000'

const versionFormula = ['YEAR(NOW())-2000', 'MONTH(NOW())', 'DAY(NOW())', 'HOUR(NOW())', 'MINUTE(NOW())']
  .map((part) => `TEXT(${part}, "00")`)
  .join(' & ')

type Row = Readonly<Record<string, string | undefined>>

/**
 * The form as an XLSX workbook on the columns, with the help and the colours that SurveyCTO's own template has. The same
 * form always gives the same bytes, so a committed workbook can be compared with a fresh one.
 */
export async function writeForm(form: Form): Promise<Uint8Array> {
  const settings = { ...form.settings, version: versionFormula, default_language: firstLanguage.name }
  const sheets = [
    sheet('survey', form.survey),
    sheet('choices', form.choices),
    sheet('settings', [settings]),
    ...(['survey', 'choices', 'settings'] as const).map(helpSheet),
  ]
  return finished(await writeExcelFile(sheets).toBuffer())
}

function sheet(name: SheetName, rows: readonly Row[]) {
  const names = columns[name].flatMap((column) => [column, ...furtherColumns(column, rows)])
  const header = names.map((value) => ({ value, fontWeight: 'bold' as const }))
  return {
    sheet: name,
    data: [header, ...rows.map((row) => names.map((column) => cellOf(column, row)))],
    columns: names.map((column) => ({ width: widths[column.split(':')[0] ?? ''] ?? 14 })),
    stickyRowsCount: 1,
    ...(name === 'survey'
      ? { conditionalFormatting: looksOf(names.length, names.indexOf('disabled') + 1) }
      : {}),
  }
}

/** Only columns that some row has a text for: an empty one would stand for a text that is empty. */
function furtherColumns(column: string, rows: readonly Row[]): string[] {
  const isUsed = isTranslated(column) && rows.some((row) => row[column] !== undefined)
  return isUsed ? furtherLanguages.map(({ name }) => `${column}:${name}`) : []
}

// Every value is written as text: a spreadsheet would show a ten-digit version as 2.6E+9.
function cellOf(column: string, row: Row) {
  const [base = '', languageName] = /^media:/.test(column) ? [column] : column.split(':')
  const value = row[base]
  if (value === undefined) return null
  if (column === 'version') return { type: 'Formula' as const, value }
  if (!isTranslated(base)) return value
  const language = furtherLanguages.find(({ name }) => name === languageName) ?? firstLanguage
  return { value: language.textOf(value), wrap: true }
}

function helpSheet(name: SheetName) {
  const header = ['column', 'what it is for', 'example', 'where SurveyCTO says more']
  const rows = Object.entries(help[name]).map((entry) => [entry[0], ...entry[1]])
  const wrapped = rows.map((row) =>
    row.map((value) => ({ value, wrap: true, alignVertical: 'top' as const })),
  )
  return {
    sheet: `help-${name}`,
    data: [header.map((value) => ({ value, fontWeight: 'bold' as const })), ...wrapped],
    columns: [24, 60, 30, 90].map((width) => ({ width })),
    stickyRowsCount: 1,
  }
}

/**
 * Writes what the formula of the version gives beside it, since a server may read no more than that, and fixed times:
 * only the time of writing differs between two workbooks of the same content.
 */
function finished(workbook: Uint8Array): Uint8Array {
  const files = unzipSync(workbook)
  for (const [name, bytes] of Object.entries(files)) {
    const text = strFromU8(bytes)
    if (!name.startsWith('xl/worksheets/') || !text.includes('<f>')) continue
    const value = `</f><v>${versionOfRelease}</v>`
    files[name] = strToU8(text.replace(/<c ([^>]*)>(<f>.*?)<\/f>/, `<c $1 t="str">$2${value}`))
  }
  // Zip times have no zone and start in 1980, so the local first of January is the same everywhere.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) })
}
