import { parse } from 'csv-parse/sync'
import { csvOf } from '../../../desk/data/exports.ts'
import type { SubmissionTruth } from '../../../desk/many-submissions.ts'
import { type Told, tellCalls } from './told.ts'

/** A survey in which some things were made up, with what its export tells since then. */
export interface Planted {
  readonly csv: string
  /** In the order of the rows; a call that stands in two submissions is here twice. */
  readonly calls: readonly PlantedCall[]
}

export interface PlantedCall extends Told {
  /** 0: entered by hand. */
  readonly number: number
}

const overlapMs = 30_000

/**
 * Plants in an export what nobody does who calls by the form: a call that stands in two submissions, two calls at once, a
 * number entered by hand, and a completed interview that nobody answered.
 */
export function plant(csv: string, submissions: readonly SubmissionTruth[]): Planted {
  const [head = [], ...rows]: string[][] = parse(csv)
  const place = (column: string) => head.indexOf(column)
  const edit = (key: string, column: string, change: (cell: string) => string) => {
    const row = rows.find((one) => one[place('KEY')] === key)
    if (!row) throw new Error(`No row ${key}`)
    row[place(column)] = change(row[place(column)] ?? '')
  }
  const cellOf = (key: string, column: string) =>
    rows.find((one) => one[place('KEY')] === key)?.[place(column)] ?? ''
  const item = (answer: string, changes: Readonly<Record<number, string>>) =>
    answer
      .split('|')
      .map((text, at) => changes[at] ?? text)
      .join('|')

  const used = new Set<SubmissionTruth>()
  function take(isIt: (one: SubmissionTruth) => boolean): SubmissionTruth {
    const found = submissions.find((one) => !used.has(one) && isIt(one))
    if (!found) throw new Error('The survey has nothing to plant this in.')
    used.add(found)
    return found
  }
  const isPlain = ({ calls: [only, ...more] }: SubmissionTruth): boolean =>
    more.length === 0 && only?.respondentAnswered === true && only.isSeenToEnd
  const isOpen = ({ calls, isDone }: SubmissionTruth): boolean =>
    !isDone && calls.length > 0 && calls.every((call) => call.isSeenToEnd)

  const isLong = (one: SubmissionTruth): boolean => isPlain(one) && (one.calls[0]?.talked ?? 0) > 60
  const isOfSame = (one: SubmissionTruth, other: SubmissionTruth): boolean =>
    one !== other && one.enumerator === other.enumerator
  const first = take(
    (one) => isLong(one) && submissions.some((other) => isLong(other) && isOfSame(one, other)),
  )
  const second = take((one) => isLong(one) && isOfSame(one, first))
  const { startedAt, endedAt } = second.calls[0] ?? {}
  const from = (first.calls[0]?.endedAt ?? 0) - overlapMs
  const to = from + (endedAt ?? 0) - (startedAt ?? 0)
  const iso = (ms: number) => new Date(ms).toISOString()
  edit(second.key, 'call', (answer) => item(answer, { 8: iso(from), 9: iso(to) }))

  const source = take(isPlain)
  const copy = take((one) => isOpen(one) && one.caseId !== source.caseId)
  edit(copy.key, 'call', () => cellOf(source.key, 'call'))

  const byHand = take(isPlain)
  edit(byHand.key, 'call', (answer) => item(answer, { 11: '0', 13: '+254700123456' }))

  const madeUp = take((one) => isOpen(one) && one.calls.every((call) => !call.respondentAnswered))
  edit(madeUp.key, 'interview_done', () => '1')

  const calls = submissions.flatMap((submission): PlantedCall[] => {
    const isDone = submission === madeUp || submission.isDone
    const own = tellCalls([
      { ...submission, isDone, calls: (submission === copy ? source : submission).calls },
    ])
    return own.map((told) => ({
      ...told,
      number: submission === byHand && told.isLatest ? 0 : told.truth.number,
      ...(submission === second && { from, to }),
    }))
  })
  return { csv: csvOf([head, ...rows]), calls }
}
