import { writeCsv } from '../../page/write-csv.ts'
import type { Removed } from './remove.ts'

/** What was asked to be deleted and how that ended, for whoever has to show it later. */
export function writeProof(removals: Iterable<Removed>): string {
  const rows = Array.from(removals, ({ accountSid, found: { candidate, recording }, removal }) => {
    const proof = removal.kind === 'gone' ? removal.proof : undefined
    return [
      recording.sid,
      candidate.call.sid,
      candidate.interview.key,
      accountSid,
      proof ? 'deleted' : 'not shown to be deleted',
      isoTime(proof?.askedAt),
      isoTime(proof?.seenGoneAt),
      proof?.httpStatus,
      proof && (proof.httpStatus === 404 ? 'not found' : 'status deleted'),
    ]
  })
  return writeCsv(
    [
      'recording_sid',
      'call_sid',
      'KEY',
      'account_sid',
      'outcome',
      'delete_asked_utc',
      'get_answered_utc',
      'get_http_status',
      'get_said',
    ],
    rows,
  )
}

function isoTime(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString()
}
