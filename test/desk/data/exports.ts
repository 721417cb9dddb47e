import { type ColumnChoices, guessColumns, roles } from '../../../src/desk/data/column-choices.ts'
import { type Combined, combine, type Days } from '../../../src/desk/data/combine.ts'
import { type ReadFile, readFile } from '../../../src/desk/data/files/read-file.ts'
import type { Table } from '../../../src/desk/data/files/table.ts'

export const accountSid = `AC${'0'.repeat(31)}7`

export function sidOf(number: number): string {
  return `CA${number.toString(16).padStart(32, '0')}`
}

export function keyOf(number: number): string {
  return `uuid:${number.toString(16).padStart(8, '0')}-89ab-4def-8123-456789abcdef`
}

/** The four items of 2020. */
export function answerOf(number: number, status = 'completed'): string {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${sidOf(number)}`
  return `${status}|${sidOf(number)}|${url}.json|${url}/Recordings.json`
}

/** With details=1, as 2.4.0 writes it: the call before this one is in its list as well. */
export function detailedAnswer(number: number): string {
  const every = `${sidOf(number - 1)}/20261130T051000Z/1/no-answer//3.13//completed ${sidOf(number)}/20261130T051658Z/2/completed/63/1.1/stopped/completed`
  return `${answerOf(number)}|completed|${sidOf(number + 4096)}|12|63|2026-11-30T05:17:00Z|2026-11-30T05:18:30Z|2|2|1.1||${every}`
}

export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'survey_WIDE.csv'): File {
  return new File([content], name, { lastModified: 1 })
}

/** @param rows a cell with a comma or a quotation mark is quoted */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const quoted = (cell: string | number) =>
    /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')
}

/** Reads a file as the page does before anybody has chosen anything. */
export async function readGuessing(file: File): Promise<ReadFile> {
  const read = await readFile(file, {
    keep: (columns) => {
      const guessed = guessColumns(columns)
      return columns.filter((column) => roles.some((role) => guessed[role] === column))
    },
    progress: () => undefined,
    signal: new AbortController().signal,
  })
  if (!read) throw new Error('It was stopped.')
  return read
}

export const allDays: Days = { from: '', to: '', dayOf: (ms) => new Date(ms).toISOString().slice(0, 10) }

/** What several files come to, each a CSV unless it is a file already. */
export async function combineFiles(
  files: readonly (string | File)[],
  { choices, days = allDays }: { readonly choices?: Partial<ColumnChoices>; readonly days?: Days } = {},
): Promise<Combined & { readonly tables: readonly Table[] }> {
  const tables: Table[] = []
  for (const [at, file] of files.entries())
    tables.push(
      ...(await readGuessing(typeof file === 'string' ? fileOf(file, `${at + 1}.csv`) : file)).tables,
    )
  const guessed = guessColumns(tables.flatMap(({ columns }) => columns))
  return { ...combine(tables, { ...guessed, ...choices }, days), tables }
}

/** `remarkNoKey`, or with rows `remarkCutCall 2 3`. */
export function remarksIn({ remarks }: Pick<Combined, 'remarks'>): readonly string[] {
  return remarks.map(({ text, rows }) => [text, ...rows].join(' '))
}
