import type { DeskCall, Interview } from '../interview.ts'
import type { RemarkText } from '../words/data-words.ts'
import { type ColumnChoices, doneValuesOf, fieldOf } from './column-choices.ts'
import { mergeCalls } from './files/merge-calls.ts'
import type { Remark, Table } from './files/table.ts'
import { joinTables, type Submission } from './join-tables.ts'
import { readNumbers } from './read-numbers.ts'

/** Which calls count by their time: both days are in, '' is open. */
export interface Days {
  readonly from: string
  readonly to: string
  /** The day of a moment, `2026-11-30`, by the clocks of the report. */
  dayOf(ms: number): string
}

/** What all the tables come to. */
export interface Combined {
  readonly interviews: readonly Interview[]
  /** Of main files, or of repeat files that are there without one. */
  readonly rows: number
  readonly calls: number
  readonly messages: number
  /** Calls whose time is not known. */
  readonly undated: number
  /** Calls that the choice of days leaves out; those whose time is not known are among them. */
  readonly outside: number
  /** Call fields, with how many calls each has; also those that do not count. */
  readonly fields: ReadonlyMap<string, number>
  /** Values of the column that says whether the interview was completed, with how many submissions have each. */
  readonly doneValues: ReadonlyMap<string, number>
  readonly remarks: readonly Remark[]
}

export function combine(tables: readonly Table[], choices: ColumnChoices, days: Days): Combined {
  const { submissions, remarks } = joinTables(tables, choices)
  const doneValues = countDoneValues(submissions)
  const done = new Set(doneValuesOf(choices, doneValues.keys()))
  const interviews: Interview[] = []
  const count = { calls: 0, undated: 0, outside: 0 }
  for (const submission of submissions) {
    const all = countedCalls(submission, choices)
    const calls = all.filter((call) => isWithin(call, days))
    count.outside += all.length - calls.length
    count.calls += calls.length
    count.undated += calls.filter(({ startedAt }) => startedAt === undefined).length
    if (calls.length > 0) interviews.push(interviewOf(submission, calls, done))
  }
  return {
    interviews,
    ...count,
    rows: countRows(tables),
    messages: tables.reduce((sum, { messages }) => sum + messages, 0),
    fields: countFields(tables),
    doneValues,
    remarks: [...tables.flatMap((table) => remarksOf(table, tables)), ...remarks],
  }
}

function interviewOf(
  { key, root, values }: Submission,
  calls: readonly DeskCall[],
  done: ReadonlySet<string>,
): Interview {
  return {
    key,
    enumerator: values.enumerator ?? '',
    caseId: values.caseId || root,
    isDone: values.done === undefined || done.size === 0 ? undefined : done.has(values.done),
    numbers: readNumbers(values.number ?? ''),
    calls,
  }
}

function countedCalls({ found }: Submission, { without }: ColumnChoices): readonly DeskCall[] {
  const counted = found.filter(({ column }) => !without.includes(fieldOf(column)))
  const [first, ...others] = counted.map(({ calls }) => calls)
  if (!first) return []
  return others.length === 0 ? first : mergeCalls([first, ...others])
}

/** The call's own time says it, never a column: spreadsheets turn dates round. */
function isWithin({ startedAt }: DeskCall, { from, to, dayOf }: Days): boolean {
  if (from === '' && to === '') return true
  if (startedAt === undefined) return false
  const day = dayOf(startedAt)
  return (from === '' || day >= from) && (to === '' || day <= to)
}

function countDoneValues(submissions: readonly Submission[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { values } of submissions)
    if (values.done !== undefined) counts.set(values.done, (counts.get(values.done) ?? 0) + 1)
  return counts
}

function countFields(tables: readonly Table[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [column, calls] of tables.flatMap(({ fields }) => [...fields]))
    counts.set(fieldOf(column), (counts.get(fieldOf(column)) ?? 0) + calls)
  return counts
}

function countRows(tables: readonly Table[]): number {
  const mains = tables.filter(({ isRepeat }) => !isRepeat)
  return (mains.length > 0 ? mains : tables).reduce((sum, { rows }) => sum + rows.length, 0)
}

/** What is said of a table as a whole comes before what is said of its rows. */
function remarksOf(table: Table, tables: readonly Table[]): readonly Remark[] {
  const { name, sidColumns } = table
  const text = wholeRemark(table, tables)
  const [column] = sidColumns
  const whole = text && {
    text,
    name,
    count: 0,
    rows: [],
    ...(text === 'remarkOnlySids' && column !== undefined ? { column } : {}),
  }
  return whole ? [whole, ...table.remarks] : table.remarks
}

function wholeRemark(
  { fields, hasKey, isRepeat, sidColumns }: Table,
  tables: readonly Table[],
): RemarkText | undefined {
  if (fields.size > 0) {
    if (isRepeat && !tables.some((other) => !other.isRepeat)) return 'remarkLonely'
    return hasKey ? undefined : 'remarkNoKey'
  }
  if (!hasKey) return 'remarkNotExport'
  // Its calls may be in the file of a repeat group.
  if (isRepeat || tables.some((other) => other.isRepeat && other.fields.size > 0)) return undefined
  return sidColumns.length > 0 ? 'remarkOnlySids' : 'remarkNoCalls'
}
