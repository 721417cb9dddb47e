import { isRecord } from '../../../twilio/json-values.ts'
import type { TextEncodingName } from './file-kind.ts'
import { type RowPiece, UnreadableFile } from './rows.ts'

/** Bytes. JSON is read as a whole, to some ten times its size in memory. */
const largestJson = 64 << 20

/**
 * The rows of what the server answers under `/api/v2/forms/data/wide/json/`: a list of submissions, with a header made of
 * all their names.
 */
export async function* readJsonRows(file: Blob, encoding: TextEncodingName): AsyncGenerator<RowPiece> {
  if (file.size > largestJson) throw new UnreadableFile('TooLarge')
  const submissions = parseList(new TextDecoder(encoding).decode(await file.arrayBuffer()))
  const flat = submissions.map((one) => new Map(flatten(one, '')))
  const columns = [...new Set(flat.flatMap((cells) => [...cells.keys()]))]
  const rows = flat.map((cells) => columns.map((column) => cells.get(column) ?? ''))
  yield { sheet: '', rows: [columns, ...rows], share: 1 }
}

function parseList(text: string): readonly unknown[] {
  try {
    const data: unknown = JSON.parse(text)
    if (Array.isArray(data) && data.every(isRecord)) return data
  } catch {
    // Cut off, or JSON lines: told as one that is no list.
  }
  throw new UnreadableFile('BadJson')
}

/** Repeat groups may be lists within a submission: `calls[2]/call`. */
function flatten(value: unknown, name: string): [column: string, cell: string][] {
  if (value === null || value === undefined) return []
  const within = name === '' ? '' : `${name}/`
  if (Array.isArray(value)) return value.flatMap((one, at) => flatten(one, `${name}[${at + 1}]`))
  if (isRecord(value)) return Object.entries(value).flatMap(([key, one]) => flatten(one, within + key))
  return [[name, String(value)]]
}
