import { submissionOf } from '../call-facts.ts'
import { groupBy } from '../group-by.ts'
import type { Interview } from '../interview.ts'
import type { Finding, Looked, Material } from './material.ts'

/** One call in several submissions: a form that was copied, or an interview that was made up from another's call. */
export function findSameCall({ interviews }: Material): Looked {
  const rows = interviews.flatMap((interview) => interview.calls.map((call) => ({ call, interview })))
  const groups = [...groupBy(rows, ({ call }) => call.sid).values()]
  const findings = groups.flatMap((own): Finding[] => {
    const [first] = own
    const keys = [...new Set(own.map(({ interview }) => submissionOf(interview.key)))]
    if (!first || keys.length < 2) return []
    const values = { rows: keys.length, keys: keys.join(', ') }
    return [{ rule: 'same-call', interview: first.interview, calls: [first.call], values }]
  })
  return { findings, checked: groups.length, unchecked: 0 }
}

/** One number in several cases. The number itself is not part of the finding. */
export function findSameNumber({ interviews, numberOf }: Material): Looked {
  const numbers = (interview: Interview) => numberOf?.(interview) ?? ''
  const groups = new Map(groupBy(interviews, numbers))
  const unchecked = groups.get('')?.length ?? 0
  groups.delete('')
  const findings = [...groups.values()].flatMap((own): Finding[] => {
    const [interview] = own
    const cases = [...new Set(own.map(({ caseId }) => caseId))]
    if (!interview || cases.length < 2) return []
    const calls = own.flatMap((row) => row.calls)
    return [{ rule: 'same-number', interview, calls, values: { cases: cases.length, ids: cases.join(', ') } }]
  })
  return { findings, checked: interviews.length - unchecked, unchecked }
}
