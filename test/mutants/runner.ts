import { relative } from 'node:path'
import type { RunnerTask, RunnerTestCase, RunnerTestFile } from 'vitest'
import { TestRunner } from 'vitest'
import { coverageOf, type Hits, Journal, Known } from './journal.ts'
import { jobFrom } from './plan.ts'
import { Trial } from './trial.ts'

/** What the instrumented sources look at. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number
  hitLimit?: number
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> }
}

declare global {
  var __stryker__: Switches | undefined
}

globalThis.__stryker__ ??= {}
const switches = globalThis.__stryker__
const job = jobFrom(process)
const journal = new Journal(job.folder, job.lane)

function nameOf(test: RunnerTestCase): string {
  const titles = [test.name]
  for (let { suite } = test; suite; { suite } = suite) titles.unshift(suite.name)
  return `${relative(process.cwd(), test.file.filepath)}#${titles.join(' > ')}`
}

/** This process has become useless; the next one goes on where the journal ends. */
function endProcess(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** Runs each test once, and writes down by which mutants it comes. */
class CoverRunner extends TestRunner {
  private began = 0

  override onBeforeTryTask(test: RunnerTask): void {
    super.onBeforeTryTask(test)
    if (test.type === 'test') switches.currentTestId = nameOf(test)
    this.began = performance.now()
  }

  onAfterRetryTask(test: RunnerTask): void {
    const name = switches.currentTestId
    switches.currentTestId = undefined
    if (name === undefined) return
    const ms = Math.round(performance.now() - this.began)
    journal.write({ what: 'covered', test: name, ms, hits: switches.mutantCoverage?.perTest[name] ?? {} })
    if (test.result?.state === 'fail') journal.write({ what: 'fails without mutants', test: name })
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles()
    journal.write({ what: 'covered outside tests', hits: switches.mutantCoverage?.static ?? {} })
  }
}

/** Runs each test with each mutant that it comes by and that still lives. What is loaded stays loaded. */
class TryRunner extends TestRunner {
  private readonly known = new Known(journal.read())
  private readonly coverage = coverageOf(new Journal(job.folder, 'cover').read())
  private trial: Trial | undefined

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    await super.onBeforeRunTask(test)
    if (test.mode !== 'run' && test.mode !== 'queued') return
    const name = nameOf(test)
    const hits = this.coverage.tests.get(name)?.hits ?? {}
    const open = Object.keys(hits).filter((mutant) => isMine(mutant) && this.known.isOpen(mutant, name))
    if (open.length === 0) {
      test.mode = 'skip'
      return
    }
    this.trial = new Trial(name, open, this.known, journal)
    test.repeats = this.trial.mostSteps
  }

  override onBeforeTryTask(test: RunnerTask): void {
    super.onBeforeTryTask(test)
    const { trial } = this
    if (!trial) return
    const mutant = trial.begin()
    if (mutant === undefined) throw new Error('Nothing is left to try with this test.')
    switches.activeMutant = mutant
    switches.hitCount = 0
    const usual = this.coverage.tests.get(trial.test)?.hits[mutant] ?? 0
    switches.hitLimit = 100 * usual + 1_000
  }

  onAfterRetryTask(test: RunnerTask): void {
    const isEndless = (switches.hitCount ?? 0) > (switches.hitLimit ?? 0)
    switches.activeMutant = ''
    const { result } = test
    if (!this.trial || !result) return
    const next = this.trial.end({ hasFailed: result.state === 'fail', isEndless })
    if (next === 'fresh process') endProcess()
    result.state = 'run'
    delete result.errors
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test)
    this.trial = undefined
    // What has failed is written down; the run itself is a good one.
    if (test.result?.state === 'run') test.result.state = 'pass'
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles()
    journal.write({ what: 'loading' })
  }
}

/** Mutants are dealt out to the lanes in turn. */
function isMine(mutant: string): boolean {
  const [lane, lanes] = job.lane.split(' of ').map(Number)
  return Number(mutant) % (lanes ?? 1) === lane
}

/** Runs all tests with one mutant that is awake from the beginning, until one fails. */
class AloneRunner extends TestRunner {
  private readonly mutant = job.lane

  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super(config)
    switches.activeMutant = this.mutant
  }

  onCollected([file]: RunnerTestFile[]): void {
    if (file?.result?.state === 'fail') this.kill(file.name)
  }

  override onBeforeTryTask(test: RunnerTask): void {
    super.onBeforeTryTask(test)
    if (test.type === 'test') journal.write({ what: 'trying', mutant: this.mutant, test: nameOf(test) })
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test)
    if (test.result?.state === 'fail') this.kill(test.name)
  }

  override async onAfterRunSuite(suite: Parameters<TestRunner['onAfterRunSuite']>[0]): Promise<void> {
    await super.onAfterRunSuite(suite)
    if (suite.result?.state === 'fail') this.kill(suite.name)
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles()
    journal.write({ what: 'loading' })
  }

  private kill(test: string): void {
    journal.write({ what: 'killed', mutant: this.mutant, test })
    endProcess()
  }
}

const runners = { cover: CoverRunner, try: TryRunner, alone: AloneRunner }

export default runners[job.step]
