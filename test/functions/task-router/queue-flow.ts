import { onTestFinished } from 'vitest'
import { setUpQueue } from '../../../src/functions/deploy/task-router-setup.ts'
import type { PhoneView } from '../../../src/stand-in/twilio/phones/phones.ts'
import { createStandInTwilio, type StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { createTaskRouterSender } from '../../../src/twilio/task-router/request.ts'
import type { Fetch } from '../../../src/twilio/transport.ts'
import { functionHandlers } from '../../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../../src/workbench/functions-host.ts'
import { keepList } from '../../stand-in/twilio/do-not-call-list.ts'
import type { FlowChanges } from '../flow.ts'
import { origin } from '../visiting.ts'

export const queueNumber = '+12025550111'
export const respondent = '+254711222333'
export const amina = '+254700000001'
export const juma = '+254700000002'

/** A webhook of Twilio's on its way to the Functions, and its form. */
export interface Webhook {
  readonly request: Request
  readonly path: string
  readonly step: string
  readonly form: URLSearchParams
}

/** A team with a queue: the Functions and TaskRouter behind a number, with phones that ring. */
export interface QueueFlow {
  readonly twilio: StandInTwilio
  readonly clock: VirtualClock
  readonly workspaceSid: string
  readonly logs: readonly string[]
  readonly webhooks: readonly Webhook[]
  /** May hold a webhook back: it then is neither delivered nor answered until `deliver` is called. */
  hold: (webhook: Webhook) => boolean
  /** Those that are held back, first to last. */
  readonly held: Webhook[]
  /** Delivers a webhook, once more or at last, signature and all. Waits for no answer. */
  deliver(webhook: Webhook): void
  /** May stand in for Twilio's answer to a request of the Functions. */
  fault: (url: URL, method: string) => 'silence' | Response | undefined
  phone(number: string): PhoneView
  said(number: string): string
  /** The respondent calls and presses 1; the call is in the queue. */
  callIn(): Promise<void>
  /** How often this number was rung by the Functions. */
  rings(number: string): number
  task(): { readonly status: string; readonly attributes: Record<string, unknown> }
  reservations(): string[]
  wait(seconds: number): Promise<void>
}

/** `workers` get the first calls in this order. */
export async function setQueueFlow(
  settings: {
    readonly workers?: readonly string[]
    readonly environment?: Readonly<Record<string, string>>
    readonly queueSeconds?: number
    /** In how many instances Twilio runs each Function. */
    readonly instances?: number
  } & FlowChanges = {},
): Promise<QueueFlow> {
  const { workers = [amina, juma], environment = {}, queueSeconds = 120, instances = 1 } = settings
  const { handlers = functionHandlers, permissions = [], list } = settings
  const clock = createVirtualClock(undefined, () => twilio.webhooksWaiting() > flow.held.length)
  const webhooks: Webhook[] = []
  const logs: string[] = []
  const answers = new Map<Request, (response: Response) => void>()
  let turn = 0

  const twilio = createStandInTwilio({
    clock,
    behaviour: {
      numbers: { [queueNumber]: { voiceUrl: `${origin}/ivr` } },
      restrictedPermissions: permissions,
    },
    async webhooks(request) {
      const { pathname, searchParams } = new URL(request.url)
      const form = new URLSearchParams(await request.clone().text())
      const webhook = { request, path: pathname, step: searchParams.get('step') ?? '', form }
      webhooks.push(webhook)
      if (!flow.hold(webhook)) return ask(request)
      flow.held.push(webhook)
      // Twilio itself waits no longer for an answer.
      clock.after(15_000, () => forget(webhook))
      return new Promise((resolve) => answers.set(request, resolve))
    },
  })
  onTestFinished(() => twilio.stop())

  const fetch: Fetch = async (url, init) => {
    const faulty = flow.fault(new URL(url), init.method)
    if (faulty === 'silence') return new Promise(() => {})
    return faulty ?? twilio.fetch(new Request(url, init))
  }
  const { account } = twilio
  const send = createTaskRouterSender({
    fetch,
    clock,
    credentials: { username: account.sid, password: account.authToken },
  })
  const flow: QueueFlow = {
    twilio,
    clock,
    workspaceSid: '',
    logs,
    webhooks,
    hold: () => false,
    held: [],
    deliver(webhook) {
      forget(webhook)
      void ask(webhook.request).then((response) => answers.get(webhook.request)?.(response))
    },
    fault: () => undefined,
    phone(number) {
      const view = twilio.phones.list().find((one) => one.number === number)
      if (!view) throw new Error(`No phone ${number}`)
      return view
    },
    said: (number) => flow.phone(number).spoken.join(' '),
    async callIn() {
      twilio.phones.call(respondent, queueNumber)
      await flow.wait(1)
      twilio.phones.press(respondent, '1')
      await flow.wait(0)
      // The sentence before the queue has been said.
      await flow.wait(4)
    },
    rings: (number) =>
      twilio.world.calls().filter((call) => call.direction === 'outbound-api' && call.to === number).length,
    task() {
      const [task] = twilio.taskRouter.tasks.values()
      if (!task) throw new Error('No task')
      const attributes: unknown = JSON.parse(task.attributes)
      return { status: task.status, attributes: { ...Object(attributes) } }
    },
    reservations: () => [...twilio.taskRouter.reservations.values()].map(({ status }) => status),
    wait: (seconds) => clock.advance(seconds * 1000),
  }
  const plan = {
    name: 'Survey calls',
    functionsUrl: origin,
    workers: workers.map((contact, index) => ({ name: `worker ${index + 1}`, contact })),
    queueSeconds,
    reservationSeconds: 70,
  }
  const { workspaceSid, workflowSid } = await setUpQueue(send, plan)
  const hosts = Array.from({ length: instances }, () =>
    createFunctionsHost({
      handlers,
      environment: {
        ACCOUNT_SID: account.sid,
        AUTH_TOKEN: account.authToken,
        TASKROUTER_WORKSPACE_SID: workspaceSid,
        TASKROUTER_WORKFLOW_SID: workflowSid,
        QUEUE_SECONDS: String(queueSeconds),
        SYNC_SERVICE_SID: list ? keepList(twilio, list) : '',
        ...environment,
      },
      assets: { '/directory.json': JSON.stringify({ [respondent]: { name: 'Maria', case: '1204' } }) },
      clock,
      fetch,
      log: (line) => logs.push(line),
    }),
  )
  function forget(webhook: Webhook): void {
    const position = flow.held.indexOf(webhook)
    if (position >= 0) flow.held.splice(position, 1)
  }

  /** Each webhook goes to another instance. */
  function ask(request: Request): Promise<Response> {
    turn += 1
    const host = hosts[turn % hosts.length]
    if (!host) throw new Error('No Functions')
    return host(request.clone())
  }
  return Object.assign(flow, { workspaceSid })
}
