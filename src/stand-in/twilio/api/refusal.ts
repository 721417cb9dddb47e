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
function formatRefusal({ status, code, message }: Pick<Refusal, 'status' | 'code' | 'message'>): object {
  return { code, message, more_info: pageOf(code), status }
}

/** A refusal in Twilio's JSON. The header was recorded on every one; no page may read it. */
export function answerRefusal(refusal: Refusal): Response {
  return Response.json(formatRefusal(refusal), { status: refusal.status, headers: refusalHeaders(refusal) })
}

/** The same in XML, which is Twilio's own choice where the address does not end in `.json`. */
export function answerRefusalInXml(refusal: Refusal): Response {
  const { code, message, status } = refusal
  const text = message.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'))
  const inside = `<Code>${code}</Code><Message>${text}</Message><MoreInfo>${pageOf(code)}</MoreInfo><Status>${status}</Status>`
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse><RestException>${inside}</RestException></TwilioResponse>`,
    { status, headers: { ...refusalHeaders(refusal), 'Content-Type': 'application/xml' } },
  )
}

function refusalHeaders({ status, code }: Refusal): Record<string, string> {
  return {
    'X-Twilio-Error-Code': String(code),
    ...(status === 401 ? { 'WWW-Authenticate': 'Basic realm="Twilio API"' } : {}),
  }
}

function pageOf(code: number): string {
  return `https://www.twilio.com/docs/errors/${code}`
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
