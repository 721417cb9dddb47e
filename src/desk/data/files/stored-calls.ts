import { type CallItem, readCallItems } from '../../../stored/answer.ts'
import { noLeg, readEveryCall } from '../../../stored/every-call.ts'
import { parseStored } from '../../../stored/memory.ts'
import { type LogEntry, readMetadata } from '../../../stored/metadata.ts'
import { type Call, type CallStatus, isCallStatus } from '../../../twilio/calls.ts'
import { isSid, numberOf, textOf, timeOf, wordOf } from '../../../twilio/json-values.ts'
import type { DeskCall } from '../../interview.ts'
import { deskCall } from './desk-call.ts'
import { mergeCalls } from './merge-calls.ts'

/** What a cell of an export holds, where it has to do with calls or messages. */
export type Held =
  | {
      readonly kind: 'calls'
      /** Oldest first, as far as that is known. */
      readonly calls: readonly DeskCall[]
      /** Something has been cut off behind them. */
      readonly isCut: boolean
    }
  | { readonly kind: 'message' | 'sid' | 'cut call' | 'cut metadata' }

type Items = Readonly<Partial<Record<CallItem, string>>>

const answerStart = /^[a-z-]*\|(?:CA|SM|MM)/i
const messageStart = /^[a-z-]*\|(?:SM|MM)/i
const everyCallStart = /^CA[0-9a-f]{32}\//i
const wholeSid = /^CA[0-9a-f]{32}$/i
const callInJson = /"sid"\s*:\s*"CA/
const callAddress = /\/Accounts\/(AC[0-9a-f]{32})\/Calls\/CA[0-9a-f]{32}(?:\.json)?$/i
const recordingsAddress = /\/Recordings(?:\.json)?$/

/** @param column where it stands */
export function readCell(text: string, column: string): Held | undefined {
  if (answerStart.test(text)) return messageStart.test(text) ? { kind: 'message' } : readAnswer(text, column)
  if (text.startsWith('{')) return callInJson.test(text) ? readCalculate(text, column) : undefined
  if (everyCallStart.test(text)) return { kind: 'calls', calls: readList(text, column), isCut: false }
  return wholeSid.test(text) ? { kind: 'sid' } : undefined
}

function readAnswer(text: string, column: string): Held {
  const isCut = isCutAnswer(text)
  // Half of an item would be read as another one: half of a time is another time.
  const isLastWhole = !isCut || text.split('|').length === 2
  const items = readCallItems(isLastWhole ? text : text.slice(0, text.lastIndexOf('|')))
  const { sid = '' } = items
  if (!wholeSid.test(sid)) return { kind: 'cut call' }
  const every = readList(items.everyCall ?? '', column)
  const isListCut = items.everyCall !== undefined && every.length < (numberOf(items.placed) ?? 0)
  const latest = latestCall(sid, items, column)
  return { kind: 'calls', calls: withLatest(every, latest), isCut: isCut || isListCut }
}

/** An answer has four items, or with details=1 fourteen or more, and its addresses are whole. */
function isCutAnswer(text: string): boolean {
  const items = text.split('|')
  const [, , url = '', recordingsUrl = ''] = items
  const isWhole = callAddress.test(url) && (recordingsUrl === '' || recordingsAddress.test(recordingsUrl))
  return !isWhole || items.length < 4 || (items.length > 4 && items.length < 14)
}

function latestCall(sid: string, items: Items, field: string): DeskCall {
  const { recordingsUrl, disposition } = items
  return deskCall({
    sid,
    field,
    accountSid: callAddress.exec(items.url ?? '')?.[1],
    status: statusOf(items.status),
    startedAt: timeOf(items.startedAt),
    endedAt: timeOf(items.endedAt),
    number: numberOf(items.number),
    leg: {
      sid: items.legSid,
      status: statusOf(items.legStatus),
      rung: numberOf(items.rung),
      talked: numberOf(items.talked),
    },
    disposition,
    mayBeRecorded: recordingsUrl === undefined ? undefined : recordingsUrl !== '',
  })
}

/** The answer says more of its latest call than its list of all calls does. What holds for one holds for the field. */
function withLatest(every: readonly DeskCall[], latest: DeskCall): readonly DeskCall[] {
  const { accountSid, mayBeRecorded } = latest
  const others = every.map((call) => {
    if (call.sid !== latest.sid) return deskCall({ ...call, accountSid, mayBeRecorded })
    const [merged = latest] = mergeCalls([[latest], [call]])
    return merged
  })
  return every.some(({ sid }) => sid === latest.sid) ? others : [...others, latest]
}

function readList(text: string, field: string): readonly DeskCall[] {
  return readEveryCall(text).map((told) => {
    const { sid, at, number, legStatus, talked, disposition, recording, status } = told
    const ofLeg = legStatus === noLeg ? { isUnrung: true as const } : { leg: { status: legStatus, talked } }
    return deskCall({ sid, field, startedAt: at, number, ...ofLeg, disposition, recording, status })
  })
}

/** A calculate that holds `plug-in-metadata()`. No number that was entered by hand is read. */
function readCalculate(text: string, column: string): Held {
  if (!parseStored(text, false)) return { kind: 'cut metadata' }
  const { call, log } = readMetadata(text, false)
  const entries = log.filter(({ sid }) => isSid(sid, 'CA')).map((entry) => loggedCall(entry, column))
  const calls = mergeCalls([call ? [twilioCall(call, column)] : [], entries])
  return { kind: 'calls', calls, isCut: false }
}

function loggedCall(
  { sid, at, number, status, leg, unrung, disposition, recording }: LogEntry,
  field: string,
): DeskCall {
  // Calls of the 2020 plug-in have no time in the log.
  const startedAt = at > 0 ? at : undefined
  const told = { sid, field, startedAt, number, status, leg, isUnrung: unrung, disposition }
  return deskCall({ ...told, recording: recording?.state })
}

function twilioCall({ sid, startedAt, endedAt, json }: Call, field: string): DeskCall {
  const accountSid = textOf(json['account_sid']) || undefined
  const status = statusOf(textOf(json['status']))
  return deskCall({ sid, field, accountSid, status, startedAt, endedAt })
}

function statusOf(text: string | undefined): CallStatus | undefined {
  const word = wordOf(text)
  return isCallStatus(word) ? word : undefined
}
