/** Twilio says no. Thrown by whatever handles a request, turned into Twilio's JSON in one place. */
export class Refusal extends Error {
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

/**
 * `{code, message, more_info, status}`.
 * https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions
 */
export function formatRefusal({
  status,
  code,
  message,
}: Pick<Refusal, 'status' | 'code' | 'message'>): object {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }
}

/** The answer to a request for something that is not there, or that somebody else owns. */
export function notFound(path: string): Refusal {
  return new Refusal(404, 20404, `The requested resource ${path} was not found`)
}

/** The answer to deleting what is still going on. */
export function incomplete(): Refusal {
  return new Refusal(400, 20009, 'Cannot delete this resource before it is complete')
}

const usualCodes: ReadonlyMap<number, readonly [code: number, message: string]> = new Map([
  [400, [20001, 'Unknown parameters']],
  [401, [20003, 'Authenticate']],
  [403, [20403, 'Forbidden']],
  [404, [20404, 'The requested resource was not found']],
  [405, [20004, 'Method not allowed']],
  [409, [20409, 'Conflict']],
  [429, [20429, 'Too Many Requests']],
  [500, [20500, 'Internal Server Error']],
  [503, [20503, 'Service Unavailable']],
])

/** The refusal that goes with an HTTP status when nothing more is said. */
export function usualRefusal(status: number): Refusal {
  const [code, message] = usualCodes.get(status) ?? [20500, 'Internal Server Error']
  return new Refusal(status, code, message)
}
