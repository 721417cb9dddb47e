import { writeCsv } from '../../page/write-csv.ts'
import type { Found } from '../choose/find.ts'
import type { Removal } from './remove.ts'

/** What was asked to be deleted and how that ended, for whoever has to show it later. */
export function writeProof(
  accountSid: string,
  found: readonly Found[],
  removals: ReadonlyMap<string, Removal>,
): string {
  const rows = found.flatMap(({ candidate: { interview, call }, recording: { sid } }) => {
    const removal = removals.get(sid)
    if (!removal) return []
    const proof = removal.kind === 'gone' ? removal.proof : undefined
    const outcome = removal.kind === 'gone' ? 'deleted' : 'not shown to be deleted'
    return [
      [
        sid,
        call.sid,
        interview.key,
        accountSid,
        outcome,
        isoTime(proof?.askedAt),
        isoTime(proof?.seenGoneAt),
        proof?.httpStatus,
        proof && (proof.httpStatus === 404 ? 'not found' : 'status deleted'),
      ],
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
