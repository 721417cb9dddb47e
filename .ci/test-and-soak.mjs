// Runs the tests and then the soak, whatever became of the tests, and ends with one line for both.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const root = new URL('..', import.meta.url)
const total = { passed: 0, failed: 0, skipped: 0 }

/** Runs one step, passes its output on, and adds what its closing line counts. */
async function run(...step) {
  const child = spawn('npm', step, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let count
  for await (const line of createInterface(child.stdout)) {
    console.log(line)
    const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line)
    if (found) count = found.slice(1).map((number) => Number(number ?? 0))
  }
  const exitCode = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))
  const [passed, failed, skipped] = count ?? [0, 0, 0]
  total.passed += passed
  total.skipped += skipped
  // A step that ends badly, or tells no count, has failed in something that it could not count.
  total.failed += failed === 0 && (exitCode !== 0 || !count) ? 1 : failed
}

await run('test')
await run('run', 'soak')
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
