/** A row by its columns' names, with where it stands for whoever has to mend it. */
export interface CsvRow {
  /** As a spreadsheet counts: the names are row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads a CSV with names in its first row, as SurveyCTO and spreadsheets write it: cells in quotes may hold commas,
 * line ends and doubled quotes; a byte order mark is passed over, empty rows as well.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(text: string): CsvRow[] {
  const [names = [], ...rows] = splitRows(text.replace(/^\ufeff/, ''))
  return rows
    .map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(
        names.map((name, column) => [name.trim().toLowerCase(), (cells[column] ?? '').trim()]),
      ),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''))
}

function splitRows(text: string): string[][] {
  const rows: string[][] = [[]]
  // A cell in quotes or without, and what ends it.
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g
  for (const found of text.matchAll(cell)) {
    const [, content = '', end = ''] = found
    rows.at(-1)?.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows
}
