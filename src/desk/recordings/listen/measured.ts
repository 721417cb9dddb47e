import type { Found } from '../choose/find.ts'
import type { SoundFacts } from './levels.ts'

/** What the sound itself says of a call, for what is looked at twice. */
export interface Measured {
  /** Of its longest recording. */
  readonly seconds: number
  /** Whether nobody can be heard on the respondent's channel in any of them; undefined where there is one channel. */
  readonly isRespondentSilent: boolean | undefined
}

/** @param isSwapped the respondent is on the first channel, not on the second */
export function measureCalls(
  found: readonly Found[],
  facts: ReadonlyMap<string, SoundFacts>,
  isSwapped: boolean,
): ReadonlyMap<string, Measured> {
  const calls = new Map<string, Measured>()
  for (const { candidate, recording } of found) {
    const one = facts.get(recording.sid)
    if (!one) continue
    const { sid } = candidate.call
    const before = calls.get(sid)
    const channel = one.channels.length === 2 ? one.channels[isSwapped ? 0 : 1] : undefined
    calls.set(sid, {
      seconds: Math.max(one.seconds, before?.seconds ?? 0),
      isRespondentSilent: both(before, channel?.isSilent),
    })
  }
  return calls
}

/** Heard in one of several is heard. */
function both(before: Measured | undefined, isSilent: boolean | undefined): boolean | undefined {
  if (before === undefined) return isSilent
  if (isSilent === false || before.isRespondentSilent === false) return false
  return isSilent === undefined || before.isRespondentSilent === undefined ? undefined : isSilent
}
