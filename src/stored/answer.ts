import { type Call, readCall } from '../twilio/calls.ts'
import { isSid, numberOf, wordOf } from '../twilio/json-values.ts'
import { type Message, readMessage } from '../twilio/messages.ts'
import { readNumber } from '../twilio/phone-number.ts'
import { twilioOrigin } from '../twilio/transport.ts'
import { noLeg, readEveryCall, type ToldCall, writeEveryCall } from './every-call.ts'
import { isLeg, type LogEntry } from './metadata.ts'

/**
 * What a call's answer holds, by its place. Forms and exports read it by position: places never change, and new items
 * come at the end. Answers of 2020, and those without `details`, have the first four; those before 2.4.0 no `everyCall`.
 */
export const callItems = [
  'status',
  'sid',
  'url',
  'recordingsUrl',
  'legStatus',
  'legSid',
  'rung',
  'talked',
  'startedAt',
  'endedAt',
  'placed',
  'number',
  'disposition',
  'hand',
  'everyCall',
] as const
export type CallItem = (typeof callItems)[number]

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
      writeEveryCall(log, call),
    )
  }
  return items.join('|')
}

/** Every item of a call's answer as it stands there; those that an answer of its age does not have are undefined. */
export function readCallItems(answer: string): Readonly<Partial<Record<CallItem, string>>> {
  const items: Partial<Record<CallItem, string>> = {}
  const texts = answer.split('|')
  for (const [place, name] of callItems.entries()) {
    const text = texts[place]
    if (text !== undefined) items[name] = text
  }
  return items
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
  const [status = '', sid] = answer.split('|')
  return isSid(sid, 'CA', 'SM', 'MM') ? { status, sid } : undefined
}

/** Whether an answer is about this call or message, as it is now. */
export function isAnswerOf({ sid, status }: Call | Message, answer: string): boolean {
  const stored = readAnswer(answer)
  return stored?.sid === sid && wordOf(stored.status) === status
}

/**
 * The latest call in a stored answer and, oldest first, all calls of its field, as far as it tells of them: for a field
 * whose metadata is gone.
 * @param hands false where the form hides its numbers by now: then none that was entered by hand is read
 */
export function readCallAnswer(
  answer: string,
  hands: boolean,
): { item: Call; log: readonly LogEntry[] } | undefined {
  const items = readCallItems(answer)
  const { status, sid, startedAt, endedAt, legSid, hand } = items
  const uri = pathOf(items.url)
  const call = readCall({ status, sid, uri, start_time: startedAt, end_time: endedAt })
  if (!call) return undefined
  const every = readEveryCall(items.everyCall ?? '')
  const told = every.find((one) => one.sid === call.sid)
  const leg = {
    sid: legSid,
    status: items.legStatus,
    rung: numberOf(items.rung),
    talked: numberOf(items.talked),
  }
  const latest: LogEntry = {
    ...entryOf({
      sid: call.sid,
      at: told?.at ?? call.startedAt,
      number: numberOf(items.number),
      legStatus: told?.legStatus === noLeg ? noLeg : undefined,
      talked: undefined,
      disposition: items.disposition,
      recording: told?.recording,
      status: call.status,
    }),
    ...(hands && hand && readNumber(hand) === hand ? { hand } : {}),
    ...(legSid && isLeg(leg) ? { leg } : {}),
  }
  const log = every.map((one) => (one === told ? latest : entryOf(one)))
  return { item: call, log: told ? log : [...log, latest] }
}

/** Whom it was to is not known any more: it counts as one to the form's numbers. */
function entryOf(told: ToldCall): LogEntry {
  const { sid, at, number, legStatus, talked, disposition, recording, status } = told
  const seconds = talked === undefined ? {} : { talked }
  return {
    sid,
    at: at ?? 0,
    number: number ?? 1,
    print: '',
    status: status ?? 'queued',
    ...(legStatus === noLeg
      ? { unrung: true }
      : legStatus && { leg: { sid: '', status: legStatus, ...seconds } }),
    ...(recording ? { recording: { state: recording } } : {}),
    ...(disposition ? { disposition } : {}),
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
