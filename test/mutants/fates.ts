import { type Coverage, coverageOf, fileOf, Journal, Known } from './journal.ts'
import { type Mutant, type Plan, writePlan } from './plan.ts'
import { runTests } from './run-tests.ts'
import type { Fate } from './tell.ts'

type Say = (line: string) => void

/** What becomes of each mutant: all tests once without any, then each test with those it comes by, then the rest. */
export async function fatesOf(
  folder: string,
  made: Pick<Plan, 'mutants' | 'sources'>,
  tests: readonly string[],
  workers: number,
  say: Say,
): Promise<Map<string, Fate>> {
  say(`${made.mutants.length} mutants. Which tests come by which?`)
  const coverage = await cover(folder, tests)
  const order = quickestFirst(coverage)
  writePlan(folder, { ...made, order })
  const search = { folder, coverage, order, say }
  const fates = new Map<string, Fate>()
  const dead = await Promise.all(
    Array.from({ length: workers }, (_, at) => tryIn(`${at} of ${workers}`, search)),
  )
  for (const [mutant, fate] of dead.flatMap((found) => [...found])) fates.set(mutant, fate)
  await tryAlone(made.mutants, fates, search, workers)
  for (const { hits } of coverage.tests.values()) {
    for (const mutant of Object.keys(hits)) if (!fates.has(mutant)) fates.set(mutant, 'survived')
  }
  return fates
}

interface Search {
  readonly folder: string
  readonly coverage: Coverage
  readonly order: readonly string[]
  readonly say: Say
}

async function cover(folder: string, tests: readonly string[]): Promise<Coverage> {
  const end = await runTests({ folder, step: 'cover', lane: 'cover' }, tests)
  const lines = new Journal(folder, 'cover').read()
  const failing = lines.flatMap((line) => (line.what === 'fails without mutants' ? [line.test] : []))
  if (end !== 'passed') throw new Error(`The tests fail without any mutant (${end}):\n${failing.join('\n')}`)
  return coverageOf(lines)
}

/** By what one test of a file takes: one that fails ends the trial. */
function quickestFirst({ tests }: Coverage): string[] {
  const files = new Map<string, number[]>()
  for (const [test, { ms }] of tests) files.set(fileOf(test), [...(files.get(fileOf(test)) ?? []), ms])
  const mean = (file: string) => {
    const all = files.get(file) ?? []
    return all.reduce((sum, ms) => sum + ms, 0) / all.length
  }
  return [...files.keys()].sort((one, other) => mean(one) - mean(other))
}

/** Tries this lane's mutants in one process, and in a next one where a mutant has made that useless. */
async function tryIn(lane: string, { folder, coverage, say }: Search): Promise<Map<string, Fate>> {
  const journal = new Journal(folder, lane)
  const mutants = minePlanned(lane, coverage)
  for (let size = -1; ; ) {
    const known = new Known(journal.read())
    const open = [...coverage.tests].filter(([test, { hits }]) =>
      Object.keys(hits).some((mutant) => mutants.has(mutant) && known.isOpen(mutant, test)),
    )
    say(`Lane ${lane}: ${known.dead.size} of ${mutants.size} dead, ${open.length} tests left`)
    if (open.length === 0) {
      for (const test of known.unfit) say(`Told nothing, since it cannot be told twice: ${test}`)
      return known.dead
    }
    if (journal.size() === size) throw new Error(`Lane ${lane} does not come any further`)
    size = journal.size()
    const files = [...new Set(open.map(([test]) => fileOf(test)))]
    const end = await runTests({ folder, step: 'try', lane }, files, coverage)
    const last = journal.lastTried()
    if (!last) continue
    // Else the whole process has fallen over this mutant.
    journal.write(end === 'hung' ? { what: 'timed out', mutant: last.mutant } : { ...last, what: 'killed' })
  }
}

function minePlanned(lane: string, { tests }: Coverage): Set<string> {
  const [at, lanes] = lane.split(' of ').map(Number)
  const all = [...tests.values()].flatMap(({ hits }) => Object.keys(hits))
  return new Set(all.filter((mutant) => Number(mutant) % (lanes ?? 1) === at))
}

/** Mutants in what runs while files are loaded are awake from the beginning, each in a process of its own. */
async function tryAlone(
  mutants: readonly Mutant[],
  fates: Map<string, Fate>,
  { folder, coverage, order, say }: Search,
  workers: number,
): Promise<void> {
  const left = mutants.filter(({ id }) => coverage.outside.has(id) && !fates.has(id))
  say(`${left.length} mutants run outside of tests`)
  const work = async (): Promise<void> => {
    for (let mutant = left.pop(); mutant; mutant = left.pop()) {
      const end = await runTests({ folder, step: 'alone', lane: mutant.id }, order, coverage)
      fates.set(mutant.id, end === 'passed' ? 'survived' : end === 'hung' ? 'timed out' : 'killed')
      say(`${left.length} left`)
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
}
