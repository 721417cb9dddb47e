import type { DeskCall } from '../../interview.ts'
import type { RemarkText } from '../../words/data-words.ts'

/** What is kept of a file's table, or of a sheet of a workbook. */
export interface Table {
  /** The file's name, with the sheet's where there are several. */
  readonly name: string
  readonly columns: readonly string[]
  /** Some values of each column, as they stand there. */
  readonly samples: ReadonlyMap<string, readonly string[]>
  /** The columns that `Row.values` are of. */
  readonly kept: readonly string[]
  readonly hasKey: boolean
  /** The file of a repeat group: its rows belong to rows of another file. */
  readonly isRepeat: boolean
  readonly rows: readonly Row[]
  /** Columns with calls in them, and how many each has. */
  readonly fields: ReadonlyMap<string, number>
  /** Messages sent by fields of this table: counted, and no more. */
  readonly messages: number
  /** Columns that hold nothing but the SIDs of calls. */
  readonly sidColumns: readonly string[]
  readonly remarks: readonly Remark[]
}

export interface Row {
  /** As a spreadsheet counts: the first one below the header is 2. */
  readonly number: number
  /** '' where there is none, or a spreadsheet has broken it. */
  readonly key: string
  /** Of the row that this one belongs to; '' for a submission. */
  readonly parent: string
  /** Of the kept columns, in their order. */
  readonly values: readonly string[]
  readonly found: readonly FieldCalls[]
}

/** The calls in one cell, oldest first. */
export interface FieldCalls {
  readonly column: string
  readonly calls: readonly DeskCall[]
}

/** What is said of a file, or of some of its rows. */
export interface Remark {
  readonly text: RemarkText
  /** Of the table. */
  readonly name: string
  readonly column?: string
  /** How many rows it is about; 0: about the file. */
  readonly count: number
  /** The numbers of the first of them. */
  readonly rows: readonly number[]
}

/** How many rows are named. */
export const mostNamedRows = 8

/** Adds a row to what is said of others for the same reason. */
export function addRemark(
  remarks: Map<string, Remark>,
  one: Omit<Remark, 'count' | 'rows'>,
  row: number,
): void {
  const id = `${one.text} ${one.name} ${one.column ?? ''}`
  const { count, rows } = remarks.get(id) ?? { count: 0, rows: [] }
  const named = rows.length < mostNamedRows ? [...rows, row] : rows
  remarks.set(id, { ...one, count: count + 1, rows: named })
}
