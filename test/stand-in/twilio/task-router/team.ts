import { expect } from 'vitest'
import { isObject } from '../fixture.ts'
import { type Reply, setUpTeam, type TeamSetup, team } from '../team.ts'

export const workers = ['+254700000001', '+254700000002'] as const

/** A workspace with two workers, told about everything, and a number whose calls wait in its queue. */
export interface Router extends TeamSetup {
  readonly workspace: string
  readonly workflowSid: string
  /** Asks TaskRouter's API, from the workspace on. */
  ask(
    method: string,
    path: string,
    form?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>
  /** The events told so far, such as `task.created`, oldest first. */
  events(): string[]
  /** The only task, as the API has it. */
  task(): Promise<Record<string, unknown>>
  reservation(index?: number): { readonly sid: string; readonly status: string; readonly workerSid: string }
}

/** An Enqueue into the workflow that `setUpRouter` makes. */
export const enqueue = (workflowSid: string, attributes = '', inside = ''): string =>
  `<Enqueue workflowSid="${workflowSid}" ${attributes}>${inside}</Enqueue>`

/** `voice` is what the number's document says, given the workflow's SID. */
export async function setUpRouter(
  replies: Readonly<Record<string, Reply>> = {},
  settings: {
    readonly voice?: (workflowSid: string) => string
    readonly targets?: (queueSid: string) => readonly object[]
    readonly reservationTimeout?: number
  } = {},
): Promise<Router> {
  const { voice = enqueue, targets = (queue) => [{ queue }], reservationTimeout = 60 } = settings
  let workflowSid = ''
  const setup = setUpTeam({ '/voice': () => voice(workflowSid), '/events': '', ...replies })
  const { account } = setup.twilio

  const ask: Router['ask'] = async (method, path, form, headers = {}) => {
    const response = await setup.twilio.fetch(
      new Request(`https://taskrouter.twilio.com/v1/Workspaces${path}`, {
        method,
        headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}`, ...headers },
        body: form ? new URLSearchParams(form) : null,
      }),
    )
    const text = await response.text()
    const data: unknown = text === '' ? {} : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: isObject(data) ? { ...data } : {} }
  }
  const create = async (path: string, form: Record<string, string>): Promise<string> => {
    const { status, body } = await ask('POST', path, form)
    expect(status).toBe(201)
    return String(body['sid'])
  }

  const workspace = await create('', { FriendlyName: 'Team', EventCallbackUrl: `${team}/events` })
  const at = `/${workspace}`
  const available = [...setup.twilio.taskRouter.team.activities.values()].find((one) => one.isAvailable)
  for (const [index, contact] of workers.entries()) {
    await create(`${at}/Workers`, {
      FriendlyName: `worker ${index + 1}`,
      Attributes: JSON.stringify({ contact_uri: contact, level: index }),
      ActivitySid: available?.sid ?? '',
    })
  }
  const queue = await create(`${at}/TaskQueues`, { FriendlyName: 'Everybody' })
  workflowSid = await create(`${at}/Workflows`, {
    FriendlyName: 'Calls',
    Configuration: JSON.stringify({
      task_routing: { filters: [{ expression: '1==1', targets: targets(queue) }] },
    }),
    TaskReservationTimeout: String(reservationTimeout),
  })
  return {
    ...setup,
    workspace,
    workflowSid,
    ask: (method, path, form, headers) => ask(method, `${at}${path}`, form, headers),
    events: () => setup.askedAt('/events').map((told) => told['EventType'] ?? ''),
    async task() {
      const { body } = await ask('GET', `${at}/Tasks`)
      const list = body['tasks']
      const [first]: unknown[] = Array.isArray(list) ? list : []
      if (!isObject(first)) throw new Error('No task')
      return { ...first }
    },
    reservation(index = 0) {
      const found = [...setup.twilio.taskRouter.reservations.values()][index]
      if (!found) throw new Error('No reservation')
      return found
    },
  }
}
