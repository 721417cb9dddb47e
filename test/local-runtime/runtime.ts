import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { writeFunctions } from '../../src/functions/deploy/build-functions.ts'
import { standInAccount } from '../../src/stand-in/twilio/account.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { realClock } from '../../src/twilio/clock.ts'
import { numbersAt } from '../../src/workbench/functions.ts'
import { listen } from '../../src/workbench/listener.ts'
import { teamEnvironment } from '../../src/workbench/team-functions.ts'

/** Fetched by npx, so that its 400 packages are no dependency of the project. */
const twilioRun = 'twilio-run@5.0.1'
const port = 3999

/** The built folder under Twilio's own local runtime, behind the numbers of a stand-in Twilio. */
export interface LocalRuntime {
  readonly twilio: StandInTwilio
  readonly functionsUrl: string
  stop(): Promise<void>
}

/**
 * Builds the Functions, installs what their package.json names, and starts Twilio's runtime on them. Takes a minute or
 * two, and the npm registry.
 *
 * @throws Error when the runtime does not start
 */
export async function startLocalRuntime(): Promise<LocalRuntime> {
  const folder = await mkdtemp(`${tmpdir()}/twilio-call-functions-`)
  const functionsUrl = `http://127.0.0.1:${port}`
  const twilio = createStandInTwilio({
    clock: realClock,
    behaviour: { numbers: numbersAt(functionsUrl, standInAccount) },
    webhooks: (request) => fetch(request),
  })
  const listener = await listen((request) => twilio.fetch(request), 0)
  const children: ChildProcess[] = []
  async function stop(): Promise<void> {
    twilio.stop()
    for (const child of children) if (child.pid) process.kill(-child.pid)
    await listener.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const environment = await teamEnvironment(twilio, realClock, {
      FUNCTIONS_URL: functionsUrl,
      QUEUE_SECONDS: '30',
      DIRECTORY_CSV: 'directory.csv',
      CALLERS_CSV: 'callers.csv',
      TWILIO_API_URL: listener.url,
      PUBLIC_URL: functionsUrl,
    })
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`)
    await writeFunctions(folder, lines.join(''))
    await ended(run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']))
    children.push(run(folder, 'npx', ['--yes', twilioRun, 'start', '--port', String(port)]))
    await answering(functionsUrl)
    return { twilio, functionsUrl, stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

/** In a process group of its own, since npx starts others. */
function run(folder: string, program: string, words: readonly string[]): ChildProcess {
  return spawn(program, words, { cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'inherit'] })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm ended with ${code}`))))
  })
}

const longestStartMs = 240_000

async function answering(url: string): Promise<void> {
  const until = Date.now() + longestStartMs
  while (Date.now() < until) {
    const answer = await fetch(`${url}/location-lookup`, { method: 'POST' }).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${twilioRun} did not answer at ${url} in time`)
}
