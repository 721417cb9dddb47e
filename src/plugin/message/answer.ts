import type { Message } from '../../twilio/messages.ts'

/**
 * The value stored in a field that sends a message: `status|SID|messageURL|mediaURL`, read in forms and exports
 * by `item-at('|', ${field}, position)`. Item 4 is the message's list of files, empty where none went with it.
 */
export function writeMessageAnswer({ status, sid, url, mediaUrl, mediaCount }: Message): string {
  // Twilio counts the files when it sends them; its SID tells sooner that there are some.
  const hasMedia = mediaCount > 0 || /^MM/.test(sid)
  return [status, sid, url, hasMedia ? mediaUrl : ''].join('|')
}

/** The status and SID in a stored answer, for a field whose metadata is gone. */
export function readMessageAnswer(answer: string): { status: string; sid: string } | undefined {
  const [status = '', sid = ''] = answer.split('|')
  return /^(SM|MM)\w+$/.test(sid) ? { status, sid } : undefined
}
