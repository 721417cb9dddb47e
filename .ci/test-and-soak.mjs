// Runs the tests and then the soak, whatever became of the tests, and ends with one line for both.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const root = new URL('..', import.meta.url)
const total = { passed: 0, failed: 0, skipped: 0 }
let running
let isCutOff = false

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    isCutOff = true
    running?.kill(signal)
  })
}

/** Runs one step, passes its output on, and adds what its closing line counts. */
async function run(...step) {
  // A step that is not run is no success.
  if (isCutOff) return add(1)
  running = spawn('npm', step, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(running, 'exit')
  let closing
  for await (const line of createInterface(running.stdout)) {
    console.log(line)
    closing = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line) ?? closing
  }
  const [exitCode] = await exited
  const [passed, failed, skipped] = (closing ?? []).slice(1).map((count) => Number(count ?? 0))
  // A step that ends badly, or tells no count, has failed in something that it could not count.
  add(failed || Number(exitCode !== 0 || !closing), passed, skipped)
}

function add(failed, passed = 0, skipped = 0) {
  total.failed += failed
  total.passed += passed
  total.skipped += skipped
}

await run('test')
await run('run', 'soak')
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
