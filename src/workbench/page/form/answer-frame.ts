import type { AskedAnswer, AskedRequest } from '../frame/frame-messages.ts'
import type { Home } from '../home.ts'

/** Answers a request of the field's frame on its port. `answer` is absent where the frame has nobody to ask here. */
export function answerFrame(
  { url, method, headers, body }: AskedRequest,
  port: MessagePort | undefined,
  answer: Home['answer'],
): void {
  if (!port) return
  const stopping = new AbortController()
  port.onmessage = () => stopping.abort()
  const reply = (data: AskedAnswer) => {
    port.postMessage(data)
    port.close()
  }
  if (!answer) {
    reply('failed')
    return
  }
  const request = new Request(url, {
    method,
    headers: headers.map(([...pair]) => pair),
    body: body === '' ? null : body,
    signal: stopping.signal,
  })
  answer(request)
    .then(async (response) => ({
      status: response.status,
      headers: [...response.headers.entries()],
      body: await response.arrayBuffer(),
    }))
    .then(reply, () => reply('failed'))
}
