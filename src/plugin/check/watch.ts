import type { Clock } from '../../twilio/clock.ts'
import type { Fetch } from '../../twilio/transport.ts'

/**
 * What became of one request, as an export keeps it: what Twilio lets pages read is documented nowhere. No number,
 * SID or secret is in it.
 */
export interface Seen {
  /** Method and path without the account, SIDs as their two letters, no query: `GET Calls/CA….json`. */
  what: string
  /** Absent where the page was told none. */
  status?: number
  /** `refused` by the browser, or by the network: a page is not told which. `opaque`: something came, unread. */
  how: 'answered' | 'opaque' | 'refused' | 'waits'
  /** Until the answer began. */
  ms: number
  /** Those of the headers that are asked after which the page may read. */
  headers: readonly string[]
}

export interface Watch {
  fetch: Fetch
  readonly seen: readonly Seen[]
  /** How far the device's clock is ahead, in ms, where an answer told its time. */
  readonly aheadMs: number | undefined
  /** The quickest answer; undefined where there was none. */
  readonly quickestMs: number | undefined
}

const askedAfter = [
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'content-type',
  'date',
  'etag',
  'retry-after',
  'vary',
  'x-twilio-error-code',
] as const

/** Sends as `fetch` does, and notes what comes. */
export function watchFetch(fetch: Fetch, clock: Clock): Watch {
  const seen: Seen[] = []
  let aheadMs: number | undefined
  return {
    seen,
    get aheadMs() {
      return aheadMs
    },
    get quickestMs() {
      const answered = seen.filter(({ how }) => how === 'answered').map(({ ms }) => ms)
      return answered.length > 0 ? Math.min(...answered) : undefined
    },
    async fetch(url, init) {
      const startedAt = clock.now()
      const one: Seen = { what: nameOf(init.method, url), how: 'waits', ms: 0, headers: [] }
      seen.push(one)
      try {
        const response = await fetch(url, init)
        const { status, headers } = response
        const isOpaque = init.mode === 'no-cors'
        one.how = isOpaque ? 'opaque' : 'answered'
        if (!isOpaque) one.status = status
        one.headers = askedAfter.filter((name) => headers?.get(name))
        const told = Date.parse(headers?.get('date') ?? '')
        if (!Number.isNaN(told)) aheadMs = Math.round((startedAt + clock.now()) / 2) - told
        return response
      } catch (error) {
        one.how = 'refused'
        throw error
      } finally {
        one.ms = clock.now() - startedAt
      }
    },
  }
}

function nameOf(method: string, url: string): string {
  const [path = ''] = url.replace(/^https?:\/\/[^/]*/, '').split('?')
  const short = path
    .replace(/^\/2010-04-01\/Accounts\/[^/.]*(\/|$)/, '')
    .replace(/^\/2010-04-01\/Accounts\/[^/]*\.json$/, 'Account.json')
    .replace(/\b([A-Z]{2})[0-9a-fA-F]{32}\b/g, '$1…')
  return `${method} ${short || '/'}`
}
