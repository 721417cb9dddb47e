import type { ComponentChildren } from 'preact'
import { say } from '../words/say.ts'
import { download } from './download.ts'
import { Scroller } from './scroller.tsx'
import { type Cell, writeCsv } from './write-csv.ts'

export interface Column<Row> {
  readonly label: string
  readonly isNumber?: boolean
  /** Its cells are not broken into lines, such as a formula. */
  readonly isOneLine?: boolean
  /** As the CSV has it: undefined where it is not known. */
  readonly cell: (row: Row) => Cell
  /** As the page shows it, where that is something else. */
  readonly show?: (row: Row) => ComponentChildren
}

interface TableProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** A card with a table in it that can be downloaded. Its first column names the rows. */
export function TableCard<Row>({
  title,
  note,
  fileName,
  buttons,
  children,
  columns,
  rows,
}: TableProps<Row> & {
  readonly title: string
  readonly note?: string
  readonly fileName: string
  /** Beside the one that downloads it. */
  readonly buttons?: ComponentChildren
  /** What stands between the note and the table. */
  readonly children?: ComponentChildren
}) {
  return (
    <section class="card" aria-label={title}>
      <div class="row spread">
        <h2>{title}</h2>
        <div class="row">
          {buttons}
          <DownloadTable fileName={fileName} columns={columns} rows={rows} />
        </div>
      </div>
      {note ? <p class="note">{note}</p> : null}
      {children}
      <DataTable title={title} columns={columns} rows={rows} />
    </section>
  )
}

/** A button that gives the user a table as a file. */
export function DownloadTable<Row>({
  fileName,
  label = say('downloadTable'),
  columns,
  rows,
}: TableProps<Row> & { readonly fileName: string; readonly label?: string }) {
  function write(): void {
    const lines = rows.map((row) => columns.map(({ cell }) => cell(row)))
    download(
      fileName,
      writeCsv(
        columns.map(({ label }) => label),
        lines,
      ),
    )
  }
  return (
    <button type="button" onClick={write} aria-label={`${label}: ${fileName}`}>
      {label}
    </button>
  )
}

/** A table that scrolls by itself where it is wider than the page. */
export function DataTable<Row>({ title, columns, rows }: TableProps<Row> & { readonly title: string }) {
  return (
    <Scroller name={title}>
      <table>
        <thead>
          <tr>
            {columns.map(({ label, isNumber }) => (
              <th key={label} scope="col" class={isNumber ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, place) => (
                <TableCell key={column.label} column={column} row={row} isHead={place === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

function TableCell<Row>({
  column: { cell, show, isNumber, isOneLine },
  row,
  isHead,
}: {
  readonly column: Column<Row>
  readonly row: Row
  readonly isHead: boolean
}) {
  const content = show ? show(row) : (cell(row) ?? '—')
  if (isHead) return <th scope="row">{content}</th>
  const look = isNumber ? 'number' : undefined
  return <td class={isOneLine ? 'one-line' : look}>{content}</td>
}
