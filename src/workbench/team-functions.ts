import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { setUpDoNotCall } from '../functions/deploy/do-not-call.ts'
import { callersAsset, directoryAsset } from '../functions/deploy/people-assets.ts'
import type { CsvFile } from '../functions/deploy/read-csv.ts'
import { planQueue } from '../functions/deploy/task-router.ts'
import { setUpQueue } from '../functions/deploy/task-router-setup.ts'
import type { StandInTwilio } from '../stand-in/twilio/stand-in.ts'
import type { Clock } from '../twilio/clock.ts'
import { syncOrigin } from '../twilio/sync.ts'
import { createTaskRouterSender } from '../twilio/task-router/request.ts'
import { createDirectTransport, type Fetch } from '../twilio/transport.ts'
import { classicExamples } from './classic-examples.ts'
import { functionHandlers, workbenchEnvironment } from './functions.ts'
import { createFunctionsHost } from './functions-host.ts'

/**
 * The team's Functions with the sample people, and the classic examples, beside a stand-in Twilio in which the team's
 * queue is set up. `functionsUrl` is where they will be served.
 */
export async function createTeamFunctions(
  twilio: StandInTwilio,
  clock: Clock,
  functionsUrl: string,
): Promise<(request: Request) => Promise<Response>> {
  const [directory, callers] = await Promise.all([readSample('directory.csv'), readSample('callers.csv')])
  const fetch: Fetch = (url, init) => twilio.fetch(new Request(url, init))
  const people = { directory: directoryAsset(directory), callers: callersAsset(callers) }
  const environment = await teamEnvironment(twilio, clock, { FUNCTIONS_URL: functionsUrl })
  // The requests that set it up are nothing that a form has sent.
  twilio.reset()
  return createFunctionsHost({
    handlers: { ...functionHandlers, ...classicExamples },
    environment,
    assets: { '/directory.json': people.directory, '/callers.json': people.callers },
    clock,
    fetch,
  })
}

/** The `.env` of the team of the workbench, with `changes`, once its queue and its list of those who want no calls are set up in this Twilio. */
export async function teamEnvironment(
  twilio: StandInTwilio,
  clock: Clock,
  changes: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const environment = { ...workbenchEnvironment(twilio.account), ...changes }
  const fetch: Fetch = (url, init) => twilio.fetch(new Request(url, init))
  const credentials = { username: twilio.account.sid, password: twilio.account.authToken }
  const send = createTaskRouterSender({ fetch, clock, credentials })
  const plan = planQueue(environment, callersAsset(await readSample('callers.csv')))
  const { workspaceSid, workflowSid } = await setUpQueue(send, plan)
  const sendToSync = createDirectTransport({ fetch, clock, credentials, origin: syncOrigin })
  const { serviceSid } = await setUpDoNotCall(sendToSync)
  return {
    ...environment,
    SYNC_SERVICE_SID: serviceSid,
    TASKROUTER_WORKSPACE_SID: workspaceSid,
    TASKROUTER_WORKFLOW_SID: workflowSid,
  }
}

async function readSample(name: string): Promise<CsvFile> {
  const path = fileURLToPath(new URL(`../../extras/functions/${name}`, import.meta.url))
  return { name, bytes: await readFile(path) }
}
