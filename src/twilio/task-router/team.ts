import { isRecord, readList } from '../json-values.ts'
import type { Fields } from '../transport.ts'
import {
  expectData,
  type SendToTaskRouter,
  type TaskRouterReply,
  taskRouterOrigin,
  workspacePath,
} from './request.ts'

/** What a workspace is made of; each has a name that people gave it. https://www.twilio.com/docs/taskrouter/api */
export type TeamPart = 'Activities' | 'TaskQueues' | 'Workers' | 'Workflows'

/** A workspace, or a part of one. */
export interface Named {
  readonly sid: string
  readonly name: string
  /** Every key as Twilio sent it. */
  readonly json: Readonly<Record<string, unknown>>
}

/** Twilio's name of each list in its JSON. */
const listNames = {
  Workspaces: 'workspaces',
  Activities: 'activities',
  TaskQueues: 'task_queues',
  Workers: 'workers',
  Workflows: 'workflows',
} as const

const pageSize = 100

/** A team has hundreds of workers, not tens of thousands; a list that never ends is given up. */
const mostPages = 100

/** All workspaces of the account. */
export function listWorkspaces(send: SendToTaskRouter): Promise<TaskRouterReply<Named[]>> {
  return listAll(send, '/v1/Workspaces', listNames.Workspaces)
}

/** All of one kind in a workspace. */
export function listParts(
  send: SendToTaskRouter,
  workspaceSid: string,
  part: TeamPart,
): Promise<TaskRouterReply<Named[]>> {
  return listAll(send, workspacePath(workspaceSid, part), listNames[part])
}

export async function createWorkspace(send: SendToTaskRouter, form: Fields): Promise<TaskRouterReply<Named>> {
  return expectData(await send({ method: 'POST', path: '/v1/Workspaces', form }), readNamed)
}

export async function updateWorkspace(
  send: SendToTaskRouter,
  workspaceSid: string,
  form: Fields,
): Promise<TaskRouterReply<Named>> {
  return expectData(await send({ method: 'POST', path: workspacePath(workspaceSid), form }), readNamed)
}

export async function createPart(
  send: SendToTaskRouter,
  workspaceSid: string,
  part: TeamPart,
  form: Fields,
): Promise<TaskRouterReply<Named>> {
  return expectData(await send({ method: 'POST', path: workspacePath(workspaceSid, part), form }), readNamed)
}

export async function updatePart(
  send: SendToTaskRouter,
  workspaceSid: string,
  part: TeamPart,
  { sid, form }: { readonly sid: string; readonly form: Fields },
): Promise<TaskRouterReply<Named>> {
  const path = workspacePath(workspaceSid, part, sid)
  return expectData(await send({ method: 'POST', path, form }), readNamed)
}

/** Removes a part, or with none named the whole workspace with all that is in it. */
export function remove(
  send: SendToTaskRouter,
  workspaceSid: string,
  ...part: [] | [part: TeamPart, sid: string]
): Promise<TaskRouterReply<unknown>> {
  return send({ method: 'DELETE', path: workspacePath(workspaceSid, ...part) })
}

async function listAll(
  send: SendToTaskRouter,
  path: string,
  name: string,
): Promise<TaskRouterReply<Named[]>> {
  const items: Named[] = []
  let query: Fields = [['PageSize', String(pageSize)]]
  for (let page = 0; page < mostPages; page += 1) {
    const raw = await send({ method: 'GET', path, query })
    const reply = expectData(raw, (data) => readList(data, name, readNamed))
    if (reply.kind !== 'data') return reply
    items.push(...reply.data)
    const next = raw.kind === 'data' ? nextQuery(raw.data, path) : undefined
    if (!next) return { kind: 'data', data: items }
    query = next
  }
  return { kind: 'nothing', cause: 'wrong-shape' }
}

/**
 * The query of the next page; undefined on the last, and where the address leads elsewhere: credentials go only
 * to the list they were meant for.
 */
function nextQuery(data: unknown, path: string): Fields | undefined {
  const meta = isRecord(data) ? data['meta'] : undefined
  const next = isRecord(meta) ? meta['next_page_url'] : undefined
  if (typeof next !== 'string' || !URL.canParse(next)) return undefined
  const url = new URL(next)
  return url.origin === taskRouterOrigin && url.pathname === path ? [...url.searchParams] : undefined
}

function readNamed(data: unknown): Named | undefined {
  if (!isRecord(data)) return undefined
  const { sid, friendly_name: name } = data
  return typeof sid === 'string' && typeof name === 'string' ? { sid, name, json: data } : undefined
}
