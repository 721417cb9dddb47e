import Papa from 'papaparse'
import type { FormRow } from './form.ts'
import { type FormNode, type Instance, treeOf } from './form-tree.ts'

/** A form as far as its export shows it. */
export interface ExportedForm {
  readonly id: string
  readonly version: string
  readonly survey: readonly FormRow[]
}

/** One filled-in form at the server. What a plug-in keeps as metadata is no field, and so it is not here. */
export interface Submission extends Instance {
  /** `uuid:…` */
  readonly key: string
  /** Milliseconds since 1970. */
  readonly submittedAt: number
}

type Cells = Readonly<Record<string, string>>

/** Of the times that the server writes; a survey's exports have one that its team has chosen. */
const usualZone = 'UTC'

/**
 * `Oct 10, 2015 6:26:24 PM`, as SurveyCTO's documentation of its API shows it. That its CSV has the same is inferred from
 * the Stata files that come with it, which read such dates.
 */
function writeTime(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).formatToParts(ms)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}:${part('second')} ${part('dayPeriod')}`
  return `${part('month')} ${part('day')}, ${part('year')} ${time}`
}

function cellOf(type: string, value: string, zone: string): string {
  const isTime = type === 'start' || type === 'end' || type === 'datetime'
  const ms = isTime ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? value : writeTime(ms, zone)
}

const instancesOf = ({ repeats }: Instance, name: string): readonly Instance[] => repeats?.[name] ?? []

/** Adds `_2` to the names of a second instance, `_2_1` to those of the first one within it. */
function wideColumns(nodes: readonly FormNode[], filled: readonly Instance[], end = ''): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'field') return [node.name + end]
    const rows = filled.map((instance) => instancesOf(instance, node.name))
    const most = Math.max(0, ...rows.map(({ length }) => length))
    const inner = Array.from({ length: most }, (_, at) =>
      wideColumns(
        node.nodes,
        rows.flatMap((row) => row.slice(at, at + 1)),
        `${end}_${at + 1}`,
      ),
    )
    return [...(node.isCounted ? [`${node.name}_count${end}`] : []), ...inner.flat()]
  })
}

function wideCells(nodes: readonly FormNode[], instance: Instance, zone: string, end = ''): Cells {
  const cells = nodes.map((node): Cells => {
    if (node.kind === 'field') {
      return { [node.name + end]: cellOf(node.type, instance.values[node.name] ?? '', zone) }
    }
    const inner = instancesOf(instance, node.name)
    const count = node.isCounted ? { [`${node.name}_count${end}`]: String(inner.length) } : {}
    return Object.assign(
      count,
      ...inner.map((one, at) => wideCells(node.nodes, one, zone, `${end}_${at + 1}`)),
    )
  })
  return Object.assign({}, ...cells)
}

function aboutOf({ version }: ExportedForm, { key, submittedAt }: Submission, zone: string): Cells {
  return {
    SubmissionDate: writeTime(submittedAt, zone),
    instanceID: key,
    formdef_version: version,
    KEY: key,
  }
}

function writeTable(columns: readonly string[], rows: readonly Cells[]): string {
  const table = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return `${Papa.unparse(
    table.map((row) => [...row]),
    { newline: '\n' },
  )}\n`
}

const before = ['SubmissionDate']
const behind = ['instanceID', 'formdef_version', 'KEY']

function wideTable(form: ExportedForm, submissions: readonly Submission[], zone: string) {
  const nodes = treeOf(form.survey)
  const rows = submissions.map((submission) => ({
    ...aboutOf(form, submission, zone),
    ...wideCells(nodes, submission, zone),
  }))
  return { columns: [...before, ...wideColumns(nodes, submissions), ...behind], rows }
}

/**
 * The CSV in wide format, which is what the server gives unless somebody wants another: a row for each submission,
 * columns for each instance of a repeat group. Notes have columns too, which are empty.
 * https://docs.surveycto.com/05-exporting-and-publishing-data/01-overview/02.data-format.html
 */
export function writeWideCsv(
  form: ExportedForm,
  submissions: readonly Submission[],
  zone = usualZone,
): string {
  const { columns, rows } = wideTable(form, submissions, zone)
  return writeTable(columns, rows)
}

/** The same from the server's API, `/api/v2/forms/data/wide/json/ID`: every value is text. */
export function writeWideJson(
  form: ExportedForm,
  submissions: readonly Submission[],
  zone = usualZone,
): string {
  const { columns, rows } = wideTable(form, submissions, zone)
  return JSON.stringify(
    rows.map((row: Cells) => ({
      CompletionDate: row['SubmissionDate'],
      ...Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])),
    })),
  )
}

interface LongFile {
  readonly columns: readonly string[]
  readonly rows: Cells[]
}

const linkOf = (name: string): string => `SET-OF-${name}`

/** Writes an instance into its group's file, and what is repeated within it into theirs. */
function addLong(
  files: Map<string, LongFile>,
  { name, nodes }: { name: string; nodes: readonly FormNode[] },
  { instance, about, zone }: { instance: Instance; about: Cells; zone: string },
): void {
  const key = about['KEY'] ?? ''
  const fields = nodes.flatMap((node) => (node.kind === 'field' ? [node] : []))
  const inner = nodes.flatMap((node) => (node.kind === 'repeat' ? [node] : []))
  const cells = fields.map((field) => [
    field.name,
    cellOf(field.type, instance.values[field.name] ?? '', zone),
  ])
  const links = inner.map((repeat) => [linkOf(repeat.name), `${key}/${repeat.name}`])
  files.get(name)?.rows.push({ ...Object.fromEntries([...cells, ...links]), ...about })
  for (const repeat of inner) {
    instancesOf(instance, repeat.name).forEach((one, at) => {
      const set = `${key}/${repeat.name}`
      const its = { PARENT_KEY: key, KEY: `${set}[${at + 1}]`, [linkOf(repeat.name)]: set }
      addLong(files, repeat, { instance: one, about: its, zone })
    })
  }
}

function longFiles(id: string, nodes: readonly FormNode[]): Map<string, LongFile> {
  const files = new Map<string, LongFile>()
  const add = (
    name: string,
    inside: readonly FormNode[],
    first: readonly string[],
    last: readonly string[],
  ): void => {
    const own = inside.map((node) => (node.kind === 'field' ? node.name : linkOf(node.name)))
    files.set(name, { columns: [...first, ...own, ...last], rows: [] })
    for (const node of inside) {
      if (node.kind === 'repeat') add(node.name, node.nodes, [], ['PARENT_KEY', 'KEY', linkOf(node.name)])
    }
  }
  add(id, nodes, before, behind)
  return files
}

/**
 * The CSVs in long format by their names: the form's, and one for each repeat group, whose rows name the row they belong
 * to. How they are laid out is ODK Briefcase's way, from whose kin SurveyCTO comes; its own pages name `PARENT_KEY` and `KEY`.
 */
export function writeLongCsvs(
  form: ExportedForm,
  submissions: readonly Submission[],
  zone = usualZone,
): ReadonlyMap<string, string> {
  const nodes = treeOf(form.survey)
  const files = longFiles(form.id, nodes)
  for (const submission of submissions) {
    const about = aboutOf(form, submission, zone)
    addLong(files, { name: form.id, nodes }, { instance: submission, about, zone })
  }
  return new Map(
    [...files].map(([name, { columns, rows }]) => [
      name === form.id ? `${name}.csv` : `${form.id}-${name}.csv`,
      writeTable(columns, rows),
    ]),
  )
}
