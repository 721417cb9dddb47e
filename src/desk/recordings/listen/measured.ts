import type { KnownSound } from '../../known-sound.ts'
import type { Found } from '../choose/find.ts'
import type { SoundFacts } from './levels.ts'

/** What is known of these calls by now. */
export interface Heard {
  /** SIDs of the calls whose recordings were looked for. */
  readonly lookedFor: ReadonlySet<string>
  readonly found: readonly Found[]
  /** Of the sounds that were fetched, by the recording's SID. */
  readonly facts: ReadonlyMap<string, SoundFacts>
  /** The respondent is on the first channel, not on the second. */
  readonly isSwapped: boolean
}

/** What the recordings say of each call that was looked for: as Twilio lists them, and as they sound. */
export function measureCalls({ lookedFor, found, facts, isSwapped }: Heard): ReadonlyMap<string, KnownSound> {
  const ofCall = new Map<string, Found[]>()
  for (const one of found) {
    const { sid } = one.candidate.call
    ofCall.set(sid, [...(ofCall.get(sid) ?? []), one])
  }
  return new Map(
    [...lookedFor].map((sid) => [sid, measureCall(ofCall.get(sid) ?? [], facts, isSwapped)] as const),
  )
}

function measureCall(
  found: readonly Found[],
  facts: ReadonlyMap<string, SoundFacts>,
  isSwapped: boolean,
): KnownSound {
  const lengths = found.map(({ recording }) => facts.get(recording.sid)?.seconds ?? recording.seconds)
  const silences = found.map(({ recording }) => {
    const { channels = [] } = facts.get(recording.sid) ?? {}
    return channels.length === 2 ? channels[isSwapped ? 0 : 1]?.isSilent : undefined
  })
  // Heard in one of several is heard; silent is only what is silent in each.
  const isSilent = silences.includes(false) ? false : silences.includes(undefined) ? undefined : true
  return {
    recordings: found.length,
    ...(found.length > 0 && !lengths.includes(undefined) ? { seconds: sumOf(lengths) } : {}),
    ...(found.length > 0 && isSilent !== undefined ? { isSilent } : {}),
  }
}

function sumOf(seconds: readonly (number | undefined)[]): number {
  return seconds.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}
