import Papa from 'papaparse'

/** A cell: what is not known is empty. */
export type Cell = string | number | undefined

/** Papaparse's own pattern lets through a cell of several lines. */
const formula = /^[=+\-@\t\r\n]/

/**
 * A table as CSV that Excel opens as it is: UTF-8 with its mark, lines that end as Windows ends them, and no cell that
 * a spreadsheet would take for a formula. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = Papa.unparse(
    { fields: [...head], data: rows.map((row) => row.map((cell) => cell ?? '')) },
    { newline: '\r\n', escapeFormulae: formula },
  )
  return `\ufeff${text}\r\n`
}

/**
 * A table as a program reads it: every cell as it is, without a mark. SurveyCTO takes a leading apostrophe, or a mark
 * before the first column's name, for a part of it.
 */
export function writePlainCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse([[...head], ...rows.map((row) => [...row])], { newline: '\n' })}\n`
}
