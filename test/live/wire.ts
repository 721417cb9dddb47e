import type { Clock } from '../../src/twilio/clock.ts'
import {
  basicAuthorization,
  type Credentials,
  encodeFields,
  type Fields,
  formType,
  withTimeout,
} from '../../src/twilio/transport.ts'

/** The part of `fetch` that is used; unlike in a browser, it may say that it comes from a page. */
export type LiveFetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string
    signal?: AbortSignal
    redirect?: 'manual'
  },
) => Promise<Response>

/** A request as a page of this origin would have it sent. */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS'
  readonly url: string
  readonly origin: string
  /** Absent for a preflight, and for what is asked elsewhere than at Twilio. */
  readonly credentials?: Credentials
  readonly form?: Fields
  /** What a browser asks for before the request itself. */
  readonly asksFor?: 'POST' | 'GET'
}

/** What came, with the headers that the plug-in never sees. */
export interface Heard {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly bytes: Uint8Array
}

/** An origin like any other of the web. */
export const anyPage = 'https://example.org'

const timeoutMs = 20_000

function headersOf({ origin, credentials, form, asksFor }: PageRequest): Record<string, string> {
  return {
    Origin: origin,
    ...(credentials ? { Authorization: basicAuthorization(credentials) } : {}),
    ...(form ? { 'Content-Type': formType } : {}),
    ...(asksFor
      ? {
          'Access-Control-Request-Method': asksFor,
          'Access-Control-Request-Headers': 'authorization,content-type',
        }
      : {}),
  }
}

/** Sends one request and follows nowhere. Undefined where nothing came in time. */
export async function askAsPage(
  { fetch, clock }: { readonly fetch: LiveFetch; readonly clock: Clock },
  request: PageRequest,
): Promise<Heard | undefined> {
  const heard = await withTimeout(clock, timeoutMs, async (signal) => {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: headersOf(request),
      redirect: 'manual',
      ...(request.form ? { body: encodeFields(request.form) } : {}),
      ...(signal ? { signal } : {}),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { status: answer.status, header: (name: string) => answer.headers.get(name) ?? undefined, bytes }
  })
  return typeof heard === 'string' ? undefined : heard
}

/** Whether a browser would show this answer to a page of that origin. */
export function isShown({ header }: Heard, origin: string): boolean {
  const allowed = header('Access-Control-Allow-Origin')
  return allowed === '*' || allowed === origin
}
