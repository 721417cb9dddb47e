import { voiceOrigin } from '../../../twilio/set-up/dialing-permissions.ts'
import { twilioOrigin } from '../../../twilio/transport.ts'
import { type FrameMessage, type FrameSetup, readAskedAnswer } from './frame-messages.ts'

/** What a browser says of a connection that it could not have. */
const failure = () => new TypeError('Failed to fetch')

/** Twilio's, which the page answers for. */
const origins: readonly string[] = [twilioOrigin, voiceOrigin]

/** Statuses of answers that may have no body, not even an empty one. */
const withoutBody = [101, 204, 205, 304]

/**
 * Has the page around the field answer for Twilio, and nobody for any other address: nothing leaves the page. The
 * plug-in, which knows `fetch` and api.twilio.com, is not changed for it. No preflights are asked, so a header that
 * Twilio would not let in is let in here.
 */
export function askPage({ token, pageOrigin }: Pick<FrameSetup, 'token' | 'pageOrigin'>): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!origins.includes(new URL(request.url).origin)) throw failure()
    const { url, method } = request
    const body = await request.text()
    const headers = [...request.headers.entries()]
    const message: FrameMessage = { token, kind: 'ask', url, method, headers, body }
    return answered(request, message, pageOrigin)
  }
  // After the plug-in's own listeners, which may have other plans with a tap on a link.
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="http"]') : null
    if (link) event.preventDefault()
  })
}

function answered({ signal, method }: Request, message: FrameMessage, pageOrigin: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { port1: port, port2: pagePort } = new MessageChannel()
    const giveUp = () => {
      port.postMessage('stop')
      port.close()
      reject(new DOMException('The user aborted a request.', 'AbortError'))
    }
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp)
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      signal.removeEventListener('abort', giveUp)
      port.close()
      const answer = readAskedAnswer(data)
      if (answer === 'failed') return reject(failure())
      const { status, body } = answer
      const isEmpty = method === 'HEAD' || withoutBody.includes(status)
      resolve(
        new Response(isEmpty ? null : body, { status, headers: answer.headers.map(([...pair]) => pair) }),
      )
    }
    window.parent.postMessage(message, pageOrigin, [pagePort])
  })
}
