import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { callersAsset, directoryAsset } from '../../extras/functions/people-assets.ts'
import { planQueue } from '../../extras/functions/task-router.ts'
import { setUpQueue } from '../../extras/functions/task-router-setup.ts'
import type { Clock } from '../twilio/clock.ts'
import { createTaskRouterSender } from '../twilio/task-router/request.ts'
import type { Fetch } from '../twilio/transport.ts'
import { classicExamples } from './classic-examples.ts'
import { functionHandlers, workbenchEnvironment } from './functions.ts'
import { createFunctionsHost } from './functions-host.ts'
import type { StandInTwilio } from './twilio/stand-in.ts'

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
  const environment = { ...workbenchEnvironment(twilio.account), FUNCTIONS_URL: functionsUrl }
  const credentials = { username: twilio.account.sid, password: twilio.account.authToken }
  const send = createTaskRouterSender({ fetch, clock, credentials })
  const { workspaceSid, workflowSid } = await setUpQueue(send, planQueue(environment, people.callers))
  // The requests that set it up are nothing that a form has sent.
  twilio.reset()
  return createFunctionsHost({
    handlers: { ...functionHandlers, ...classicExamples },
    environment: {
      ...environment,
      TASKROUTER_WORKSPACE_SID: workspaceSid,
      TASKROUTER_WORKFLOW_SID: workflowSid,
    },
    assets: { '/directory.json': people.directory, '/callers.json': people.callers },
    clock,
    fetch,
  })
}

function readSample(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`../../extras/functions/${name}`, import.meta.url)), 'utf8')
}
