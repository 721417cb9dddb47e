import { say } from '../../words/say.ts'
import { clockLength } from '../listen/clock-length.ts'
import type { Found } from './find.ts'
import { megabytes, sizeOf } from './size.ts'

/** How many were found and what they weigh, before anything is fetched. */
export function FoundSummary({ found, calls }: { readonly found: readonly Found[]; readonly calls: number }) {
  const withSome = new Set(found.map(({ candidate }) => candidate.call.sid)).size
  const encrypted = found.filter(({ recording }) => recording.encryption !== undefined).length
  const size = sizeOf(found.map(({ recording }) => recording))
  return (
    <div class="box" role="status">
      <p>{say('found', { count: found.length, calls, encrypted, without: Math.max(0, calls - withSome) })}</p>
      {found.length > 0 && (
        <p>{say('foundSize', { length: clockLength(size.seconds), size: megabytes(size.bytes) })}</p>
      )}
      {size.unknown > 0 && <p>{say('foundUnknown', { count: size.unknown })}</p>}
    </div>
  )
}
