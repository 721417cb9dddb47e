import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { seedOfRun } from '../seed.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which of the parts this is, from 0. */
    part: number
    parts: number
  }
}

/** Each suite of lives is lived in so many parts, beside each other where there are cores for it. */
const parts = 4

/**
 * `npm run soak`: the random lives of `npm test` in great number, every state in every look, the desk with a survey of
 * 500 forms, and what is tested of calls, tabs and recordings once more through the team's Functions.
 */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    maxWorkers: availableParallelism(),
    reporters: [
      { onInit: () => console.log(`The same lives again: SEED=${seedOfRun()} npm run soak`) },
      'verbose',
      './test/reporter.ts',
    ],
    isolate: false,
    setupFiles: ['./test/soak/part-seed.ts', './test/end-with-run.ts'],
    testTimeout: 60 * 60_000,
    projects: [
      ...Array.from({ length: parts }, (_, part) => ({
        extends: true as const,
        test: { name: `part ${part + 1}`, include: ['test/soak/*.soak.ts'], provide: { part, parts } },
      })),
      // Each file of these begins afresh, as it tells other files' tests again with another transport.
      {
        extends: true as const,
        test: {
          name: 'told again over the service',
          include: ['test/plugin/over-service/{calls,panel,recordings}.test.ts'],
          provide: { part: 0, parts: 1 },
          isolate: true,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'every look',
          include: [
            'test/browser/access/{call,panel,message-field,check}.test.ts',
            'test/browser/languages/{fit,check}.test.ts',
            'test/browser/desk/{survey,looks}.test.ts',
          ],
          globalSetup: ['./test/browser/check-zip.ts'],
          provide: { looks: 'every' as const, part: 0, parts: 1 },
          retry: 1,
        },
      },
    ],
  },
})
