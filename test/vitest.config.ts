import { defineConfig } from 'vitest/config'

// Browser tests share one Chromium and two ports per file, so they get more time;
// everything else runs on a virtual clock and is quick.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    // Browser tests wait far more than they work, so more of them run at once than there are cores.
    maxWorkers: 4,
    reporters: ['default', './test/reporter.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
