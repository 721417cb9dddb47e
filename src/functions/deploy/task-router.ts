import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { realClock } from '../../twilio/clock.ts'
import { createTaskRouterSender } from '../../twilio/task-router/request.ts'
import { readCallers } from '../people/callers.ts'
import { fetchFor } from '../runtime/twilio-runtime.ts'
import { readSettings } from '../settings/settings.ts'
import { reservationSeconds } from '../settings/task-router-settings.ts'
import { readPeople } from './build-functions.ts'
import type { QueuePlan } from './task-router-plan.ts'
import { removeQueue, setUpQueue } from './task-router-setup.ts'

const here = fileURLToPath(new URL('../../../extras/functions/', import.meta.url))

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the team's `.env` and its list of enumerators say of the queue. Each enumerator with a phone is a worker.
 * @throws Error that names every line of `.env` that is missing
 */
export function planQueue(env: Environment, callers: string): QueuePlan {
  needNames(env, ['ACCOUNT_SID', 'AUTH_TOKEN', 'FUNCTIONS_URL'])
  const functionsUrl = (env['FUNCTIONS_URL'] ?? '').trim().replace(/\/+$/, '')
  if (!/^https?:\/\/[^/]+$/.test(functionsUrl)) {
    throw new Error(
      'FUNCTIONS_URL must be the address of your Functions, such as https://calls-1234.twil.io.',
    )
  }
  const workers = readCallers(callers)
    .filter(({ user, phone }) => user !== '' && phone !== '')
    .map(({ user, phone }) => ({ name: user, contact: phone }))
  if (workers.length === 0) throw new Error('CALLERS_CSV must name at least one enumerator with a phone.')
  const { ringSeconds, taskRouter } = readSettings(env)
  return {
    name: queueName(env),
    functionsUrl,
    workers,
    queueSeconds: taskRouter.queueSeconds,
    reservationSeconds: reservationSeconds(ringSeconds),
  }
}

function queueName(env: Environment): string {
  return (env['TASKROUTER_NAME'] ?? '').trim() || 'Survey calls'
}

function needNames(env: Environment, names: readonly string[]): void {
  const missing = names.filter((name) => (env[name] ?? '').trim() === '')
  if (missing.length > 0) throw new Error(`Fill in ${missing.join(', ')} in extras/functions/.env.`)
}

/** `npm run taskrouter` sets the queue up, `npm run taskrouter -- remove` takes it down. Answers what to print. */
async function runTaskRouter(env: Environment, callers: string, words: readonly string[]): Promise<string> {
  needNames(env, ['ACCOUNT_SID', 'AUTH_TOKEN'])
  const credentials = { username: env['ACCOUNT_SID'] ?? '', password: env['AUTH_TOKEN'] ?? '' }
  const send = createTaskRouterSender({ fetch: fetchFor(env), clock: realClock, credentials })
  const [word] = words
  if (word === 'remove') return (await removeQueue(send, { name: queueName(env) })).join('\n')
  if (word !== undefined) throw new Error(`npm run taskrouter knows "remove", not "${word}".`)
  const { lines, workspaceSid, workflowSid } = await setUpQueue(send, planQueue(env, callers))
  const settings = { TASKROUTER_WORKSPACE_SID: workspaceSid, TASKROUTER_WORKFLOW_SID: workflowSid }
  const wrong = Object.entries(settings).filter(([name, value]) => env[name]?.trim() !== value)
  if (wrong.length === 0) return [...lines, 'extras/functions/.env has both SIDs already.'].join('\n')
  const toSet = wrong.map(([name, value]) => `${name}=${value}`)
  return [...lines, '', 'Set in extras/functions/.env, then build and deploy:', ...toSet].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = `${here}.env`
    if (!existsSync(path)) throw new Error('Copy extras/functions/.env.example to .env and fill it in first.')
    const text = await readFile(path, 'utf8')
    const { callers } = await readPeople(text)
    console.log(await runTaskRouter(parseEnv(text), callers, process.argv.slice(2)))
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exitCode = 1
  }
}
