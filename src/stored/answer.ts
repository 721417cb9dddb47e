import type { Call } from '../twilio/calls.ts'
import type { Message } from '../twilio/messages.ts'
import type { LogEntry } from './metadata.ts'

/** What the form wants in its answer. */
export interface AnswerWanted {
  /** Without recording there is no address of recordings. */
  record: 'always' | 'never' | 'consent'
  /** Items 4 and up. */
  details: boolean
}

/**
 * The value stored in the field: `status|SID|callURL|recordingsURL`, read in forms and exports by
 * `item-at('|', ${field}, position)`. `status` is the enumerator's leg, as in 2020. With `details`, items
 * 4 and up follow; items are only ever added at the end.
 */
export function writeAnswer(call: Call, log: readonly LogEntry[], wanted: AnswerWanted): string {
  const items = [call.status, call.sid, call.url, wanted.record === 'never' ? '' : call.recordingsUrl]
  if (wanted.details) {
    const entry = log.find((candidate) => candidate.sid === call.sid)
    const leg = entry?.leg
    items.push(
      leg?.status ?? '',
      leg?.sid ?? '',
      wholeSeconds(leg?.rung),
      wholeSeconds(leg?.talked),
      isoTime(call.startedAt),
      isoTime(call.endedAt),
      String(log.length),
      entry ? String(entry.number) : '',
      entry?.disposition ?? '',
      entry?.hand ?? '',
    )
  }
  return items.join('|')
}

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
export function readAnswer(answer: string): { status: string; sid: string } | undefined {
  const [status = '', sid = ''] = answer.split('|')
  return /^(CA|SM|MM)\w+$/.test(sid) ? { status, sid } : undefined
}

/** The same for a field whose whole job is a message: a call's is none of its own. */
export function readMessageAnswer(answer: string): { status: string; sid: string } | undefined {
  const stored = readAnswer(answer)
  return stored && !stored.sid.startsWith('CA') ? stored : undefined
}

function wholeSeconds(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

function isoTime(ms: number | undefined): string {
  return ms === undefined ? '' : new Date(ms).toISOString().replace('.000Z', 'Z')
}
