import { normaliseAddress } from './addresses.ts'
import type { CallRecord } from './records.ts'
import { Refusal } from './refusal.ts'

const dayMs = 24 * 60 * 60 * 1000

type Test = (call: CallRecord) => boolean

/** The span a date means: a day of UTC for `2026-01-15`, one second for a date with a time. */
function readSpan(name: string, text: string): readonly [from: number, until: number] {
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw new Refusal(400, 20001, `Invalid ${name}: ${text}`)
  return [start, start + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayMs : 1000)]
}

// `StartTime<=2026-01-15` in a query is the name `StartTime<` with the value `2026-01-15`.
function dateTests(query: URLSearchParams, name: string, at: (call: CallRecord) => number | null): Test[] {
  const tests: Test[] = []
  const add = (suffix: '' | '<' | '>', holds: (ms: number, from: number, until: number) => boolean): void => {
    const text = query.get(name + suffix)
    if (text === null) return
    const [from, until] = readSpan(name, text)
    // A call that has not been dialled yet has no start and is in no span.
    tests.push((call) => {
      const ms = at(call)
      return ms !== null && holds(ms, from, until)
    })
  }
  add('', (ms, from, until) => ms >= from && ms < until)
  add('<', (ms, from) => ms < from)
  add('>', (ms, from) => ms >= from)
  return tests
}

function sameTest(query: URLSearchParams, name: string, read: (call: CallRecord) => string | null): Test[] {
  const wanted = query.get(name)
  return wanted === null || wanted === '' ? [] : [(call) => read(call) === wanted]
}

function addressTest(query: URLSearchParams, name: string, read: (call: CallRecord) => string): Test[] {
  const text = query.get(name)
  if (text === null || text === '') return []
  const wanted = normaliseAddress(text)
  return [(call) => read(call) === wanted]
}

/**
 * The calls a list's query asks for, in the order given. Throws a Refusal.
 * https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 */
export function filterCalls(calls: readonly CallRecord[], query: URLSearchParams): CallRecord[] {
  const tests = [
    ...addressTest(query, 'To', (call) => call.to),
    ...addressTest(query, 'From', (call) => call.from),
    ...sameTest(query, 'ParentCallSid', (call) => call.parentSid),
    ...sameTest(query, 'Status', (call) => call.status),
    ...dateTests(query, 'StartTime', (call) => call.startedAt),
    ...dateTests(query, 'EndTime', (call) => call.endedAt),
  ]
  return calls.filter((call) => tests.every((holds) => holds(call)))
}
