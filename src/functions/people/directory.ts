import { isRecord } from '../../twilio/json-values.ts'

/** Somebody the survey may call. */
export interface Respondent {
  readonly name: string
  /** The case's id in SurveyCTO; '' where there is none. */
  readonly caseId: string
}

/** Respondents by number in E.164. */
export type Directory = ReadonlyMap<string, Respondent>

/**
 * Reads the private asset `directory.json`: `{"+255754000002": {"name": "Maria", "case": "1204"}}`.
 * A broken asset is an empty one: callers get a plain greeting.
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
