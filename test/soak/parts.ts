import { inject, it } from 'vitest'
import { livesToLive } from '../plugin/lives/many-lives.ts'
import { seedOfRun } from '../seed.ts'

/** Every part lives other lives. */
export function seedOfPart(): number {
  return seedOfRun() + inject('part')
}

/** A test of this part's share of so many lives; `{runs}` in its title is how many that is. */
export function itInParts(title: string, all: number, live: (runs: number) => Promise<void>): void {
  const runs = Math.ceil(livesToLive(all) / inject('parts'))
  it(`${title.replace('{runs}', String(runs))}, SEED=${seedOfPart()}`, () => live(runs))
}
