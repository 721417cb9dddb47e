import { collectTable, type TableCollector } from './collect-table.ts'
import { readCsvRows } from './csv-rows.ts'
import { readExcelRows } from './excel-rows.ts'
import { type FileKind, headSize, kindOf, type WhyNone } from './file-kind.ts'
import { readJsonRows } from './json-rows.ts'
import { type RowPiece, UnreadableFile } from './rows.ts'
import type { Table } from './table.ts'

/** A file that was given, with what was in it. */
export interface ReadFile {
  readonly file: File
  /** None where it could not be read. */
  readonly tables: readonly Table[]
  readonly refused?: Refusal
}

export interface Refusal {
  readonly why: WhyNone | UnreadableFile['why'] | 'Unreadable'
  /** The browser's name for what went wrong. */
  readonly reason?: string
}

export interface Reading {
  /** Which of a table's columns it keeps the values of. */
  keep(columns: readonly string[]): readonly string[]
  /** How much of the file has been read, from 0 to 1. */
  progress(share: number): void
  readonly signal: AbortSignal
}

/**
 * Reads one file of any kind. What cannot be read is told as a refusal, not thrown.
 * @returns undefined when it was stopped
 */
export async function readFile(file: File, reading: Reading): Promise<ReadFile | undefined> {
  try {
    const kind = kindOf(file.name, new Uint8Array(await file.slice(0, headSize).arrayBuffer()))
    if (kind.kind === 'none') return { file, tables: [], refused: { why: kind.why } }
    return await readTables(file, rowsOf(file, kind), reading)
  } catch (error) {
    if (error instanceof UnreadableFile) return { file, tables: [], refused: { why: error.why } }
    // The file is gone, somebody else holds it, or there is no memory for it.
    const reason = error instanceof Error || error instanceof DOMException ? error.name : typeof error
    return { file, tables: [], refused: { why: 'Unreadable', reason } }
  }
}

function rowsOf(file: File, kind: Exclude<FileKind, { kind: 'none' }>): AsyncGenerator<RowPiece> {
  if (kind.kind === 'excel') return readExcelRows(file)
  return kind.kind === 'json' ? readJsonRows(file, kind.encoding) : readCsvRows(file, kind.encoding)
}

async function readTables(
  file: File,
  pieces: AsyncGenerator<RowPiece>,
  { keep, progress, signal }: Reading,
): Promise<ReadFile | undefined> {
  const collectors = new Map<string, TableCollector>()
  for await (const { sheet, rows, share, isUnclosed = false } of pieces) {
    if (signal.aborted) return undefined
    const name = sheet === '' ? file.name : `${file.name}, ${sheet}`
    const collector = collectors.get(sheet) ?? collectTable(name, keep)
    collectors.set(sheet, collector)
    collector.add(rows, isUnclosed)
    progress(share)
  }
  const tables = [...collectors.values()].flatMap((collector) => collector.finish() ?? [])
  // A workbook may have sheets of notes beside the data.
  const ours = tables.filter(({ hasKey, fields }) => hasKey || fields.size > 0)
  if (tables.length === 0) return { file, tables, refused: { why: 'Empty' } }
  return { file, tables: ours.length > 0 ? ours : tables.slice(0, 1) }
}
