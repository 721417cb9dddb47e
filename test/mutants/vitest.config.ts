import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import '../end-with-run.ts'
import { jobFrom, readPlan } from './plan.ts'
import { QuickestFirst } from './quickest-first.ts'

const { sources } = readPlan(jobFrom(process).folder)
const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Run by `npm run mutants`: a process of tests in which the sources hold all mutants asleep. */
export default defineConfig({
  plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => sources[id.split('?')[0] ?? ''] }],
  test: {
    root: inRoot('.'),
    include: [
      'test/plugin/{once,call,message,whole,lives}/**/*.test.ts',
      'test/plugin/panel/{history,messages}/*.test.ts',
      'test/stored/*.test.ts',
    ],
    setupFiles: ['./test/fixed-seed.ts'],
    runner: inRoot('test/mutants/runner.ts'),
    reporters: [{}],
    // All files in one thread, in the order in which they are named: what is loaded is loaded once.
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    sequence: { sequencer: QuickestFirst },
    dangerouslyIgnoreUnhandledErrors: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
