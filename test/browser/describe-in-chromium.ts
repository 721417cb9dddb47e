import { describe, it } from 'vitest'
import { findChromium, whereToGetOne } from './chromium.ts'

/**
 * A suite that needs Chromium. Without one it is skipped with a line that says so; in CI that is a failure,
 * since a test that never runs proves nothing.
 */
export function describeInChromium(name: string, body: () => void): void {
  if (findChromium()) {
    describe(name, body)
  } else if (process.env['CI']) {
    describe(name, () => {
      it('has a Chromium to run in', () => {
        throw new Error(`There is no Chromium. ${whereToGetOne}`)
      })
    })
  } else {
    console.warn(`SKIPPED, because there is no Chromium: "${name}". ${whereToGetOne}`)
    describe.skip(name, body)
  }
}
