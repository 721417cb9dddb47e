import type { SendToTaskRouter, TaskRouterReply } from '../../twilio/task-router/request.ts'
import {
  createPart,
  createWorkspace,
  listParts,
  listWorkspaces,
  type Named,
  remove,
  type TeamPart,
  updatePart,
  updateWorkspace,
} from '../../twilio/task-router/team.ts'
import type { Fields } from '../../twilio/transport.ts'
import { dataOf } from './data-of.ts'
import {
  isOurs,
  type QueuePlan,
  queueOf,
  type Wanted,
  workerOf,
  workflowOf,
  workspaceOf,
} from './task-router-plan.ts'

/** What was found and done, one line each, and what the Functions need of it. */
export interface QueueReport {
  readonly lines: readonly string[]
  readonly workspaceSid: string
  readonly workflowSid: string
}

/**
 * Sets up a workspace with its queue, workers and workflow. What is there already is left as it is, what differs from
 * the plan is changed, what is missing is made: a second run changes nothing, and one that was cut off is finished by
 * the next.
 *
 * @throws Error that says what Twilio refused
 */
export async function setUpQueue(send: SendToTaskRouter, plan: QueuePlan): Promise<QueueReport> {
  const lines: string[] = []

  /** `found` is what has this name; answers the SID. */
  async function ensure(
    wanted: Wanted,
    found: Named | undefined,
    act: {
      readonly create: (form: Fields) => Promise<TaskRouterReply<Named>>
      readonly update: (sid: string, form: Fields) => Promise<TaskRouterReply<Named>>
    },
  ): Promise<string> {
    const { what, name, form } = wanted
    if (!found) {
      const made = dataOf(await act.create([['FriendlyName', name], ...form]), `${what} ${name}`)
      lines.push(`${what} ${name}: made, ${made.sid}`)
      return made.sid
    }
    if (wanted.isSame(found.json)) lines.push(`${what} ${name}: was there, ${found.sid}`)
    else {
      dataOf(await act.update(found.sid, form), `${what} ${name}`)
      lines.push(`${what} ${name}: changed, ${found.sid}`)
    }
    return found.sid
  }

  const workspace = namedAs(dataOf(await listWorkspaces(send), 'The workspaces'), plan.name)
  let available = workspace && (await availableIn(send, workspace.sid))
  const workspaceSid = await ensure(workspaceOf(plan, available), workspace, {
    async create(form) {
      const made = await createWorkspace(send, [...form, ['MultiTaskEnabled', 'true']])
      if (made.kind !== 'data') return made
      // Only a workspace that is there has activities.
      available = await availableIn(send, made.data.sid)
      return updateWorkspace(send, made.data.sid, workspaceOf(plan, available).form)
    },
    update: (sid, form) => updateWorkspace(send, sid, form),
  })

  async function ensurePart(part: TeamPart, wanted: Wanted, known: readonly Named[]): Promise<string> {
    return ensure(wanted, namedAs(known, wanted.name), {
      create: (form) => createPart(send, workspaceSid, part, form),
      update: (sid, form) => updatePart(send, workspaceSid, part, { sid, form }),
    })
  }
  const list = async (part: TeamPart) => dataOf(await listParts(send, workspaceSid, part), part)

  const queueSid = await ensurePart('TaskQueues', queueOf(plan), await list('TaskQueues'))
  const workers = await list('Workers')
  for (const worker of plan.workers) {
    const found = namedAs(workers, worker.name)
    await ensurePart('Workers', workerOf(worker, found, available), workers)
  }
  for (const { name, sid, json } of workers) {
    if (!isOurs(json) || plan.workers.some((worker) => worker.name === name)) continue
    lines.push(`Worker ${name}: no longer in your list, ${sid}. Delete it in the console.`)
  }
  const workflowSid = await ensurePart('Workflows', workflowOf(plan, queueSid), await list('Workflows'))
  return { lines, workspaceSid, workflowSid }
}

/**
 * Removes what `setUpQueue` has made, in the order in which Twilio lets go of it, and the workspace itself when
 * nothing of anybody else's is left in it.
 *
 * @throws Error that says what Twilio refused
 */
export async function removeQueue(
  send: SendToTaskRouter,
  { name }: Pick<QueuePlan, 'name'>,
): Promise<string[]> {
  const workspace = namedAs(dataOf(await listWorkspaces(send), 'The workspaces'), name)
  if (!workspace) return [`Workspace ${name}: not there`]
  const lines: string[] = []
  let left = 0
  for (const part of ['Workflows', 'TaskQueues', 'Workers'] as const) {
    const all = dataOf(await listParts(send, workspace.sid, part), part)
    const ours = all.filter((one) => (part === 'Workers' ? isOurs(one.json) : one.name === name))
    left += all.length - ours.length
    for (const one of ours) {
      dataOf(await remove(send, workspace.sid, part, one.sid), `${part} ${one.name}`)
      lines.push(`${part} ${one.name}: removed`)
    }
  }
  if (left > 0) return [...lines, `Workspace ${name}: kept, since there is more in it than this command made`]
  dataOf(await remove(send, workspace.sid), `Workspace ${name}`)
  return [...lines, `Workspace ${name}: removed`]
}

/** The activity of those who take calls. */
async function availableIn(send: SendToTaskRouter, workspaceSid: string): Promise<string | undefined> {
  const activities = dataOf(await listParts(send, workspaceSid, 'Activities'), 'Activities')
  return activities.find(({ json }) => json['available'] === true)?.sid
}

function namedAs(all: readonly Named[], name: string): Named | undefined {
  return all.find((one) => one.name === name)
}
