import type { Reporter, TestModule } from 'vitest/node'

/** Ends every run with one plain line: `N passed, N failed`, and the skipped ones where there are any. */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    let brokenFiles = 0
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        count[test.result().state] += 1
        if (test.diagnostic()?.flaky) console.log(`PASSED ONLY AT THE SECOND TRY: ${test.fullName}`)
      }
      // A file that does not load has no tests to count, yet it is a failure.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
        brokenFiles += 1
    }
    // An error outside every test belongs to none, and still the run is not good.
    const failed = count.failed + count.pending + brokenFiles + unhandledErrors.length
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    console.log(`${count.passed} passed, ${failed} failed${skipped}`)
  }
}
