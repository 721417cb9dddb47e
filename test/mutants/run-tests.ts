import { fork } from 'node:child_process'
import { type Coverage, Journal } from './journal.ts'
import { environmentOf, type Job } from './plan.ts'

/** How a process of tests ended: by itself, well or not, or because nothing came of it any more. */
export type End = 'passed' | 'broken' | 'hung'

/** Loading the files of tests takes as long as that at most, on a busy machine. */
const loadingMs = 120_000

/** No test waits for real time: one that takes much longer than it did waits for what a mutant never brings. */
const patienceMs = (usualMs: number) => 5_000 + 10 * usualMs

const lookMs = 200

/** Runs the tests of these files in a process of their own, which is ended when it hangs. */
export function runTests(job: Job, files: readonly string[], coverage?: Coverage): Promise<End> {
  const child = fork(
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'test/mutants/vitest.config.ts', ...files],
    {
      env: { ...process.env, ...environmentOf(job) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  )
  const end = () => child.kill('SIGKILL')
  // Before the folder goes that it writes to.
  process.prependOnceListener('exit', end)
  let hung = false
  const watch = watchJournal(new Journal(job.folder, job.lane), coverage, () => {
    hung = true
    end()
  })
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearInterval(watch)
      process.off('exit', end)
      resolve(hung ? 'hung' : code === 0 ? 'passed' : 'broken')
    })
  })
}

/** Calls `onHung` when nothing has been written for longer than what runs may take. */
function watchJournal(journal: Journal, coverage: Coverage | undefined, onHung: () => void): NodeJS.Timeout {
  let size = -1
  let since = Date.now()
  let tried: string | undefined
  return setInterval(() => {
    const now = journal.size()
    if (now !== size) {
      // What ran before this process says nothing about it.
      if (size !== -1) tried = journal.lastTried()?.test
      size = now
      since = Date.now()
    }
    const usualMs = tried === undefined ? undefined : coverage?.tests.get(tried)?.ms
    if (Date.now() - since > (usualMs === undefined ? loadingMs : patienceMs(usualMs))) onHung()
  }, lookMs)
}
