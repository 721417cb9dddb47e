import Papa, { type ParseResult } from 'papaparse'
import { isRecord } from '../../../twilio/json-values.ts'
import type { TextEncodingName } from './file-kind.ts'
import type { RowPiece } from './rows.ts'

/** Bytes read at once: few enough for the page to go on reacting, and for most of what they leave behind to die young. */
const usualPiece = 1 << 18

/** Characters. No row of an export is as long, but one whose quotation mark is never closed is the rest of the file. */
const longestRow = 16 << 20

/**
 * The rows of a CSV, a piece of the file at a time. papaparse's own reader of files cuts them at bytes, and letters
 * with them; here the text is decoded in one stream, and its parser gets what is left of the last row again.
 */
export async function* readCsvRows(
  file: Blob,
  encoding: TextEncodingName,
  pieceSize = usualPiece,
): AsyncGenerator<RowPiece> {
  const decoder = new TextDecoder(encoding)
  let parser: Papa.Parser | undefined
  let rest = ''
  for (let start = 0; start < file.size; start += pieceSize) {
    const end = Math.min(start + pieceSize, file.size)
    const isLast = end === file.size
    const bytes = await file.slice(start, end).arrayBuffer()
    let text = rest + decoder.decode(bytes, { stream: !isLast })
    if (!parser) {
      const dialect = dialectOf(text)
      text = text.slice(dialect.skip)
      parser = new Papa.Parser(dialect)
    }
    // After a row that is too long, nothing is certain any more.
    const isTooLong = !isLast && text.length > longestRow
    const { data, errors, meta } = parse(parser, text, isLast || isTooLong)
    rest = text.slice(meta.cursor)
    const isUnclosed = isTooLong || errors.some(({ code }) => code === 'MissingQuotes')
    yield {
      sheet: '',
      rows: withoutReturn(data),
      share: end / file.size,
      ...(isUnclosed ? { isUnclosed } : {}),
    }
    if (isTooLong) return
  }
}

interface Dialect {
  readonly delimiter: string
  readonly newline: '\r' | '\n'
  /** Characters before the header. */
  readonly skip: number
}

/** Excel may write the delimiter into a line of its own. */
const delimiterLine = /^sep=(.)(\r\n|\r|\n)/i

function dialectOf(text: string): Dialect {
  const told = delimiterLine.exec(text)
  const skip = told?.[0].length ?? 0
  const sample = text.slice(skip, skip + usualPiece)
  // With `\n` lines of Windows are read as well, also where both are mixed: what is left of them is taken off.
  const newline = /\r(?!\n)|\n/.exec(sample)?.[0] === '\r' ? '\r' : '\n'
  return { delimiter: told?.[1] ?? delimiterOf(sample, newline), newline, skip }
}

/** The one that gives the header the most names. Not the pipe, which stands in every answer. */
function delimiterOf(sample: string, newline: Dialect['newline']): string {
  const widths = [',', ';', '\t'].map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline, preview: 1 })
    return { delimiter, width: data[0]?.length ?? 0 }
  })
  return widths.reduce((best, other) => (other.width > best.width ? other : best), {
    delimiter: ',',
    width: 1,
  }).delimiter
}

function withoutReturn(rows: string[][]): string[][] {
  for (const row of rows) {
    const last = row.at(-1)
    if (last?.endsWith('\r')) row[row.length - 1] = last.slice(0, -1)
  }
  return rows
}

function parse(parser: Papa.Parser, text: string, isLast: boolean): ParseResult<string[]> {
  const result: unknown = parser.parse(text, 0, !isLast)
  if (!isParsed(result)) throw new TypeError('papaparse answers in another shape.')
  return result
}

function isParsed(result: unknown): result is ParseResult<string[]> {
  if (!isRecord(result)) return false
  const { data, errors, meta } = result
  return Array.isArray(data) && Array.isArray(errors) && isRecord(meta) && typeof meta['cursor'] === 'number'
}
