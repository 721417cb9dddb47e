import { writeAddress } from '../addresses.ts'
import { addressTest, dateTests, sameTest, type Test } from './record-filter.ts'
import { type CallRecord, startOf } from './records.ts'

/**
 * The calls a list's query asks for, in the order given. How Twilio's filter compares SIP addresses is not
 * documented: here it finds one only as it is written back, and not with its `sip:`. Throws a Refusal.
 * https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 */
export function filterCalls(calls: readonly CallRecord[], query: URLSearchParams): CallRecord[] {
  const tests: Test<CallRecord>[] = [
    ...addressTest<CallRecord>(query, 'To', (call) => writeAddress(call.to)),
    ...addressTest<CallRecord>(query, 'From', (call) => writeAddress(call.from)),
    ...sameTest<CallRecord>(query, 'ParentCallSid', (call) => call.parentSid),
    ...sameTest<CallRecord>(query, 'Status', (call) => call.status),
    ...dateTests<CallRecord>(query, 'StartTime', 'before', startOf),
    ...dateTests<CallRecord>(query, 'EndTime', 'before', (call) => call.endedAt),
  ]
  return calls.filter((call) => tests.every((holds) => holds(call)))
}
