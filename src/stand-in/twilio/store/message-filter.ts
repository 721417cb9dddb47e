import type { MessageRecord } from './message-records.ts'
import { addressTest, dateTests, type Test } from './record-filter.ts'

/**
 * The messages a list's query asks for, in the order given. Throws a Refusal.
 * https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export function filterMessages(messages: readonly MessageRecord[], query: URLSearchParams): MessageRecord[] {
  const tests: Test<MessageRecord>[] = [
    ...addressTest<MessageRecord>(query, 'To', (message) => message.to),
    ...addressTest<MessageRecord>(query, 'From', (message) => message.from),
    ...dateTests<MessageRecord>(query, 'DateSent', 'up-to', (message) => message.sentAt),
  ]
  return messages.filter((message) => tests.every((holds) => holds(message)))
}
