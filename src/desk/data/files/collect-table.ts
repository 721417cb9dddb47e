import { ownCopy } from './own-copy.ts'
import { type Held, readCell } from './stored-calls.ts'
import { addRemark, type FieldCalls, type Remark, type Row, type Table } from './table.ts'

/** Collects what is kept of a table while its rows come. */
export interface TableCollector {
  add(rows: readonly (readonly string[])[], isUnclosed: boolean): void
  /** Undefined where there was not even a header. */
  finish(): Table | undefined
}

/** SurveyCTO's names. `instanceID` is the KEY again, in files that have lost that. */
const keyNames = ['key', 'instanceid']
const parentName = 'parent_key'

/** So many rows are looked at for the samples. */
const sampledRows = 500
const samplesOfColumn = 4
const longestSample = 40

/** What spreadsheets make of long numbers, with a point or a comma. */
const shortNumber = /^\d([.,]\d+)?e\+\d+$/i
/** Nor is what they write in place of a formula they cannot compute. */
const brokenKey = /^(#|\d([.,]\d+)?e\+\d+$)/i

const mayHoldCall = /^[a-z-]*\||^\{|^CA/i

/** @param keep which of the columns, by name, it keeps the values of */
export function collectTable(
  name: string,
  keep: (columns: readonly string[]) => readonly string[],
): TableCollector {
  let header: Header | undefined
  const collected = startCollecting()
  return {
    add(rows, isUnclosed) {
      for (const cells of rows) {
        if (isEmptyRow(cells)) collected.passed += 1
        else if (header) addRow(collected, header, cells)
        else header = readHeader(name, cells, keep)
      }
      if (isUnclosed) addRemark(collected.remarks, { text: 'remarkUnclosed', name }, collected.passed + 1)
    },
    finish: () => header && finishTable(collected, header),
  }
}

interface Header {
  readonly name: string
  readonly columns: readonly string[]
  readonly kept: readonly string[]
  readonly keptAt: readonly number[]
  readonly keyAt: number
  readonly parentAt: number
}

function startCollecting() {
  return {
    /** Rows that went by, below the header. */
    passed: 0,
    rows: [] as Row[],
    samples: new Map<number, Set<string>>(),
    fields: new Map<string, number>(),
    sidColumns: new Set<string>(),
    remarks: new Map<string, Remark>(),
    /** Values that come again and again are kept once. */
    values: new Map<string, string>(),
    messages: 0,
  }
}

type Collected = ReturnType<typeof startCollecting>

function readHeader(
  name: string,
  cells: readonly string[],
  keep: (columns: readonly string[]) => readonly string[],
): Header {
  const columns = cells.map((cell) => ownCopy(cell.trim()))
  const small = columns.map((column) => column.toLowerCase())
  const kept = keep(columns)
  return {
    name,
    columns,
    kept,
    keptAt: kept.map((column) => columns.indexOf(column)),
    keyAt: keyNames.map((key) => small.indexOf(key)).find((at) => at >= 0) ?? -1,
    parentAt: small.indexOf(parentName),
  }
}

function addRow(collected: Collected, header: Header, cells: readonly string[]): void {
  collected.passed += 1
  const number = collected.passed + 1
  if (collected.passed <= sampledRows) sampleRow(collected.samples, cells)
  const found: FieldCalls[] = []
  for (const [at, cell] of cells.entries()) {
    if (cell.length > 8 && mayHoldCall.test(cell)) readFound(collected, header, { number, at, cell }, found)
  }
  collected.rows.push({
    number,
    key: keyOf(cells[header.keyAt]),
    parent: keyOf(cells[header.parentAt]),
    values: header.keptAt.map((at, place) => keptValue(collected, header, cells[at] ?? '', place, number)),
    found,
  })
}

function readFound(
  collected: Collected,
  { columns, name }: Header,
  { number, at, cell }: { readonly number: number; readonly at: number; readonly cell: string },
  found: FieldCalls[],
): void {
  const column = columns[at] ?? ''
  const held = readCell(cell.trim(), column)
  const cut = held && cutOf(held)
  if (cut) addRemark(collected.remarks, { text: cut, name, column }, number)
  if (held?.kind === 'message') collected.messages += 1
  if (held?.kind === 'sid') collected.sidColumns.add(column)
  if (held?.kind !== 'calls' || held.calls.length === 0) return
  collected.fields.set(column, (collected.fields.get(column) ?? 0) + held.calls.length)
  found.push({ column, calls: held.calls })
}

function cutOf(held: Held) {
  if (held.kind === 'cut call') return 'remarkCutCall'
  if (held.kind === 'cut metadata') return 'remarkCutMetadata'
  return held.kind === 'calls' && held.isCut ? 'remarkCutAnswer' : undefined
}

function keyOf(cell = ''): string {
  const key = cell.trim()
  return brokenKey.test(key) ? '' : ownCopy(key)
}

function keptValue(
  collected: Collected,
  { name, kept }: Header,
  cell: string,
  place: number,
  row: number,
): string {
  const value = cell.trim()
  if (shortNumber.test(value)) {
    addRemark(collected.remarks, { text: 'remarkShortNumber', name, column: kept[place] ?? '' }, row)
    return ''
  }
  if (value.includes('\ufffd')) addRemark(collected.remarks, { text: 'remarkBadLetters', name }, row)
  const known = collected.values.get(value)
  if (known !== undefined) return known
  const own = ownCopy(value)
  collected.values.set(own, own)
  return own
}

function sampleRow(samples: Collected['samples'], cells: readonly string[]): void {
  for (const [at, cell] of cells.entries()) {
    const seen = samples.get(at) ?? new Set()
    if (cell === '' || seen.size >= samplesOfColumn) continue
    samples.set(
      at,
      seen.add(ownCopy(cell.length > longestSample ? `${cell.slice(0, longestSample)}…` : cell)),
    )
  }
}

function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function finishTable(collected: Collected, { name, columns, kept, keyAt, parentAt }: Header): Table {
  const { rows, samples, fields, messages, sidColumns, remarks } = collected
  return {
    name,
    columns,
    kept,
    hasKey: keyAt >= 0,
    isRepeat: parentAt >= 0,
    rows,
    samples: new Map([...samples].map(([at, seen]) => [columns[at] ?? '', [...seen]])),
    fields,
    messages,
    sidColumns: [...sidColumns],
    remarks: [...remarks.values()],
  }
}
