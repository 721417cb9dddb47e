import { type Call, readCall } from '../twilio/calls.ts'
import { isSid, numberOf, wordOf } from '../twilio/json-values.ts'
import { type Message, readMessage } from '../twilio/messages.ts'
import { readNumber } from '../twilio/phone-number.ts'
import { twilioOrigin } from '../twilio/transport.ts'
import { isLeg, type LogEntry } from './metadata.ts'

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

/** The status and SID in a stored answer. */
export function readAnswer(answer: string): { status: string; sid: string } | undefined {
  const [status = '', sid = ''] = answer.split('|')
  return isSid(sid, 'CA', 'SM', 'MM') ? { status, sid } : undefined
}

/** Whether an answer is about this call or message, as it is now. */
export function isAnswerOf({ sid, status }: Call | Message, answer: string): boolean {
  const stored = readAnswer(answer)
  return stored?.sid === sid && wordOf(stored.status) === status
}

/**
 * The call in a stored answer, as far as that tells of it: for a field whose metadata is gone.
 * @param hands false where the form hides its numbers by now: then none that was entered by hand is read
 */
export function readCallAnswer(answer: string, hands: boolean): { item: Call; entry: LogEntry } | undefined {
  const items = answer.split('|')
  const [status, sid, url, , legStatus, legSid, rung, talked, start_time, end_time, , number, code, hand] =
    items
  const call = readCall({ status, sid, uri: pathOf(url), start_time, end_time })
  if (!call) return undefined
  const leg = { sid: legSid, status: legStatus, rung: numberOf(rung), talked: numberOf(talked) }
  const byHand = hands && hand && readNumber(hand) === hand ? { hand } : {}
  return {
    item: call,
    entry: {
      sid: call.sid,
      at: call.startedAt ?? 0,
      number: numberOf(number) ?? 1,
      ...byHand,
      print: '',
      status: call.status,
      ...(legSid && isLeg(leg) ? { leg } : {}),
      ...(code ? { disposition: code } : {}),
    },
  }
}

/** The message in a stored answer, for a field whose whole job is one. */
export function readMessageAnswer(answer: string): Message | undefined {
  const [status, sid, url] = answer.split('|')
  return readMessage({ status, sid, uri: pathOf(url) })
}

/** Of an address at Twilio. */
function pathOf(url: string | undefined): string {
  return url?.startsWith(twilioOrigin) ? url.slice(twilioOrigin.length) : ''
}

function wholeSeconds(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

function isoTime(ms: number | undefined): string {
  return ms === undefined ? '' : new Date(ms).toISOString().replace('.000Z', 'Z')
}
