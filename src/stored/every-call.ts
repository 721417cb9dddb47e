import { type Call, type CallStatus, isCallStatus } from '../twilio/calls.ts'
import { isSid, numberOf, timeOf } from '../twilio/json-values.ts'
import { isRecordingState, type LogEntry, type RecordingState } from './metadata.ts'

/** One call of a field, as its answer tells of it. What it does not tell is undefined. */
export interface ToldCall {
  sid: string
  /** Device time of the tap, or else the call's own start: milliseconds since 1970, whole seconds. */
  at: number | undefined
  /** Position of the number in `to_number`, from 1; 0: entered by hand. */
  number: number | undefined
  /** Of the respondent's leg. */
  legStatus: CallStatus | undefined
  /** Seconds. */
  talked: number | undefined
  /** AAPOR's code, or one of the team's own. */
  disposition: string | undefined
  /** Only of a recording by consent. */
  recording: RecordingState | undefined
  /** Of the enumerator's leg. Without it a missed phone and a leg that was not seen look alike. */
  status: CallStatus | undefined
}

/** New parts only ever come at the end. */
const partCount = 8

/** Later years have five digits, and a sign before them. */
const lastTime = Date.UTC(9999, 11, 31)

/**
 * The calls of a field, oldest first, with one space between them:
 * `SID/start/number/legStatus/talked/disposition/recording/status`, the start in UTC as `20261130T051700Z`. A part that
 * is not known is empty. No item-at(), CSV or spreadsheet takes any of it for something else: it begins with a
 * letter, and there is no `|`, quote, comma or line break in it; nor is there a phone number.
 * @param latest tells when it began where the log does not
 */
export function writeEveryCall(log: readonly LogEntry[], latest?: Call): string {
  return log
    .filter(({ sid }) => isSid(sid, 'CA'))
    .map(({ sid, at, number, leg, disposition = '', recording, status }) => {
      const start = at || (latest?.sid === sid && latest.startedAt) || 0
      const time = start > 0 && start < lastTime ? new Date(start).toISOString() : ''
      const [when, code] = [time.replace(/[-:]|\.\d+/g, ''), encode(disposition)]
      return [sid, when, number, leg?.status, leg?.talked, code, recording?.state, status].join('/')
    })
    .join(' ')
}

/** The calls in such a text, oldest first. Never throws; what is no call is left out. */
export function readEveryCall(text: string): ToldCall[] {
  const calls: ToldCall[] = []
  for (const one of text.split(/\s+/)) {
    const parts = one.split('/')
    // Where a form or a spreadsheet has cut the text, the last part may be half of one.
    if (parts.length < partCount) parts.pop()
    const [sid, when = '', number, legStatus, talked, code = '', recording, status] = parts
    if (!isSid(sid, 'CA')) continue
    calls.push({
      sid,
      at: readTime(when),
      number: numberOf(number),
      legStatus: isCallStatus(legStatus) ? legStatus : undefined,
      talked: numberOf(talked),
      disposition: decode(code) || undefined,
      recording: isRecordingState(recording) ? recording : undefined,
      status: isCallStatus(status) ? status : undefined,
    })
  }
  return calls
}

/** With `-` and `:` back between its pairs of digits, as dates are read. */
function readTime(text: string): number | undefined {
  if (!/^\d{8}T\d{6}Z$/.test(text)) return undefined
  return timeOf(text.replace(/(?=(\d\d){1,2}T)/g, '-').replace(/(?=(\d\d){1,2}Z)/g, ':'))
}

/**
 * A team's own code may hold anything, also half of a pair of UTF-16, which cannot be encoded. Without the flag `u`,
 * which the oldest devices lack.
 */
function encode(code: string): string {
  const whole = [...code].map((one) => (/^[\ud800-\udfff]$/.test(one) ? '\ufffd' : one)).join('')
  return encodeURIComponent(whole).replace(
    /[!'()*~]/g,
    (odd) => `%${odd.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decode(code: string): string {
  try {
    return decodeURIComponent(code)
  } catch {
    // Somebody has changed it since: it counts as it stands.
    return code
  }
}
