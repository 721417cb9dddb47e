import { CsvError, type Info, parse } from 'csv-parse/sync'

/** A file as it lies on the disk; `name` is how whoever has to mend it knows it. */
export interface CsvFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A row by its columns' names, with where it stands for whoever has to mend it. */
export interface CsvRow {
  /** As a text editor counts: the names are most often in line 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  /** More cells than there are names: a comma in a cell without quotes has moved all that follows. */
  readonly isTooLong: boolean
}

interface ParsedRow {
  readonly record: string[]
  readonly info: Info
}

/** A column by its names, the usual one first. */
export type Column = readonly [string, ...string[]]

/** What spreadsheets write between cells; which one depends on the language of the computer. */
const delimiters = [',', ';', '\t', '|']

/**
 * Reads a CSV with names in its first row, however a spreadsheet has written it: UTF-8 or UTF-16, any line ends, commas,
 * semicolons or tabs, with `sep=` before the names or without. Names may be in any order, in capitals, with blanks, and
 * among others. Empty rows are passed over.
 *
 * @throws Error that says which columns the file has and which are needed, or why it cannot be read at all
 */
export function readCsv(file: CsvFile, columns: readonly Column[]): CsvRow[] {
  const { text, firstLine, separator } = withoutSeparator(decode(file))
  if (text.trim() === '') throw new Error(`${file.name} is empty. ${needed(columns)}`)
  const tried = (separator === undefined ? delimiters : [separator, ...delimiters]).map((delimiter) => {
    const names = namesIn(text, delimiter)
    return { delimiter, names, missing: columns.filter((column) => placeOf(names, column) < 0) }
  })
  // The one that finds the most columns; where several do, what splits the line into more names.
  const [best] = tried.sort((a, b) => a.missing.length - b.missing.length || b.names.length - a.names.length)
  if (!best || best.missing.length > 0) {
    const names = (best?.names ?? []).map((name) => (name === '' ? '(no name)' : name)).join(', ')
    const missing = (best?.missing ?? columns).map(([name]) => name).join(', ')
    throw new Error(
      `${file.name} has no column ${missing}. Found: ${names.slice(0, 300)}. ${needed(columns)}`,
    )
  }
  const twice = columns.find((column) => best.names.filter((name) => column.includes(name)).length > 1)
  if (twice) throw new Error(`${file.name} has the column ${twice.join(' or ')} more than once. Keep one.`)
  return readRows(file, text, best.delimiter)
    .slice(1)
    .map(({ record, info }) => ({
      // The library says where a row ends.
      line: info.lines + firstLine - record.join('').split('\n').length + 1,
      cells: cellsOf(record, best.names, columns),
      isTooLong: record.slice(best.names.length).some((cell) => cell.trim() !== ''),
    }))
    .filter(({ cells, isTooLong }) => isTooLong || Object.values(cells).some((cell) => cell !== ''))
}

function needed(columns: readonly Column[]): string {
  const names = columns.map((column) => column.join(' or ')).join(', ')
  return `It needs a first line with the columns ${names}; a column may be empty.`
}

/** A spreadsheet writes UTF-16 as "Unicode text"; what is neither is an old code page, whose letters nobody can know. */
function decode({ name, bytes }: CsvFile): string {
  const [first, second] = bytes
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
  try {
    // One kind of line end, so that lines are counted as a text editor counts them.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new Error(
      `${name} is not in UTF-8, so its letters cannot be read. Save it again, as "CSV UTF-8" in Excel.`,
    )
  }
}

/** Excel's own first line, such as `sep=;`, which is no row. */
function withoutSeparator(text: string): {
  readonly text: string
  readonly firstLine: number
  readonly separator?: string
} {
  const found = /^"?sep=(.)"?[^\S\n]*(?:\n|$)/i.exec(text)
  const [whole = '', separator] = found ?? []
  return separator === undefined
    ? { text, firstLine: 0 }
    : { text: text.slice(whole.length), firstLine: 1, separator }
}

function namesIn(text: string, delimiter: string): string[] {
  try {
    const [first] = parseRows(text, delimiter, 1)
    return (first?.record ?? []).map(plainName)
  } catch {
    return []
  }
}

/** `Caller ID` and `caller_id` are one name; what nobody sees in it does not count. */
function plainName(text: string): string {
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return visible
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
}

function placeOf(names: readonly string[], column: Column): number {
  return names.findIndex((name) => column.includes(name))
}

function cellsOf(
  record: readonly string[],
  names: readonly string[],
  columns: readonly Column[],
): Record<string, string> {
  return Object.fromEntries(
    columns.map((column) => [column[0], (record[placeOf(names, column)] ?? '').trim()]),
  )
}

function readRows({ name }: CsvFile, text: string, delimiter: string): ParsedRow[] {
  try {
    return parseRows(text, delimiter)
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    // The library's own words quote the row, and with it people's numbers.
    const where = problem.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is never closed' : problem.code
    throw new Error(`${name} cannot be read: ${where} (from line ${Number(problem['lines']) || 1} on).`)
  }
}

function parseRows(text: string, delimiter: string, to?: number): ParsedRow[] {
  const rows: unknown = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    ...(to === undefined ? {} : { to }),
  })
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

function isRow(value: unknown): value is ParsedRow {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value
}
