import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** These tell other files' tests again: `npm run soak` does, but for the lives. */
const overService = 'test/plugin/over-service/**'

// Time here is only there to end what hangs: a machine that is busy with eight other things must not fail a test.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Browser tests wait far more than they work, so more of them run at once than there are cores.
    maxWorkers: 4,
    reporters: ['default', './test/reporter.ts'],
    setupFiles: ['./test/fixed-seed.ts', './test/end-with-run.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', overService],
          // Most files need longer to load jsdom and the stand-ins than to run, so they share what is loaded.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'over service', include: [`${overService}/random-lives.test.ts`] } },
      // Real time and a real browser: a machine that stalls gets a second try, and the last lines name what needed it.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['./test/browser/check-zip.ts'],
          provide: { looks: 'few' },
          isolate: false,
          retry: 1,
        },
      },
    ],
  },
})
