import type { Candidate } from './choice.ts'

/**
 * A random sample of so many calls of each enumerator, which anybody can draw again on any computer: those whose
 * SHA-256 of `seed SID` is smallest. The order of the rows does not matter, and a call that is added later
 * moves at most one other out.
 */
export async function sampleCalls(
  candidates: readonly Candidate[],
  { seed, each }: { readonly seed: string; readonly each: number },
): Promise<Candidate[]> {
  const drawn = await Promise.all(
    candidates.map(async (candidate) => ({ candidate, lot: await lotOf(`${seed} ${candidate.call.sid}`) })),
  )
  drawn.sort((one, other) => (one.lot < other.lot ? -1 : 1))
  const counts = new Map<string, number>()
  return drawn
    .filter(({ candidate: { interview } }) => {
      const count = (counts.get(interview.enumerator) ?? 0) + 1
      counts.set(interview.enumerator, count)
      return count <= each
    })
    .map(({ candidate }) => candidate)
}

async function lotOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
