import type { ColumnChoices, Role } from './column-choices.ts'
import { roles } from './column-choices.ts'
import { addRemark, type FieldCalls, type Remark, type Row, type Table } from './files/table.ts'
import { numberSeparator } from './read-numbers.ts'

/** What the tables say of one submission, or of an instance of a repeat group that has a case or an end of its own. */
export interface Submission {
  key: string
  /** KEY of the submission that it is of. */
  root: string
  /** Undefined where no column says it. */
  values: RoleValues
  found: readonly FieldCalls[]
}

type RoleValues = Readonly<Partial<Record<Role, string>>>

interface Known extends Submission {
  readonly table: Table
  readonly row: Row
}

/** SurveyCTO's own: no two submissions have the same. */
const isUnique = (key: string) => /^uuid:[0-9a-f-]{36}/i.test(key)

/** Puts the rows of main files and repeat files together. A later file or row of the same KEY counts in place of an earlier one. */
export function joinTables(
  tables: readonly Table[],
  choices: ColumnChoices,
): { readonly submissions: readonly Submission[]; readonly remarks: readonly Remark[] } {
  const remarks = new Map<string, Remark>()
  const submissions = new Map<string, Known>()
  for (const table of tables.filter(({ isRepeat }) => !isRepeat)) {
    const read = valueReader(table, choices)
    for (const row of table.rows) addMain(submissions, { table, row, values: read(row) }, remarks)
  }
  const instances = new Map<string, Submission>()
  for (const { table, row } of latestInstances(tables, remarks)) {
    if (row.found.length > 0) addInstance({ submissions, instances, remarks }, table, row, choices)
  }
  return { submissions: [...submissions.values(), ...instances.values()], remarks: [...remarks.values()] }
}

function valueReader({ kept }: Table, choices: ColumnChoices): (row: Row) => RoleValues {
  const places = roles.map((role) => [role, kept.indexOf(choices[role])] as const)
  const there = places.filter(([role, place]) => choices[role] !== '' && place >= 0)
  return ({ values }) => Object.fromEntries(there.map(([role, place]) => [role, values[place] ?? '']))
}

function addMain(
  submissions: Map<string, Known>,
  { table, row, values }: { readonly table: Table; readonly row: Row; readonly values: RoleValues },
  remarks: Map<string, Remark>,
): void {
  const key = row.key || `${table.name} row ${row.number}`
  const submission = { key, root: key, values, found: row.found, table, row }
  const before = submissions.get(key)
  if (row.key === '' && table.hasKey)
    addRemark(remarks, { text: 'remarkBrokenKey', name: table.name }, row.number)
  if (!before) submissions.set(key, submission)
  else if (isUnique(key)) submissions.set(key, replace(before, submission, remarks))
  else {
    addRemark(remarks, { text: 'remarkTwiceKey', name: table.name }, row.number)
    const ownKey = `${key} (${table.name} row ${row.number})`
    submissions.set(ownKey, { ...submission, key: ownKey, root: ownKey })
  }
}

/** An export that has no call field, such as one without the private key, takes no calls from another that has. */
function replace(before: Known, after: Known, remarks: Map<string, Remark>): Known {
  const isSame = before.table === after.table
  const haveCalls = [before, after].map(({ table }) => table.fields.size > 0)
  const values = { ...before.values, ...after.values }
  if (!isSame && haveCalls[0] && !haveCalls[1]) return { ...before, values }
  if (isSame || haveCalls[0])
    addRemark(remarks, { text: 'remarkReplaced', name: before.table.name }, before.row.number)
  return { ...after, values }
}

/** The rows of repeat files, each KEY once. */
function latestInstances(
  tables: readonly Table[],
  remarks: Map<string, Remark>,
): readonly { readonly table: Table; readonly row: Row }[] {
  const latest = new Map<string, { readonly table: Table; readonly row: Row }>()
  // A repeat group without calls has nothing to tell.
  for (const table of tables.filter(({ isRepeat, fields }) => isRepeat && fields.size > 0)) {
    for (const row of table.rows) {
      const key = row.key || `${table.name} row ${row.number}`
      const before = latest.get(key)
      if (before) addRemark(remarks, { text: 'remarkReplaced', name: before.table.name }, before.row.number)
      latest.set(key, { table, row })
    }
  }
  return [...latest.values()]
}

function addInstance(
  known: {
    readonly submissions: ReadonlyMap<string, Known>
    readonly instances: Map<string, Submission>
    readonly remarks: Map<string, Remark>
  },
  table: Table,
  row: Row,
  choices: ColumnChoices,
): void {
  const root = row.parent.split('/')[0] || `${table.name} row ${row.number}`
  const parent = known.submissions.get(row.parent) ?? known.submissions.get(root) ?? known.instances.get(root)
  if (!known.submissions.has(root))
    addRemark(known.remarks, { text: 'remarkOrphan', name: table.name }, row.number)
  const own = valueReader(table, choices)(row)
  const values = { ...parent?.values, ...own }
  const found = row.found.map((one) => withInstance(one, row.key))
  // A roster of people who are each called is many interviews; attempts at one person are one.
  const isInterview = own.caseId !== undefined || own.done !== undefined
  if (isInterview) known.instances.set(row.key || root, { key: row.key || root, root, values, found })
  else if (parent) addAttempt(parent, own, found)
  else known.instances.set(root, { key: root, root, values, found })
}

/** Each attempt may have been at another number of the same respondent. */
function addAttempt(parent: Submission, own: RoleValues, found: readonly FieldCalls[]): void {
  parent.found = [...parent.found, ...found]
  if (own.number === undefined) return
  const number = [parent.values.number, own.number].filter(Boolean).join(numberSeparator)
  parent.values = { ...parent.values, number }
}

/** `call` in `uuid:…/calls[2]` is `call[2]`. */
function withInstance({ column, calls }: FieldCalls, key: string): FieldCalls {
  const place = /\[\d+\]$/.exec(key)?.[0] ?? ''
  return { column, calls: calls.map((call) => ({ ...call, field: column + place })) }
}
