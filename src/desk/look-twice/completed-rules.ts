import { isUndialled, respondentAnswered } from '../call-facts.ts'
import type { DeskCall } from '../interview.ts'
import { type Gathered, type Looked, lookAtEach, type Material } from './material.ts'
import type { Thresholds } from './thresholds.ts'

/** Completed interviews with less talk, all their calls together, than there should be. */
export function findShortTalk({ completed }: Gathered, { leastTalk }: Thresholds): Looked {
  return lookAtEach(completed, ({ interview, calls }) => {
    const dialled = calls.filter((call) => !isUndialled(call))
    const answers = dialled.map(respondentAnswered)
    const answered = dialled.filter((call) => respondentAnswered(call))
    const talk = answered.map(({ leg }) => leg?.talked)
    const seconds = talk.reduce((sum: number, one) => sum + (one ?? 0), 0)
    // What is known is enough already.
    if (seconds >= leastTalk) return 'fine'
    if (answers.includes(undefined) || talk.includes(undefined)) return undefined
    if (answered.length === 0) return 'fine'
    return { rule: 'short-talk', interview, calls: answered, values: { seconds, least: leastTalk } }
  })
}

/** Completed interviews of which every call is known, and none reached the respondent. */
export function findNobodyAnswered({ completed }: Gathered): Looked {
  return lookAtEach(completed, ({ interview, calls }) => {
    const answers = calls.map((call) => (isUndialled(call) ? false : respondentAnswered(call)))
    if (answers.includes(true)) return 'fine'
    if (answers.includes(undefined)) return undefined
    return { rule: 'nobody-answered', interview, calls, values: { calls: calls.length } }
  })
}

/** Completed interviews without a recording, where the survey may record. */
export function findNoRecording({ completed, ...material }: Gathered): Looked {
  const mayRecord = completed.filter(({ calls }) =>
    calls.some(({ mayBeRecorded }) => mayBeRecorded !== false),
  )
  return lookAtEach(mayRecord, ({ interview, calls }) => {
    const talks = calls.filter((call) => respondentAnswered(call) !== false && !isUndialled(call))
    const recorded = talks.map((call) => isRecorded(call, material))
    if (recorded.includes(true)) return 'fine'
    if (recorded.includes(undefined)) return undefined
    // Nobody talked: another rule tells of that.
    if (talks.length === 0) return 'fine'
    return { rule: 'no-recording', interview, calls: talks, values: { calls: talks.length } }
  })
}

/** Twilio's word goes before the field's, which only knows of recordings by consent. */
function isRecorded({ sid, recording, mayBeRecorded }: DeskCall, { sound }: Material): boolean | undefined {
  const known = sound.get(sid)
  if (known) return known.recordings > 0
  if (mayBeRecorded === false || recording === 'off' || recording === 'deleted') return false
  return recording === undefined || recording === 'unknown' ? undefined : true
}
