import { submissionOf } from '../call-facts.ts'
import { type CallOfRow, everyCall } from '../every-call.ts'
import { groupBy } from '../group-by.ts'
import type { DeskCall, Interview } from '../interview.ts'
import type { KnownSound } from '../known-sound.ts'
import type { ReadLocalTime } from '../local-time.ts'
import type { RuleName, Thresholds } from './thresholds.ts'

/** What there is to look at. */
export interface Material {
  readonly interviews: readonly Interview[]
  /** Whether a row's interview was completed; undefined where that is not known. */
  readonly isComplete: (interview: Interview) => boolean | undefined
  readonly readTime: ReadLocalTime
  /** By the call's SID; a call that is not here was not looked for. */
  readonly sound: ReadonlyMap<string, KnownSound>
}

/** What several rules look at, put together once. */
export interface Gathered extends Material {
  readonly calls: readonly CallOfRow[]
  /** The submissions whose interview was completed. */
  readonly completed: readonly Submission[]
}

export interface Finding {
  readonly rule: RuleName
  /** The row it is about, the first of several. */
  readonly interview: Interview
  /** The calls it is about. */
  readonly calls: readonly DeskCall[]
  /** The evidence, under the names of the rule's text. */
  readonly values: Readonly<Record<string, string | number>>
}

/** What a rule found. What it could not look at is counted, never taken for good. */
export interface Looked {
  readonly findings: readonly Finding[]
  readonly checked: number
  /** What is needed to look is not known of so many. */
  readonly unchecked: number
}

export type Rule = (gathered: Gathered, thresholds: Thresholds) => Looked

/** All rows of one submission: with a repeat group it has several. */
export interface Submission {
  readonly interview: Interview
  readonly calls: readonly DeskCall[]
}

export function gather(material: Material): Gathered {
  return { ...material, calls: everyCall(material.interviews).calls, completed: completedIn(material) }
}

function completedIn({ interviews, isComplete }: Material): readonly Submission[] {
  return [...groupBy(interviews, ({ key }) => submissionOf(key)).values()]
    .filter((rows) => rows.some((row) => isComplete(row)))
    .flatMap((rows) => {
      const [interview] = rows
      const calls = new Map(rows.flatMap((row) => row.calls).map((call) => [call.sid, call]))
      return interview ? [{ interview, calls: [...calls.values()] }] : []
    })
}

/**
 * Looks at each of some things.
 * @param look a finding, `fine`, or undefined where what is needed is not known
 */
export function lookAtEach<Item>(
  items: readonly Item[],
  look: (item: Item) => Finding | 'fine' | undefined,
): Looked {
  const looks = items.map(look)
  const findings = looks.filter((one): one is Finding => one !== undefined && one !== 'fine')
  const unchecked = looks.filter((one) => one === undefined).length
  return { findings, checked: items.length - unchecked, unchecked }
}
