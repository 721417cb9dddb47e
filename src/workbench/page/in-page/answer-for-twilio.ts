import { isShownToPages } from '../../../stand-in/twilio/api/cors.ts'
import type { StandInTwilio } from '../../../stand-in/twilio/stand-in.ts'

/** A file that Twilio sends whoever asks for a message's picture to. */
export interface KeptFile {
  readonly url: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Does for the field's frame what a browser does on the way to Twilio. Rejects as `fetch` does; nothing leaves the page. */
export async function answerForTwilio(
  twilio: Pick<StandInTwilio, 'fetch'>,
  request: Request,
  kept: KeptFile,
): Promise<Response> {
  const answer = await twilio.fetch(request)
  if (!isShownToPages(answer)) throw new TypeError('Failed to fetch')
  if (answer.status < 300 || answer.status > 399 || answer.status === 304) return answer
  if (answer.headers.get('Location') !== kept.url) throw new TypeError('Failed to fetch')
  return new Response(kept.bytes, { headers: { 'Content-Type': kept.type } })
}
