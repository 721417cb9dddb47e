import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { writeFunctions } from '../../extras/functions/build-functions.ts'
import { callersAsset } from '../../extras/functions/people-assets.ts'
import { planQueue } from '../../extras/functions/task-router.ts'
import { setUpQueue } from '../../extras/functions/task-router-setup.ts'
import { realClock } from '../../src/twilio/clock.ts'
import { createTaskRouterSender } from '../../src/twilio/task-router/request.ts'
import { numbersAt, workbenchEnvironment } from '../../src/workbench/functions.ts'
import { listen } from '../../src/workbench/listener.ts'
import { standInAccount } from '../../src/workbench/twilio/account.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/workbench/twilio/stand-in.ts'

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
    await writeFunctions(folder)
    await writeFile(`${folder}/.env`, await environmentOf(twilio, functionsUrl, listener.url))
    await ended(run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']))
    children.push(run(folder, 'npx', ['--yes', twilioRun, 'start', '--port', String(port)]))
    await answering(functionsUrl)
    return { twilio, functionsUrl, stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

/** The `.env` of a team whose Twilio is the stand-in at `twilioUrl`, with a queue set up there. */
async function environmentOf(
  twilio: StandInTwilio,
  functionsUrl: string,
  twilioUrl: string,
): Promise<string> {
  const { account } = twilio
  const callers = fileURLToPath(new URL('../../extras/functions/callers.csv', import.meta.url))
  const environment = { ...workbenchEnvironment(account), FUNCTIONS_URL: functionsUrl, QUEUE_SECONDS: '30' }
  const send = createTaskRouterSender({
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
    clock: realClock,
    credentials: { username: account.sid, password: account.authToken },
  })
  const plan = planQueue(environment, callersAsset(await readFile(callers, 'utf8')))
  const { workspaceSid, workflowSid } = await setUpQueue(send, plan)
  const all = {
    ...environment,
    TASKROUTER_WORKSPACE_SID: workspaceSid,
    TASKROUTER_WORKFLOW_SID: workflowSid,
    TWILIO_API_URL: twilioUrl,
    PUBLIC_URL: functionsUrl,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
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
