import { dateTests, sameTest, type Test } from './record-filter.ts'
import type { RecordingRecord } from './records.ts'

/** What is known of a deleted recording is kept so long. https://www.twilio.com/docs/voice/api/recording */
const keptAfterDeletionMs = 40 * 24 * 60 * 60 * 1000

/** Whether it is there for everybody. */
export function isKept({ status }: RecordingRecord): boolean {
  return status !== 'deleted' && status !== 'absent'
}

/** Whether it is there for whoever asks for deleted ones as well. */
export function isRemembered(recording: RecordingRecord, now: number): boolean {
  return recording.status !== 'deleted' || now - recording.updatedAt <= keptAfterDeletionMs
}

/**
 * The recordings a list's query asks for, in the order given. A date alone is its whole day. None is of a conference.
 * Throws a Refusal. https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources
 */
export function filterRecordings(
  recordings: readonly RecordingRecord[],
  query: URLSearchParams,
): RecordingRecord[] {
  const tests: Test<RecordingRecord>[] = [
    ...sameTest<RecordingRecord>(query, 'CallSid', ({ callSid }) => callSid),
    ...sameTest<RecordingRecord>(query, 'ConferenceSid', () => null),
    ...dateTests<RecordingRecord>(query, 'DateCreated', 'up-to', ({ createdAt }) => createdAt),
  ]
  return recordings.filter((recording) => tests.every((holds) => holds(recording)))
}
