import type { Reporter, TestModule, Vitest } from 'vitest/node'

/** So many files are told of in one line. */
const stride = 10

/**
 * Says how far a run has come, and ends it with one plain line: `N passed, N failed`, and the skipped ones where there
 * are any. A run that is cut off ends with that line too.
 */
export default class PlainCount implements Reporter {
  private files = 0
  private readonly ended: TestModule[] = []
  private vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.vitest = vitest
    process.once('SIGINT', () => this.cutOff(130))
    process.once('SIGTERM', () => this.cutOff(143))
  }

  onTestRunStart(specifications: ReadonlyArray<unknown>): void {
    this.files = specifications.length
  }

  onTestModuleEnd(module: TestModule): void {
    this.ended.push(module)
    const { length } = this.ended
    if (length % stride === 0) console.log(`${length} of ${this.files} files`)
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (test.diagnostic()?.flaky) console.log(`PASSED ONLY AT THE SECOND TRY: ${test.fullName}`)
      }
    }
    // An error outside every test belongs to none, and still the run is not good.
    console.log(plainLine(modules, unhandledErrors.length))
  }

  /** Nothing of what runs is waited for. */
  private cutOff(exitCode: number): void {
    const { length } = this.ended
    console.log(`CUT OFF after ${length} of ${this.files} files`)
    // A run of which a part is missing is not good.
    console.log(plainLine(this.ended, 1))
    process.exitCode = exitCode
    void this.vitest?.close().finally(() => process.exit(exitCode))
    setTimeout(() => process.exit(exitCode), patienceMs)
  }
}

/** For browsers and workers to end. */
const patienceMs = 5_000

function plainLine(modules: ReadonlyArray<TestModule>, otherFailures: number): string {
  const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
  let brokenFiles = 0
  for (const module of modules) {
    for (const test of module.children.allTests()) count[test.result().state] += 1
    // A file that does not load has no tests to count, yet it is a failure.
    if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) brokenFiles += 1
  }
  const failed = count.failed + count.pending + brokenFiles + otherFailures
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  return `${count.passed} passed, ${failed} failed${skipped}`
}
