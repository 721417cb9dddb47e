import type { Clock } from '../clock.ts'
import {
  basicAuthorization,
  type Credentials,
  encodeFields,
  type Failure,
  type Fetch,
  type Fields,
  formType,
  readReply,
  withTimeout,
} from '../transport.ts'

/** Where TaskRouter's REST API lives. https://www.twilio.com/docs/taskrouter/api */
export const taskRouterOrigin = 'https://taskrouter.twilio.com'

export interface TaskRouterRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** From `/v1` on, without the query. */
  readonly path: string
  readonly query?: Fields
  readonly form?: Fields
  /** Only if the resource is still as it was read: Twilio answers 412 where it is not. */
  readonly ifVersion?: string | undefined
  readonly timeoutMs?: number
}

/**
 * What came. `version` is the resource's ETag, where Twilio gives one.
 * https://www.twilio.com/docs/usage/mutation-and-conflict-resolution
 */
export type TaskRouterReply<Data> =
  | { readonly kind: 'data'; readonly data: Data; readonly version?: string | undefined }
  | Failure

/** Sends one request and reads the reply once. Never rejects. */
export type SendToTaskRouter = (request: TaskRouterRequest) => Promise<TaskRouterReply<unknown>>

/** Long enough for Twilio's slowest documented reply. */
const usualTimeoutMs = 20_000

/** Talks to TaskRouter itself. For servers: Twilio's CORS does not let a browser send `If-Match` everywhere. */
export function createTaskRouterSender(settings: {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly credentials: Credentials
}): SendToTaskRouter {
  const { fetch, clock, credentials } = settings
  return async ({ method, path, query, form, ifVersion, timeoutMs = usualTimeoutMs }) => {
    const headers: Record<string, string> = {
      Authorization: basicAuthorization(credentials),
      'Content-Type': formType,
    }
    if (ifVersion !== undefined) headers['If-Match'] = ifVersion
    const address = `${taskRouterOrigin}${path}${query ? `?${encodeFields(query)}` : ''}`
    const raw = await withTimeout(clock, timeoutMs, async (signal) => {
      const response = await fetch(address, {
        method,
        headers,
        credentials: 'omit',
        ...(form ? { body: encodeFields(form) } : {}),
        ...(signal ? { signal } : {}),
      })
      const version = response.headers?.get('ETag') ?? undefined
      return { status: response.status, body: await response.text(), version }
    })
    if (typeof raw === 'string') return { kind: 'nothing', cause: raw }
    const reply = readReply(raw.status, raw.body)
    return reply.kind === 'data' ? { ...reply, version: raw.version } : reply
  }
}

/** Narrows the data of a reply by its guard; another shape is nothing usable. */
export function expectData<Data>(
  reply: TaskRouterReply<unknown>,
  read: (data: unknown) => Data | undefined,
): TaskRouterReply<Data> {
  if (reply.kind !== 'data') return reply
  const data = read(reply.data)
  return data === undefined
    ? { kind: 'nothing', cause: 'wrong-shape' }
    : { kind: 'data', data, version: reply.version }
}

/** The path of a workspace, or of something in it. */
export function workspacePath(workspaceSid: string, ...rest: readonly string[]): string {
  return ['/v1/Workspaces', workspaceSid, ...rest]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/')
}
