import { isRecord } from '../../twilio/json-values.ts'
import type { Table } from './files/table.ts'

/** What the user says once of the columns. A column that is not chosen is ''. */
export interface ColumnChoices {
  readonly enumerator: string
  readonly caseId: string
  readonly done: string
  /** The respondent's number. */
  readonly number: string
  /** The values of that column that mean an interview was completed; absent until the user has said. */
  readonly doneValues?: readonly string[]
  /** Call fields that do not count. */
  readonly without: readonly string[]
}

export type Role = 'enumerator' | 'caseId' | 'done' | 'number'
export const roles: readonly Role[] = ['enumerator', 'caseId', 'done', 'number']

/** How teams call these columns, the likeliest first. */
const usualNames: Readonly<Record<Role, readonly RegExp[]>> = {
  enumerator: [
    /^enum(erator)?(_?(id|name|code))?$/,
    /^(interviewer|surveyor|fieldworker|agent|operator|caller)(_?(id|name|code))?$/,
    /^username$/,
    /^(enum|interviewer|surveyor)/,
    /^device_?id$/,
  ],
  caseId: [
    /^case_?id$/,
    /^(hh|household)_?(id|code)$/,
    /^(respondent|resp|participant|person|client|beneficiary|farmer|student|sample|contact)_?(id|code)$/,
    /^(uid|unique_?id|pid|id)$/,
  ],
  done: [
    /^((interview|survey|int|form)_)?(is_)?(complete|completed|done|finished)$/,
    /^(interview|survey|int)_?(complete|completed|done|finished|status|result)$/,
    /^consent(ed)?(_(given|yn|obtained))?$/,
    /consent/,
    /^agree/,
  ],
  // Not `phonenumber`: that is SurveyCTO's name for the device's own.
  number: [
    /^(respondent|resp|participant|client|beneficiary|farmer|student|contact)_?(phone|mobile|tel|cell)(_?(number|num|no))?$/,
    /^(respondent|to|mobile)_number$/,
    /^numbers$/,
  ],
}

const usualDone = /^(1|yes|y|true|done|complete|completed|oui|s[ií]|sim|ndiyo)$/i

/** What the names of the columns suggest. */
export function guessColumns(columns: readonly string[]): ColumnChoices {
  const [enumerator = '', caseId = '', done = '', number = ''] = roles.map((role) => guessRole(columns, role))
  return { enumerator, caseId, done, number, without: [] }
}

function guessRole(columns: readonly string[], role: Role): string {
  for (const usual of usualNames[role]) {
    const column = columns.find((name) => usual.test(name.toLowerCase()))
    if (column !== undefined) return column
  }
  return ''
}

/** The values that mean done: the user's, or the usual words for it. */
export function doneValuesOf({ doneValues }: ColumnChoices, values: Iterable<string>): readonly string[] {
  return doneValues ?? [...values].filter((value) => usualDone.test(value))
}

/** Columns that a role can have: of every table, once each; not those with calls or with what SurveyCTO adds. */
export function columnsToChoose(tables: readonly Table[]): readonly string[] {
  const taken = new Set(tables.flatMap(({ fields, sidColumns }) => [...fields.keys(), ...sidColumns]))
  const columns = tables.flatMap((table) => table.columns)
  return [...new Set(columns)].filter((column) => column !== '' && !taken.has(column) && !isAdded(column))
}

function isAdded(column: string): boolean {
  return /^(key|parent_key|instanceid|formdef_version|set-of-.*)$/i.test(column)
}

/**
 * The same for exports of one form, however many attempts it has had by then: the names of its columns without the
 * numbers of repeats.
 */
export function columnSetOf(columns: readonly string[]): string {
  return [...new Set(columns.map(fieldOf))].sort().join(' ')
}

/** `call` for `call_2`, `call_1_3`, `call[2]` and `calls[2]/call`. */
export function fieldOf(column: string): string {
  return column.replace(/\[\d+\]/g, '').replace(/(_\d+)+$/, '')
}

export function isColumnChoices(data: unknown): data is ColumnChoices {
  if (!isRecord(data)) return false
  const { doneValues, without } = data
  return (
    roles.every((role) => typeof data[role] === 'string') &&
    (doneValues === undefined || isTexts(doneValues)) &&
    isTexts(without)
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
