/**
 * What api.twilio.com lets a browser do, as recorded from real answers: a closed list, so that any other
 * header fails the preflight, and no `Access-Control-Max-Age`. Recorded with answers to pages of the web; which
 * origins are let in is not known, here all are.
 */
const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Expose-Headers': 'ETag',
  'Access-Control-Allow-Credentials': 'true',
}

/** Lets the pages of any origin read an answer. */
export function letIn(answer: Response): Response {
  for (const [name, value] of Object.entries(corsHeaders)) answer.headers.set(name, value)
  return answer
}

/** Says of every answer that it depends on the origin, and lets in who names one: nobody else is told anything. */
export function answerOrigin(request: Request, answer: Response): Response {
  answer.headers.append('Vary', 'Origin')
  return request.headers.has('Origin') ? letIn(answer) : answer
}

/**
 * Whether a browser would show this answer to a page. Said by what every answer has that was not kept from pages, since
 * a request that is made within a page cannot name its origin.
 */
export function isShownToPages(answer: Response): boolean {
  return answer.headers.get('Vary')?.includes('Origin') ?? false
}

/** The answer as a browser keeps it from every page. */
export async function withoutCors(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers)
  for (const name of Object.keys(corsHeaders)) headers.delete(name)
  // A status such as 204 may not have a body, not even an empty one.
  const body = answer.body === null ? null : await answer.arrayBuffer()
  return new Response(body, { status: answer.status, headers })
}
