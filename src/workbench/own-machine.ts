import { controlRoot } from '../stand-in/twilio/control/control.ts'
import type { Answer } from './listener.ts'

/** How this machine is named by whoever means it. */
const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/** A form or a message is far smaller; a recording's sound is only read. */
const mostBytes = 1024 * 1024

const reading = ['GET', 'HEAD', 'OPTIONS']

/**
 * Answers nobody but this machine's own pages and programs. Any site may have its name lead to 127.0.0.1, and then asks
 * as the page itself would: its requests are told by their Host. And any page can post here, though it cannot read the
 * answer: what changes something is told by its Origin, which programs do not send.
 *
 * @param isOwnPort whether this server listens on that port
 */
export function forOwnMachine(answer: Answer, isOwnPort: (port: number) => boolean): Answer {
  return async (request) => {
    const { hostname, port, pathname } = new URL(request.url)
    if (!ownNames.includes(hostname) || !isOwnPort(Number(port || 80)))
      return refuse(421, 'Not at this address')
    const origin = request.headers.get('Origin')
    const changes = !reading.includes(request.method)
    if (changes && origin !== null && !isOwnPage(origin, pathname)) return refuse(403, 'Not from this page')
    if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) return refuse(413, 'Too large')
    return answer(request)
  }
}

/** A web form's plug-in is in a sandbox, whose origin is `null`: it may ask Twilio, and not move the phones. */
function isOwnPage(origin: string, pathname: string): boolean {
  if (origin === 'null') return !pathname.startsWith(`${controlRoot}/`)
  return URL.canParse(origin) && ownNames.includes(new URL(origin).hostname)
}

function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain' } })
}
