import type { TestProject } from 'vitest/node'
import { describeStaleZip } from './shipped-zip.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the zip is not to be tested; '' where nothing is wrong with it. */
    staleZip: string
    /** How much of each state is looked at: where most goes wrong, or at every width, scheme, direction and font. */
    looks: 'few' | 'every'
  }
}

/** Once for all browser tests, as it takes some seconds. */
export default async function checkZip(project: TestProject): Promise<void> {
  project.provide('staleZip', await describeStaleZip())
}
