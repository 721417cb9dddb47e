import { listAll } from '../all-pages.ts'
import { isRecord } from '../json-values.ts'
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

/** All workspaces of the account. */
export function listWorkspaces(send: SendToTaskRouter): Promise<TaskRouterReply<Named[]>> {
  return listNamed(send, '/v1/Workspaces', listNames.Workspaces)
}

/** All of one kind in a workspace. */
export function listParts(
  send: SendToTaskRouter,
  workspaceSid: string,
  part: TeamPart,
): Promise<TaskRouterReply<Named[]>> {
  return listNamed(send, workspacePath(workspaceSid, part), listNames[part])
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

function listNamed(send: SendToTaskRouter, path: string, name: string): Promise<TaskRouterReply<Named[]>> {
  return listAll(send, { origin: taskRouterOrigin, path, name }, readNamed)
}

function readNamed(data: unknown): Named | undefined {
  if (!isRecord(data)) return undefined
  const { sid, friendly_name: name } = data
  return typeof sid === 'string' && typeof name === 'string' ? { sid, name, json: data } : undefined
}
