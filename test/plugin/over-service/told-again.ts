import { beforeEach, describe } from 'vitest'
import { useTransport } from '../world/transports.ts'

/**
 * Runs the tests of other files once more, with fields that reach Twilio through the team's own Functions.
 * @param apart titles of tests that are about something else there, such as credentials in the form
 */
export function tellAgain(
  files: Readonly<Record<string, () => Promise<unknown>>>,
  apart: readonly string[] = [],
): void {
  useTransport('service')
  beforeEach(({ task, skip }) => {
    if (apart.some((title) => task.name.includes(title))) skip()
  })
  for (const [name, load] of Object.entries(files)) {
    describe(name, async () => {
      await load()
    })
  }
}
