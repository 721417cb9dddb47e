import { isUndialled } from '../call-facts.ts'
import type { CallOfRow } from '../every-call.ts'
import { groupBy } from '../group-by.ts'
import type { Finding, Gathered, Looked } from './material.ts'
import type { Thresholds } from './thresholds.ts'

interface Interval extends CallOfRow {
  readonly from: number
  readonly to: number
}

/** Calls of one enumerator that began before an earlier one had ended. */
export function findTwoAtOnce({ calls }: Gathered, { mostOverlap }: Thresholds): Looked {
  const joined = calls.filter(({ call }) => !isUndialled(call))
  const known = joined.flatMap(intervalOf)
  const findings = [...groupBy(known, ({ interview }) => interview.enumerator).values()].flatMap((own) =>
    overlapsIn(own, mostOverlap * 1000),
  )
  return { findings, checked: known.length, unchecked: joined.length - known.length }
}

/** None where it is not known when the call was, or whose it was. */
function intervalOf(one: CallOfRow): Interval[] {
  const { startedAt, endedAt } = one.call
  if (startedAt === undefined || endedAt === undefined || one.interview.enumerator === '') return []
  return [{ ...one, from: startedAt, to: endedAt }]
}

/** Each call beside the one that ends last of those that began before it. */
function overlapsIn(own: readonly Interval[], mostMs: number): Finding[] {
  const inOrder = [...own].sort((one, other) => one.from - other.from)
  const findings: Finding[] = []
  let longest: Interval | undefined
  for (const one of inOrder) {
    const overlap = longest ? Math.min(longest.to, one.to) - one.from : 0
    if (longest && overlap > mostMs) findings.push(findingOf(longest, one, overlap))
    if (!longest || one.to > longest.to) longest = one
  }
  return findings
}

function findingOf(earlier: Interval, later: Interval, overlap: number): Finding {
  return {
    rule: 'two-at-once',
    interview: later.interview,
    calls: [earlier.call, later.call],
    values: { seconds: Math.round(overlap / 1000), other: earlier.interview.key },
  }
}
