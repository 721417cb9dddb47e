import { isRecord, textOf } from '../../twilio/json-values.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import type { Visit } from '../runtime/visit.ts'

/** Somebody the survey may call. */
export interface Respondent {
  readonly name: string
  /** The case's id in SurveyCTO; '' where there is none. */
  readonly caseId: string
}

/** A respondent as the asset holds them, under their number. */
export interface ListedPerson {
  readonly name: string
  readonly case: string
}

/** Respondents by number in E.164: all who share it, in the order of the team's list. */
export type Directory = ReadonlyMap<string, readonly Respondent[]>

/** The private asset `directory.json`. */
function directoryOf({ runtime }: Visit): Directory {
  return readDirectory(runtime.readAsset('/directory.json'))
}

/** Everybody who may be at this number; none where the list does not know it. */
export function respondentsAt(visit: Visit, number: string): readonly Respondent[] {
  if (number === '') return []
  const directory = directoryOf(visit)
  const same = directory.has(number) ? number : [...directory.keys()].find((one) => isSameNumber(one, number))
  return same === undefined ? [] : (directory.get(same) ?? [])
}

/**
 * The name to greet with. Where several share the phone nobody knows who has it in hand, and a name that is not their
 * own would tell them who else is in the survey: then there is none.
 */
export function nameToGreet(visit: Visit, number: string): string {
  const names = new Set(respondentsAt(visit, number).map(({ name }) => name))
  const [only = ''] = names
  return names.size === 1 ? only : ''
}

/** The ids of all cases at this number, each once. */
export function casesAt(visit: Visit, number: string): readonly string[] {
  const ids = respondentsAt(visit, number).map(({ caseId }) => caseId)
  return [...new Set(ids)].filter((id) => id !== '')
}

/**
 * Reads `{"+255754000002": [{"name": "Maria", "case": "1204"}]}`; one person may stand without the brackets. A broken
 * one is empty: callers get a plain greeting.
 */
export function readDirectory(text: string | undefined): Directory {
  const directory = new Map<string, readonly Respondent[]>()
  for (const [number, listed] of Object.entries(readObject(text))) {
    const people = (Array.isArray(listed) ? listed : [listed]).filter(isRecord).map(readRespondent)
    if (people.length > 0) directory.set(number, people)
  }
  return directory
}

function readRespondent(row: Record<string, unknown>): Respondent {
  return { name: textOf(row['name']), caseId: textOf(row['case']) }
}

function readObject(text: string | undefined): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text ?? '{}')
    return isRecord(data) ? data : {}
  } catch {
    return {}
  }
}
