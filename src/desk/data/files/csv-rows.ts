import Papa, { type ParseResult } from 'papaparse'
import { isRecord } from '../../../twilio/json-values.ts'
import type { TextEncodingName } from './file-kind.ts'
import type { RowPiece } from './rows.ts'

/** Bytes read at once: some thirty milliseconds of work, so that the page goes on reacting in between. */
const pieceSize = 1 << 20

/** Characters. No row of an export is as long, but one whose quotation mark is never closed is the rest of the file. */
const longestRow = 16 << 20

/**
 * The rows of a CSV, a piece of the file at a time. papaparse's own reader of files cuts them at bytes, and letters
 * with them; here the text is decoded in one stream, and its parser gets what is left of the last row again.
 */
export async function* readCsvRows(file: Blob, encoding: TextEncodingName): AsyncGenerator<RowPiece> {
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
    yield { sheet: '', rows: data, share: end / file.size, ...(isUnclosed ? { isUnclosed } : {}) }
    if (isTooLong) return
  }
}

interface Dialect {
  readonly delimiter: string
  readonly newline: '\r' | '\n' | '\r\n'
  /** Characters before the header. */
  readonly skip: number
}

/** Excel may write the delimiter into a line of its own. */
const delimiterLine = /^sep=(.)(\r\n|\r|\n)/i

function dialectOf(text: string): Dialect {
  const told = delimiterLine.exec(text)
  const skip = told?.[0].length ?? 0
  // Not the pipe, which stands in every answer.
  const { meta } = Papa.parse<string[]>(text.slice(skip, skip + pieceSize), {
    preview: 50,
    ...(told?.[1] ? { delimiter: told[1] } : { delimitersToGuess: [',', ';', '\t'] }),
  })
  return { delimiter: meta.delimiter, newline: newlineOf(meta.linebreak), skip }
}

function newlineOf(found: string): Dialect['newline'] {
  return found === '\r' || found === '\r\n' ? found : '\n'
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
