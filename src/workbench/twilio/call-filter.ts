import { addressTest, dateTests, sameTest, type Test } from './record-filter.ts'
import type { CallRecord } from './records.ts'

/**
 * The calls a list's query asks for, in the order given. Throws a Refusal.
 * https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 */
export function filterCalls(calls: readonly CallRecord[], query: URLSearchParams): CallRecord[] {
  const tests: Test<CallRecord>[] = [
    ...addressTest<CallRecord>(query, 'To', (call) => call.to),
    ...addressTest<CallRecord>(query, 'From', (call) => call.from),
    ...sameTest<CallRecord>(query, 'ParentCallSid', (call) => call.parentSid),
    ...sameTest<CallRecord>(query, 'Status', (call) => call.status),
    ...dateTests<CallRecord>(query, 'StartTime', 'before', (call) => call.startedAt),
    ...dateTests<CallRecord>(query, 'EndTime', 'before', (call) => call.endedAt),
  ]
  return calls.filter((call) => tests.every((holds) => holds(call)))
}
