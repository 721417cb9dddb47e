/** One thing that goes wrong with one request. "Acted" means that Twilio did what it was asked. */
export type Fault =
  /** A slow line: half of `ms` passes before Twilio acts, half after. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection breaks; Twilio never saw the request. */
  | { readonly kind: 'drop-before' }
  /** Twilio acted; the answer is lost. */
  | { readonly kind: 'drop-after' }
  /** Twilio says no, in its own JSON. A 429 is never acted upon. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: number
      readonly message?: string
      readonly acted?: boolean
    }
  /** A page instead of data, as a proxy or a captive portal sends. */
  | { readonly kind: 'html'; readonly status: number; readonly acted?: boolean }
  /**
   * The browser sent it again by itself: Twilio acted twice, and answers the second. With `repeatStatus` it acted
   * once, and the second is refused with that: 429, "never processed", of a request that was.
   */
  | { readonly kind: 'twice'; readonly repeatStatus?: number }
  /** Twilio acted; half of its JSON arrives. */
  | { readonly kind: 'truncated' }
  /** JSON that is not Twilio's. */
  | { readonly kind: 'foreign-json'; readonly status?: number; readonly acted?: boolean }
  /** Twilio acted; a browser may not read the answer. */
  | { readonly kind: 'no-cors' }
  /** Reads answer the world as it was `ms` ago; Twilio calls itself eventually consistent. */
  | { readonly kind: 'stale'; readonly ms: number }
  /** No answer until the client gives up. */
  | { readonly kind: 'hang'; readonly acted?: boolean }

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isAbsentOr(type: 'number' | 'string' | 'boolean', value: unknown): boolean {
  return value === undefined || typeof value === type
}

function isHttpStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599
}

/** Whether `value`, from JSON, is a fault. */
export function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false
  const fields: { [name: string]: unknown } = { ...value }
  const { kind, ms, status, code, message, acted, repeatStatus } = fields
  if (!isAbsentOr('boolean', acted)) return false
  switch (kind) {
    case 'latency':
    case 'stale':
      return isAmount(ms)
    case 'status':
      return isHttpStatus(status) && isAbsentOr('number', code) && isAbsentOr('string', message)
    case 'html':
      return isHttpStatus(status)
    case 'foreign-json':
      return status === undefined || isHttpStatus(status)
    case 'twice':
      return repeatStatus === undefined || isHttpStatus(repeatStatus)
    case 'drop-before':
    case 'drop-after':
    case 'truncated':
    case 'no-cors':
    case 'hang':
      return true
    default:
      return false
  }
}
