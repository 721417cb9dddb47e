import { respondentAnswered } from '../call-facts.ts'
import type { CallOfRow } from '../every-call.ts'
import { type Gathered, type Looked, lookAtEach } from './material.ts'
import type { Thresholds } from './thresholds.ts'

/** Recordings that hold much less than was talked: one that was paused for long, or that has lost its end. */
export function findShortRecording(material: Gathered, { leastRecorded }: Thresholds): Looked {
  return lookAtEach(talksIn(material), ({ call, interview }) => {
    const known = material.sound.get(call.sid)
    const talked = call.leg?.talked
    // Where there is no recording at all, another rule tells of it.
    if (known?.recordings === 0) return 'fine'
    if (known?.seconds === undefined || talked === undefined) return undefined
    if (known.seconds * 100 >= leastRecorded * talked) return 'fine'
    const values = { seconds: known.seconds, talked, least: leastRecorded }
    return { rule: 'short-recording', interview, calls: [call], values }
  })
}

/** Recordings on which the respondent is not heard. */
export function findSilentRespondent(material: Gathered): Looked {
  return lookAtEach(talksIn(material), ({ call, interview }) => {
    const isSilent = material.sound.get(call.sid)?.isSilent
    if (isSilent === undefined) return undefined
    return isSilent ? { rule: 'silent-respondent', interview, calls: [call], values: {} } : 'fine'
  })
}

function talksIn({ calls }: Gathered): readonly CallOfRow[] {
  return calls.filter(({ call }) => respondentAnswered(call))
}
