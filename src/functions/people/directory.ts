import { isRecord } from '../../twilio/json-values.ts'
import { isSameNumber } from '../../twilio/phone-number.ts'
import type { Visit } from '../runtime/visit.ts'

/** Somebody the survey may call. */
export interface Respondent {
  readonly name: string
  /** The case's id in SurveyCTO; '' where there is none. */
  readonly caseId: string
}

/** Respondents by number in E.164. */
export type Directory = ReadonlyMap<string, Respondent>

/** The private asset `directory.json`. */
function directoryOf({ runtime }: Visit): Directory {
  return readDirectory(runtime.readAsset('/directory.json'))
}

/** Who has this number. */
export function respondentOf(visit: Visit, number: string): Respondent | undefined {
  const directory = directoryOf(visit)
  const same = directory.has(number) ? number : [...directory.keys()].find((one) => isSameNumber(one, number))
  return same === undefined ? undefined : directory.get(same)
}

/**
 * Reads `{"+255754000002": {"name": "Maria", "case": "1204"}}`. A broken one is empty: callers get a plain greeting.
 */
export function readDirectory(text: string | undefined): Directory {
  const directory = new Map<string, Respondent>()
  for (const [number, row] of Object.entries(readObject(text))) {
    if (!isRecord(row)) continue
    const { name, case: caseId } = row
    directory.set(number, {
      name: typeof name === 'string' ? name : '',
      caseId: typeof caseId === 'string' ? caseId : '',
    })
  }
  return directory
}

function readObject(text: string | undefined): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text ?? '{}')
    return isRecord(data) ? data : {}
  } catch {
    return {}
  }
}
