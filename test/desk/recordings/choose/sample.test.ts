import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, candidatesOf } from '../../../../src/desk/recordings/choose/choice.ts'
import { sampleCalls } from '../../../../src/desk/recordings/choose/sample.ts'
import { interviewOf } from '../scene.ts'

const names = ['Asha', 'Juma', 'Zawadi']
const all = candidatesOf(
  Array.from({ length: 60 }, (_, index) =>
    interviewOf([{ sid: `CA${index}`, field: 'call' }], {
      key: `uuid:${index}`,
      enumerator: names[index % 3] ?? '',
    }),
  ),
)
const sidsOf = (candidates: readonly Candidate[]) => candidates.map(({ call }) => call.sid).sort()

/** As anybody may compute it elsewhere. */
function expected(seed: string, each: number): string[] {
  return names
    .flatMap((_, which) => {
      const own = all.map(({ call }) => call.sid).filter((_sid, index) => index % 3 === which)
      const hash = (sid: string) => createHash('sha256').update(`${seed} ${sid}`).digest('hex')
      return own.sort((one, other) => hash(one).localeCompare(hash(other))).slice(0, each)
    })
    .sort()
}

describe('a random sample', () => {
  it('is what SHA-256 says on every computer, in whatever order the rows are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 8 }),
        fc.integer({ min: 1, max: 25 }),
        fc.shuffledSubarray(all, { minLength: all.length }),
        async (seed, each, shuffled) => {
          expect(sidsOf(await sampleCalls(shuffled, { seed, each }))).toEqual(expected(seed, each))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is another with another seed, and gives every call its chance', async () => {
    const drawn = new Set<string>()
    for (let seed = 0; seed < 60; seed += 1) {
      for (const sid of sidsOf(await sampleCalls(all, { seed: String(seed), each: 3 }))) drawn.add(sid)
    }
    // Left out all sixty times: 0.85 to the power of 60 for each of the 60, one in 300 for any of them.
    expect(drawn.size).toBe(60)
  })

  it('has all calls of an enumerator with fewer than so many', async () => {
    expect(await sampleCalls(all.slice(0, 4), { seed: '1', each: 5 })).toHaveLength(4)
  })
})
