import { submissionOf } from '../call-facts.ts'
import { groupBy } from '../group-by.ts'
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
export function findSameNumber({ interviews }: Material): Looked {
  const rows = interviews.flatMap((interview) => interview.numbers.map((number) => ({ number, interview })))
  const groups = groupBy(rows, ({ number }) => number)
  const unchecked = interviews.filter(({ numbers }) => numbers.length === 0).length
  const found = [...groups.values()].flatMap((own): Finding[] => {
    const [first] = own
    const cases = [...new Set(own.map(({ interview }) => interview.caseId))]
    if (!first || cases.length < 2) return []
    const calls = own.flatMap(({ interview }) => interview.calls)
    const values = { cases: cases.length, ids: cases.join(', ') }
    return [{ rule: 'same-number', interview: first.interview, calls, values }]
  })
  // Cases that have two numbers in common are found once.
  const once = new Map(found.map((finding) => [finding.values['ids'], finding]))
  return { findings: [...once.values()], checked: interviews.length - unchecked, unchecked }
}
